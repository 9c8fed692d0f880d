# Every sentence we say, in plain English for somebody who learned it as a second language. It says the same as the
# Chinese, not more.

### Common

sorry-parked = Something went wrong on our side with this message. We kept it for the staff to look at. If it is urgent, please call your building head.
stranger = Hello. I only know people on the community's list. Please send me the 8-letter code from the notice on your door, or ask your building head.
stranger-slow = That was a lot of tries. Please wait one hour, or ask your building head to check the code with you.
not-understood = I did not understand that. To report, just write the number, like "36.5". Anything else, just tell me, and I pass it on to your building head.
hello-back = Hello, I am here. To report, write a number like "36.5". For other things, send /help.
alarming = That sounds serious. Please call your building head now, then measure and send me the number, like "38.2". If it is hard to breathe or your chest hurts, do not wait: call 120.
not-understood-role = I did not understand that. Send /missing to see who has not reported, /board for each building, /status for the totals.
old-button = This button is too old now. Please just write to me.
choice-help = Help
choice-status = Status

date-long = { $weekday ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
 } { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
 }
slot-name = { $slot ->
    [morning] morning
    [noon] noon
    [evening] evening
   *[other] { $slot }
 }
slot-none = for no slot
list-comma = {", "}

### Knowing the door

greet-household =
    Hello, I am Louzhang, the helper of { $community }. I look after { $place }.
    The safe word on your door notice is "<b>{ $word }</b>". If it is not the same, it is not me.
    Twice a day, just send me your temperature, like "36.5".
greet-again =
    Welcome back, { $place }. The safe word is still "<b>{ $word }</b>".
    Just send me your temperature, like "36.5".
greet-role =
    Hello { $name }, I am Louzhang, the helper of { $community }.
    Send /missing to see who has not reported, /board for each building, /status for the totals.
greet-helper = Hello { $name }, I am Louzhang, the helper of { $community }. When there is something to do for you, I will tell you here.
code-unknown = I do not know this code. Please check the 8 letters and digits on the notice on your door. Capital or small letters do not matter.
code-expired = This code is too old. Please ask your building head for a new one. It takes a minute.
who-are-you = Who are you in this household? Then "36.5" alone is yours. For others, write the name first.
who-for-value = Who are you in this household? Then I can note { $value } for you.
who-taken = Thank you, { $name }. Just send me your temperature, like "36.5".
who-not-found = I did not find this name here. Please press one of the names.
language-ask = 您想看哪种文字？ Which language do you read?
language-taken = OK. English from now on.
language-chinese = 中文
language-english = English

### Temperature

temperature-ask =
    { $slot ->
        [morning] Good morning.
        [evening] Good evening.
       *[other] Hello.
    } { $count ->
        [1] Please send the temperature of { $names } before { $until }.
       *[other] Please send the temperatures of { $names } before { $until }. One message is enough: { $example }
    }
temperature-remind = We still need the { $slot } temperature of { $names }. Please send it before { $until }.
temperature-each-ask = What is the temperature of { $name }?
temperature-each-next = Got it: { $name } { $celsius } °C. And { $next }?
temperature-type-it = What is the temperature of { $name }? Just type the number, like "36.5".
choice-each = One by one
choice-cannot = Cannot measure
choice-other-value = Other
choice-all-of-them = All of them
complaint-taken = Noted: { $name }, { $felt }. { $measure ->
    [yes] Please measure and send me the number.
   *[no] If it gets worse, tell me at once.
 }
complaint-denied = Noted: { $name } has no { $felt }.{ $measure ->
    [yes] {" "}Please send the temperature, too.
   *[no] {""}
 }
complaint-told = { $name }, { $place }, says: { $felt }.
complaint-whose = Whose is it: { $felt }?
excuse-whose = Who cannot be measured?
excuse-why = What is it with { $names }?
excuse-reason = { $reason ->
    [asleep] asleep
    [hospital] in hospital
    [no-thermometer] no thermometer
   *[other] another reason
 }
excuse-taken = All right, no more questions this { $slot } for { $names } ({ $reason }). When you can measure, just send the number.
excuse-nobody = This { $slot } nobody is missing any more.
excuse-thermometer = { $place } has no thermometer ({ $names }). Please bring one and leave it at the door.
temperature-example = { $first } 36.5 { $second } 36.6
temperature-how = Just send the number, like "36.5". For others, write the name first, like "{ $name } 36.6".
temperature-taken = Got it ({ $slot }, { $time })
    { $lines }
temperature-taken-early = Got it. It counts for this { $slot } ({ $time })
    { $lines }
temperature-taken-late = Got it. The { $slot } time is over, so it is noted as a late { $slot } report ({ $time })
    { $lines }
temperature-taken-none = Got it ({ $time }). It counts for no slot now; the next one is { $next }.
    { $lines }
temperature-corrected = Changed ({ $time })
    { $lines }
temperature-line = <b>{ $name } { $celsius } °C</b>
temperature-unsure = I do not want to guess. Please send only the number, like "36.5". For others, write the name first.
temperature-guess = I do not want to guess about "{ $written }". Is it { $value }?
temperature-guesses = I do not want to guess. What is the temperature of { $name } now?
choice-rewrite = No, I write it again
temperature-whose = "{ $who }" { $celsius } °C: who is that in your household?
temperature-nothing-to-correct = OK. Please send the right number, like "correction 36.8". For others, write the name first.
temperature-released = { $names } need not report any more. You can still send me a reading whenever you like.
temperature-next = { $slot } { $day ->
    [today] today
   *[tomorrow] tomorrow
 }, { $time }

### Closing a slot

closing-remind = The { $slot } slot closes at { $until }. Still missing: { $households } of { $total } homes
    { $lines }
closing-head = The { $slot } slot is closed. Missing: { $households } of { $total } homes
    { $lines }
closing-line = { $number }. { $place } { $names }{ $again ->
    [no] {""}
    [before] {", "}missed the { $running } before, too
   *[now] {", "}missed { $running } in a row
 }
closing-more = { $count } more: send /missing to see all.
closing-excused = With a reason: { $count } ({ $names })
closing-all-in = The { $slot } slot is complete: all { $total } homes.
closing-totals = The { $slot } slot is closed: { $due } due, { $reported } in time, { $late } late, { $others } by others, { $excused } with a reason, { $missing } missing ({ $households } homes).{ $fevers ->
    [0] {""}
   *[other] {" "}With fever: { $fevers }.
 }
closing-nobodys = Nobody else is told of these, please look after them:
    { $lines }
choice-home = { $number }. { $place }

### Measured for others

proxy-taken = Written down for them ({ $slot }, { $time })
    { $lines }
proxy-line = { $place } <b>{ $name } { $celsius } °C</b>
proxy-line-fixed = { $place } <b>{ $name } { $celsius } °C</b> (corrected)
proxy-at-door = Measured at the door
proxy-at-door-noted = All right: measured at the door.
proxy-told = { $by } wrote down a temperature for your home ({ $time })
    { $lines }
    If it is wrong, write the name and "correction 36.8".
proxy-how = To report for somebody, write the room and the name, like "301 Zhang San 36.5".
proxy-nobody = I did not find "{ $what }" among the homes you look after, so nothing was written down. Please check the room and the name.
proxy-which = Whose is { $celsius } °C?
proxy-person = { $place } { $name }
proxy-measure = What is the temperature of { $name }, { $place }?
home-card = { $place } ({ $slot })
    { $lines }
home-line = { $name }: { $state ->
    [missing] missing{ $running ->
        [0] {""}
       *[other] {", "}{ $running } times in a row
     }
    [excused] { $reason }
   *[other] { $celsius } °C, { $time }
 }{ $phone ->
    [none] {""}
   *[other] . Phone { $phone }
 }
home-measured = I measured { $name }
home-call = Call

### Alerts

alert-what = { $kind ->
    [fever] Fever { $celsius } °C
    [low] Low temperature { $celsius } °C
    [breathless] Short of breath
    [breathless-measured] Short of breath, { $celsius } °C
    [corrected] First value was wrong, now { $celsius } °C
    [sos] Call for help
   *[missing] { $count } times no temperature
 }
alert-when = { $day ->
    [today] { $part ->
        [morning] this morning
        [evening] this evening
       *[day] today
     }
    [yesterday] { $part ->
        [morning] yesterday morning
        [evening] last night
       *[day] yesterday
     }
   *[other] { $date }
 }
alert-whose = { $name } ({ $place })
alert-who = { $role ->
    [liaison] { $name } (building head)
    [clinician] { $name } (doctor)
   *[staff] { $name } (community)
 }
alert-symptom = { $felt ->
    [fever] fever
    [cough] cough
    [fatigue] no strength
    [sore_throat] sore throat
    [breathless] short of breath
    [diarrhoea] diarrhoea
    [taste_loss] no smell or taste
   *[headache] headache
 }
alert-outcome = { $outcome ->
    [hospital] { $topic ->
        [missing] in hospital
       *[health] sent to hospital
     }
    [recovered] normal when measured again
    [watched] watched at home
    [slip] written wrong
    [measured] measured
    [asleep] asleep
    [away] nobody at home
    [reported] reported by themselves
    [visited] somebody was there
    [fine] all is well
    [mistake] pressed by mistake
   *[false] false alarm
 }
alert-comma = {", "}
alert-said = reported { $when } { $time }
alert-before = { $when } { $celsius }
alert-stay = day { $day } of quarantine
alert-facts = { $parts }.{ $phone ->
    [none] {""}
   *[some] {" "}Phone { $phone }
 }
alert-masked = Phone { $phone }
alert-keeper =
    🔔 <b>{ $what }</b> · { $place } · { $name }
    { $lines }
alert-missing =
    <b>{ $what }</b> · { $place } · { $name }
    Please knock on the door.
    { $lines }
alert-several =
    🔔 <b>{ $count } people in one home are not well</b>
    { $lines }
alert-missing-several =
    <b>{ $count } people have not reported several times</b>. Please knock on their doors
    { $lines }
alert-unplaced =
    🔔 <b>{ $celsius } °C</b> · { $place } · "{ $name }"
    They have not said yet who it is; I am asking. Please call them.
alert-line = { $number }. { $place } { $name }: { $what }
alert-also = They also say: { $symptoms }.
alert-late = { $minutes } minutes now, and nobody has taken it.
alert-passed = { $by } handed it on. Please take it.

alert-take = I have it
alert-go = I will look
alert-call = Call
alert-hospital = Send to hospital
alert-false = False alarm
alert-recovered = Normal again, close
alert-watched = Watch at home, close
alert-slip = Written wrong, close
alert-pass = Hand on
alert-over = I take it over
alert-measured = Measured
alert-asleep = Asleep
alert-in-hospital = In hospital
alert-away = Nobody at home
alert-well = No
alert-cough = Cough
alert-breathless = Short of breath

alert-yours = OK, it is yours: { $whose }, { $what }. { $topic ->
    [missing] When you have looked, press how it ended.
   *[health] Please call first. When it is done, press how it ended.
 }
alert-yours-many = OK, these { $count } are yours. One at a time: press a name.
alert-theirs = { $whose }: { $by } took it { $when } at { $time }.
alert-taken = { $by } takes care of { $whose }. Nothing to do for you.
alert-ended = { $whose }: this is over. { $outcome }.
alert-closed = OK, { $whose } is closed: { $outcome }. Thank you.
alert-closed-told = { $by } has finished with { $whose }: { $outcome }.
alert-reported = { $whose } has just reported. No need to knock.
alert-passed-on = OK, { $whose } is handed on. I have told { $told }.
alert-pass-nobody = I cannot reach anybody else now. Please keep looking after it.
phone-list =
    Phones of { $place }:
    { $lines }
phone-line = { $name } { $phone }
phone-none = There is no phone of { $place } on the list. Please go there.
alert-recheck = Measured again: <b>{ $celsius } °C</b> · { $whose }, { $time }.
alert-recheck-none = { $whose } should have measured again and has not. Please call them.
alert-corrected = { $whose } says the first value was wrong; now <b>{ $celsius } °C</b>. Please have a look.
alert-felt = { $whose } also says: { $symptoms }.

alert-home =
    { $lines }
    { $told ->
        [nobody] Please call your building head or the community now. Do not wait.
       *[some] I have told { $told }. Somebody will contact you within { $wait } minutes; if nobody does, I go on asking.
     }
    { $do ->
        [fever] Please rest and drink water. In { $minutes } minutes measure again and send it to me.
        [low] Please hold the thermometer tight. In { $minutes } minutes measure again and send it to me.
       *[breathless] Please sit up, open a window, do not walk. If it is bad or the chest hurts, do not wait: call 120. In { $minutes } minutes send me a temperature.
     }
    { $ask ->
        [alone] Is anything else not well?
       *[several] If somebody has more, write the name and tell me.
     }
alert-home-line = <b>{ $name }: { $what }</b>
alert-home-told = { $told ->
    [nobody] Please call your building head or the community now.
   *[some] I have told { $told }.
 }
alert-home-more = Nobody has taken care of { $name } yet. I have told { $told }, too.
alert-home-taken = { $by } takes care of { $name } now and will contact you soon.
alert-home-passed = Somebody else will take care of { $name }. I have told { $told }.
alert-home-due = Time to measure { $name } again. Please send me the number, like "{ $name } 36.8".
alert-home-soon = It is not { $minutes } minutes yet. Please measure { $name } again at { $time }.
alert-home-recheck = { $fine ->
    [yes] This one is normal. { $told }
    [alone] This one is normal.
   *[no] Not normal yet. Please go on resting and drink water. { $told }
 }
alert-home-worse = { $name }: { $what }. { $told } { $kind ->
    [breathless] Please sit up and open a window. If it is bad or the chest hurts, do not wait: call 120.
   *[fever] Please go on resting and drink water.
 }
alert-home-felt = I see. { $told }
alert-home-well = OK, noted. If { $name } feels worse, just tell me.
alert-home-corrected = { $told } If something is wrong after all, just write to me.
alert-home-closed = { $outcome ->
    [hospital] { $by } arranges for { $name } to go to hospital. Please do as { $by } says.
    [recovered] { $name } is normal again. Just go on reporting morning and evening.
    [watched] { $by } says { $name } should rest at home for now. If anything changes, write to me.
   *[false] { $by } has looked: { $name } is fine. Just go on reporting morning and evening.
 }
alert-measure = { $name } feels a fever. Please measure now and send me the number, like "{ $name } 37.8".
alert-proxy =
    { $lines }
    { $told } Please measure again in { $minutes } minutes and tell me.

### Status

status-household =
    { $place } · { $date }
    { $lines }
status-person = { $name }: { $slots }{ $more ->
    [yes] . { $stay }
   *[no] {""}
 }
status-stay = Day { $day } of quarantine, last day { $until }
status-nothing = { $due ->
    [yes] not time yet
   *[no] nothing to report today
 }
status-slot = { $slot } { $celsius ->
    [none] not yet
   *[other] { $celsius } °C
 }
status-nobody-due = { $date }: nobody has to report today.
status-trouble = On our side: { $parked } messages not handled, { $refused } not sent, { $doubt } perhaps sent twice.
not-yours = Only those who look after the building can see this. { $home ->
    [yes] For your own, send /status.
   *[no] If you need something, please ask your building head.
 }

### Lists and buildings

list-stale = That list is over. This is the one of now.
list-place = Only: { $place }
list-page = Page { $page } of { $pages }
list-next = Next page
list-previous = Page before
list-all = Show all
list-up = Back to { $place }
list-part = { $place } · { $count }
list-dot = {", "}
list-slot = { $slot }{ $day ->
    [yesterday] {" "}(yesterday)
   *[today] {""}
 }
place-rest = { $place }{ $more ->
    [yes] {" "}
   *[no] {""}
 }without unit
place-floor = { $place }{ $more ->
    [yes] {" "}
   *[no] {""}
 }{ $floor ->
    [0] other rooms
   *[other] floor { $floor }
 }
missing-list = { $lines }
missing-none = { $excused ->
    [0] { $slot }: everybody has reported.
   *[other] { $slot }: nobody to call. There is a reason for each one missing.
 }
missing-head = { $slot }: { $households } of { $total } { $total ->
    [one] household has
   *[other] households have
 } not reported; { $when ->
    [open] open until { $until }
   *[closed] closed at { $until }
 }
missing-where = { $parts }{ $rest ->
    [0] {""}
   *[other] , and { $rest } more places
 }
missing-line = { $number }. { $place } { $names }: { $why }
missing-why = { $why ->
    [visit] missed { $times } times in a row, please knock
    [stranger] not connected to me yet, please call or knock
    [gone] cannot get my messages, please call or knock
    [again] missed the last one too, please call first
   *[call] please call
 }
missing-names = { $names } and others, { $count } people
missing-excused = { $count ->
    [one] With a reason, 1 household:
   *[other] With a reason, { $count } households:
 }
missing-excused-line = { $number }. { $place } { $people }
missing-excused-who = { $name } ({ $reason })

status-area =
    { $date } { $slot }: { $due } people due, { $missing ->
        [0] nobody missing
       *[other] { $missing } missing ({ $households } households)
    }.
    { $figures }
board-list = { $lines }
board-line = { $place }: { $figures } (due { $due })
board-part = { $place }
board-figure = { $what ->
    [fever] <b>fever { $count }</b>
    [missing] missing { $count }
    [reported] reported { $count }
    [late] late { $count }
    [others] by others { $count }
   *[excused] with a reason { $count }
 }
board-none = nobody has reported yet
choice-missing = Missing
choice-board = Buildings

why-list = { $lines }
why-head = { $name } · { $place } · { $date } { $slot }
why-verdict = { $why ->
    [asked] Asked; the letter arrived.
    [waiting] Asked, but the letter has not gone out yet.
    [no-case] Not asked: there is no quarantine on record.
    [before] Not asked: the quarantine had not begun.
    [after] Not asked: the quarantine was over.
    [released] Not asked: they were released before.
    [known-later] Not asked: we did not know of the quarantine then.
    [not-opened] Not asked: this slot was not opened.
    [missed] Not asked: I was not running at that time, and later it was over.
    [reported] Not asked: there was a reading before.
    [excused] Not asked: there was a reason before.
    [nobody] Not reached: nobody of this household is connected to me.
    [connected-later] Not reached: they connected to me after the asking.
    [unreachable] Not reached: this household cannot get my messages.
    [gone] Not reached: the letter could not be delivered.
    [expired] Not reached: the letter did not go out before the end.
    [refused] Not reached: the platform refused the letter.
   *[unknown] Not asked; I did not find out why.
 }
why-case = Quarantine: { $starts } to { $ends }, policy "{ $policy }"
why-known = Entered: { $at }
why-released = Released: { $at }
why-opened = Slot: { $opens } to { $closes }, asked at { $at }
why-not-opened = Slot: { $opens } to { $closes }, no record of asking
why-missed = Slot: { $opens } to { $closes }, found too late, nobody was asked
why-nobody = Accounts: none
why-chat = Account: { $who } ({ $channel ->
    [telegram] Telegram
    [page] web page
    [wecom] WeCom
   *[other] { $channel }
 }), since { $since }
why-chat-gone = Account: { $who } ({ $channel ->
    [telegram] Telegram
    [page] web page
    [wecom] WeCom
   *[other] { $channel }
 }), out of reach since { $at }
why-letter = { $what ->
    [remind] Reminder
   *[ask] Letter
 }: { $state ->
    [sent] arrived { $at }
    [waiting] waiting
    [sending] going out
    [expired] too late { $at }
    [gone] could not be delivered { $at }
   *[refused] refused { $at }
 }{ $doubt ->
    [yes] , perhaps twice
   *[no] {""}
 }
why-measured = Reported: { $at }, { $source ->
    [self] by themselves
    [household] by the family
   *[liaison] by somebody who looks after them
 }
why-trace = { $at } { $by }: { $celsius } °C{ $changed ->
    [yes] , changed later
   *[no] {""}
 }
why-absent = { $reason ->
    [none] Missing: { $times } in a row, noted { $at }
    [asleep] Reason: asleep, said { $at }
    [hospital] Reason: in hospital, said { $at }
    [no-thermometer] Reason: no thermometer, said { $at }
   *[other] Reason: another one, said { $at }
 }
why-moment = { $day } { $time }
why-earlier = The slot before
why-which = { $rest ->
    [0] Which of them?
   *[other] Which of them? { $rest } more are not shown; it is faster with the room number.
 }
why-not-found = I did not find this person. Please write the name, and the room if there are several, like "/why 502 张伟".

quality-quiet = { $households ->
    [one] The readings of 1 household are very regular. You may check when there is time.
   *[other] The readings of { $households } households are very regular. You may check when there is time.
 }
quality-many = Readings that are very regular can be checked building by building.
quality-where = Which place first?
quality-none = Nothing to check here in the last 7 days.
quality-head = Very regular readings in the last 7 days: { $households ->
    [one] 1 household
   *[other] { $households } households
 }. They may well be right; you can ask how they measure:
quality-line = { $number }. { $place } { $names }: { $kind ->
    [same-value] the same value { $times } times in a row
    [same-steps] { $times } days in a row, the same seconds between them
   *[same-second] { $times } times at the same minute and second
 }
quality-list = { $lines }
choice-quality = Check

### Curve

curve-title = { $days ->
    [single] Temperature { $first }
   *[several] Temperature { $first } to { $last }
 }
curve-date = { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
 }
curve-tick = { $day }
curve-newest = { $celsius } °C
curve-value = measured
curve-line = fever line { $celsius } °C
curve-fever = fever
curve-missing = not reported
curve-excused = reason given
curve-head = The days before:
curve-person = { $name } { $days }
curve-day = { $day }: { $slots }
curve-slot = { $slot } { $value ->
    [missing] not reported
    [asleep] asleep
    [hospital] in hospital
    [no-thermometer] no thermometer
    [other] not measured, with a reason
   *[value] { $value }
 }
curve-slot-name = { $slot ->
    [morning] am
    [noon] noon
    [evening] pm
   *[other] { $slot }
 }
curve-span = { $first } to { $last }{ $values ->
    [none] {""}
   *[some] : { $low } to { $high }
 }
curve-one = { $day } { $slot }{ $value ->
    [none] {""}
   *[value] {" "}{ $value }
 }
curve-fevers = { $named ->
    [counted] fever { $count } times
   *[listed] fever { $named }
 }
curve-missed = { $named ->
    [counted] not reported { $count } times
   *[listed] not reported { $named }
 }
curve-not-measured = { $named ->
    [counted] not measured { $count } times, with a reason
   *[listed] not measured, with a reason { $named }
 }
curve-and = {", "}
curve-comma = {", "}
curve-then = {"; "}

### Photos and other things

photo-passed-on = Thank you for the photo. I passed it on to { $told }. Next time it is quicker to type the number, like "36.5".
photo-nobody = Thank you for the photo, but I cannot read photos, and your building head is not online now. Please type the number, like "36.5".
photo-typed = Thank you for the photo, but I cannot read photos. Please write it in words.
photo-below = Below it: "{ $text }".
photo-to-read = { $whose } sent a photo, probably of a thermometer. { $said }
    If you can read it, please send me the number, like "{ $room } { $name } 36.5".
photo-not-fetched = { $whose } sent a photo, but I could not get it. { $said }
    Please call and ask for the number, then send it to me, like "{ $room } { $name } 36.5".
wordless-voice-passed = I passed your voice message on to { $told } and will tell you the answer. Next time it is quicker to type; tap the microphone on your keyboard and it writes what you say.
wordless-voice = I cannot listen to voice messages yet. Please type; if typing is hard, tap the microphone on your keyboard and it writes what you say.
wordless-sticker = Thank you. To report, write a number like "36.5". I am here if you need something.
wordless-file = I cannot open files. If it matters, please write it to me, or ask your building head.
wordless-place = Thank you, I do not need your location. To report, write a number like "36.5".
wordless-other = I cannot read this. Please write it in words.

### Help

help-household =
    I can help you with:
    Report: write "36.5"; for others the name first, like "{ $name } 36.6"
    A mistake: write "correction 36.8", or edit your message
    Records: /status
    Shopping: write "two bags of salt"; parcels, rubbish, a doctor: /request; your orders: /orders
    Urgent, somebody must come: /sos
    Who looks after you: /team; the building's group: /group
    Language: /lang
    Anything else: just tell me, and I pass it on to your building head.
help-helper = When there is something to do for you, I will tell you here. For the language, send /lang.
help-carrier =
    To buy and carry for others:
    /desk: take orders; /hands: those that you have taken
    /pick: what to buy; /carry: where to bring it; /labels: for the bags
    You can write, too: "take 12", "bought", "on my way", "801 delivered"; for a slip, "undo"
help-role =
    /missing: who has not reported
    /board: each building and floor
    /threads: who waits for an answer; /find 502: what was passed on
    /status: the totals
    /mine: the households you look after; /care: whom to visit today
    "801 two bags of salt": order for a home; /desk: what you can take up; /kits: kits to hand out
    /coverage: who has not read a notice; /members: who is not in the group yet
    /duty: who is on duty; /swap: change with somebody; /handover: a note for the next
    /points: what you helped with
    /console: tables, for a desk
    /lang: language
help-doctor =
    /missing: who has not reported
    /board: each building and floor
    /threads: who waits for an answer of yours
    /status: the totals
    /mine: the households you look after
    "for 801: I need a doctor": ask for a home; /desk: what you can take up
    /duty: who is on duty; /swap: change with somebody; /handover: a note for the next
    /console: tables, for a desk
    /lang: language
help-staff =
    /missing: who has not reported
    /board: each building and floor
    /threads: who waits for an answer; /find 502: what was passed on
    /status: the totals
    /why and a name: asked or not, and why
    /liaisons: who has nobody; assign 3号楼: spread the households
    /care: whom to visit today; /members: who is not in the group yet
    /notices: write a notice; /coverage: who has not read one; /scheduled: what is to go out
    /desk, /pick, /carry, /labels: buy and carry; /catalogue: prices
    /supply: how it goes; /settle, /owing: money; /kits: kits to hand out
    /signup test at the door Sunday 06:30, 8 people: call for hands; /points: the table
    /dismiss 李建国: take back all they hold, hand it on
    /duty: who is on duty; /swap: change with somebody; /handover: a note for the next
    plan 11-26 morning 李建国: plan a shift
    /console: tables, for a desk
    /lang: language

### Groups

group-hello = Hello everybody, I am Louzhang. Please send temperatures to me in private, not here. New here? Send me the 8-letter code from the notice on your door in private.
lost-contact = { $place } ({ $name }) cannot get my messages any more. Perhaps they blocked me. Please call or knock.

### Groups: binding, joining, manners

bind-which = Which building is the group "{ $title }" for?{ $more ->
    [yes] {" "}If it is not below, write "/bind { $example }" in that group.
   *[no] {""}
 }
bind-how = Please write "/bind { $example }" in the group that you want to bind. If I am not in it yet, add me first.
bind-done = Done: "{ $title }" is the group of { $place }.
bind-already = "{ $title }" is the group of { $place } already.
bind-unknown = I did not find the building "{ $said }". There is: { $known }.
bind-no-buildings = There are no buildings on the list yet. Please import the roster first.
bind-not-yours = { $place } is not yours to look after, so I changed nothing. Please ask whoever looks after it.
bind-change = { $why ->
    [building] { $place } has a group already: "{ $other }". Change it to "{ $title }"?
    [group] "{ $title }" is the group of { $former } now. Change it to { $place }?
   *[both] "{ $title }" is the group of { $former } now, and { $place } has the group "{ $other }". Make "{ $title }" the group of { $place }?
 }
bind-fixed = This group comes with { $place }. It cannot be bound otherwise.
bind-kept = OK, nothing was changed.
bind-gone = I am not in that group, so I changed nothing. Please add me first.
choice-bind-over = Change
choice-bind-keep = Keep
unbind-done = Done: "{ $title }" is not the group of { $place } any more. What was written down is kept. To bind it again, write "/bind { $place }" in the group.
unbind-none = "{ $title }" is not bound to a building.
unbind-how = Please write "/unbind" in the group that you want to unbind.
group-rights-missing =
    In "{ $title }" I do not have all rights yet. Please ask the owner to give me:
    { $lines }
group-right = { $right ->
    [delete] Delete messages: without it, words about somebody's health stay in the group
    [pin] Pin messages: without it, the board is not at the top
    [restrict] Ban users: I can do without it; you mute troublemakers yourselves
   *[invite] Invite users: without it, I cannot let neighbors in by myself
 }
group-rights-all = In "{ $title }" I have all rights that I need.
group-link-made =
    The link to the group of { $place } is ready. People on the list come in at once; others I ask for their code first.
    { $link }
greet-group =
    The group of { $place } is here. Press it and I let you in:
    { $link }
group-out = I am not in "{ $title }" any more, so { $place } has no group now. Please add me again: it is still bound. If the group is gone, make another one and bind it.
group-back = I am back in "{ $title }". It is still the group of { $place }.
group-topics = "{ $title }" has topics now. All I say there is in "General". Please tell the others.
group-welcome =
    { $count ->
        [one] Welcome to our new neighbor.
       *[other] Welcome to our { $count } new neighbors.
    }
    Temperatures and health: please tell me in private, not here.
    Do not pass on news that you are not sure of. Ask me in private.
    New here? Send me the 8-letter code from your door in private.
way-here = The group of your building is on this page: tap "Neighbours" above.
way-none = I cannot let people into the group of your building yet. Please ask your building head.
way-inside = You are in the group of { $place } already.
join-code = You want to join the group of { $place }. Please send me the 8-letter code from the notice on your door within 5 minutes. If you have none, I ask the building head.
join-in = The code is right. You are in the group of { $place } now.
join-wrong = I also ask the building head about the group. If you find the right code, just send it to me.
join-elsewhere = Your home is not in this building. This is the group of { $place }. I ask the building head there.
join-list =
    { $count ->
        [1] Somebody wants to join the group of { $place }. I do not know which home they belong to:
       *[other] { $count } people want to join the group of { $place }. I do not know which home they belong to:
    }
    { $lines }
join-line = { $number }. { $name }
join-one = { $name }
join-nameless = no name
choice-join-yes = Let in
choice-join-no = Not
choice-join-yes-of = { $number } Let in
choice-join-no-of = { $number } Not
join-let = OK, { $name } may come into the group of { $place }.
join-kept-out = OK, { $name } was not let into the group of { $place }.
join-decided = { $state ->
    [approved] { $by } has let { $name } in already.
    [declined] { $by } has decided not to let { $name } in.
   *[lapsed] { $name } is not waiting any more. There is nothing to decide.
 }
join-somebody = Somebody
join-not-done = It did not work for { $name }. Most likely I may not invite people in "{ $title }". Please give me that right and press again.
members-in = All { $total } households of { $place } are in the group.
members-head = { $households ->
    [one] 1 household is not in the group yet (of { $total })
   *[other] { $households } households are not in the group yet (of { $total })
 }
members-list =
    { $head }
    { $lines }
members-line = { $number }. { $place }
members-building = { $place }: { $households ->
    [0] all are in
   *[other] { $households } not in
 }{ $bound ->
    [yes] {""}
   *[no] {", no group yet"}
 }
members-no-group = { $place } has no group yet. Make one, add me, and write "/bind { $place }" in it.
members-more = { $count } more are not listed here.
members-strangers = { $count ->
    [one] 1 person in the group is on no list
   *[other] { $count } people in the group are on no list
 }{ $names ->
    [none] .
   *[some] : { $names }.
 }
members-none = There are no households on the list where you look after people.
held-told =
    { $name } is on no list and sent a link or a forwarded message in "{ $title }". I took it away for now:
    "{ $text }"
choice-held-let = Let it
choice-held-no = Do not
held-said = (passed on) { $text }
held-let = OK, I posted it in the group.
held-refused = OK, it stays away.
held-decided = Somebody has decided about this already.

### Groups: board, the group on the page

hall-keeper = { $role ->
    [liaison] { $name } (head of the building)
    [clinician] { $name } (doctor)
   *[staff] { $name } (community)
 }
hall-neighbour = A neighbour
hall-board-title = <b>{ $building } board</b>
hall-board-open = { $slot } temperatures: { $done } of { $homes } homes are in, open until { $until }
hall-board-closed = { $slot } temperatures: { $done } of { $homes } homes are in{ $done ->
    [0] {""}
   *[other] , thank you all
 }
hall-board-duty = On duty: { $names }
hall-board-orders = Orders in progress for this building: { $count }
hall-board-write = For temperatures, or if you need somebody, write to me in private
hall-call = { $slot ->
    [morning] Good morning.
    [evening] Good evening.
   *[other] Hello.
 } { $building }: it is time for temperatures, until { $until }. Tap here and send yours to me in private.
hall-choice-temp = Report
hall-own = Let us talk about health in private. { $gone ->
    [yes] I have taken your message out of the group.
   *[no] I cannot take your message out of the group. Please delete it yourself.
 }
hall-others = We do not say in the group how somebody's health is: it is hard for them. { $gone ->
    [yes] I have taken your message away.
   *[no] I cannot take your message away. Please delete it yourself.
 } If you are worried, tell me in private.
hall-slow = That was a little fast, so this one did not go to the group. Please try again in a minute.
hall-tabs = Go to
hall-mine = My messages
hall-group = Neighbours
hall-another = Other building
hall-which = Which building's group?
hall-title = { $building } group
hall-log = What the neighbours said
hall-input = Write to the neighbours
hall-example = Write to the neighbours
hall-bot = Helper
hall-board-label = Board
hall-empty = Nobody has said anything yet. You can say hello.
hall-mark = ✓ Noted by the helper
hall-answered = I have answered you in "My messages". Tap here to see.
hall-no-cookie = This browser does not let me remember you, so you cannot write here yet. Please open "My messages" first, then come back.

### Threads

thread-who = { $role ->
    [liaison] building head { $name }
    [clinician] doctor { $name }
    [counsellor] counsellor { $name }
   *[staff] community worker { $name }
 }
thread-whose = { $known ->
    [yes] { $name } of { $place }
   *[no] The household { $place }
 }
thread-home = the household
thread-what = { $what ->
    [photo] a photo
    [voice] a voice message
    [place] a place
   *[file] a file
 }
thread-alt = { $what ->
    [photo] Photo
    [voice] Voice message
   *[file] File
 } from { $who }
thread-map = <a href="https://uri.amap.com/marker?position={ $longitude },{ $latitude }&amp;coordinate=wgs84">see the map</a> ({ $latitude }, { $longitude })
thread-day = { $day }/{ $month }
thread-dot = {" · "}
thread-waited = { $unit ->
    [minutes] { $count } min
    [hours] { $count } hours
   *[days] { $count } days
 }

thread-reply = Reply
thread-done = Done
thread-to-clinician = To the doctor
thread-to-counsellor = To the counsellor
thread-back = Hand back
thread-stop = Stop
thread-mine = My own household
thread-reply-number = { $number ->
    [0] Reply
   *[other] Reply { $number }
 }
thread-show-number = { $number ->
    [0] Show all
   *[other] Show all { $number }
 }

thread-alarm-passed-on = That sounds serious. I passed it on to { $told }. Please call your building head now, then measure and send me the number, like "38.2". If it is hard to breathe or your chest hurts, do not wait: call 120.
thread-passed-on = I passed this on to { $told }. As soon as there is an answer, I will tell you.
thread-passed-at-night = Noted. At { $time } in the morning it goes to { $told }; as soon as there is an answer, I will tell you. If it cannot wait, send /sos now.
thread-nobody = { $known ->
    [yes] I wrote it down, but { $told } cannot get my messages now. Please phone. When somebody is back, I pass it on.
   *[no] I wrote it down, but nobody can get my messages now. Please phone the community; in danger of life phone 120.
 }
thread-nobody-counsels = I wrote it down, but the counsellor cannot get my messages now. To talk to somebody at once, phone { $hotline }.
thread-thanks = All right. Write to me any time.
thread-home-more = Nobody has answered yet. I have also passed it on to { $told }.
thread-handed-home = From now on { $told } looks after this. Just write to me as before.
thread-closed-home = { $who } says it is done. If there is more, write to me any time.
thread-answer = <b>{ $who }</b>: { $text }
thread-answer-changed = <b>{ $who }</b> (changed): { $text }
thread-answer-file = <b>{ $who }</b> sent { $what }. { $said }
thread-answer-missed = <b>{ $who }</b> sent { $what }, but I could not get it. { $said } Please phone and ask.

thread-asks = { $whose } says:
    "{ $text }"
    { $state }
    Reply to this message, and I pass it on.
thread-says = { $whose } also says: "{ $text }"
thread-changed = { $whose } changed it to: "{ $text }"
thread-file = { $whose } sent { $what }. { $said }
thread-file-missed = { $whose } sent { $what }, but I could not get it. { $said } Please phone and ask.
thread-place = { $whose } sent a place: { $map }
thread-state-alert = open alert: { $names }
thread-state-readings = { $missing ->
    [nobody] no temperatures to report
    [none] { $slot }: all reported
   *[some] { $slot }: not yet reported: { $names }
 }
thread-state-stay = day { $day } of { $days } of the quarantine
thread-answered = { $who } has answered { $place }.
thread-ask = Good. What you write next goes to { $place }.
thread-stopped = All right, nothing more goes there.
thread-which = Which household is this for? If you reply to their message, I need not ask.
thread-sent = { $how ->
    [reopened] That talk was over. I opened it again and passed this on to { $place }.
    [aside] Passed on to { $place }. { $who } looks after them now.
   *[sent] Passed on to { $place }.
 }
thread-unreachable = { $place } cannot get my messages now. I wrote your words down; please phone.
thread-closed = Good, { $place } is done. Thank you.
thread-closed-told = { $who } says { $place } is done.
thread-over = { $place }: this is over already.
thread-handed = { $known ->
    [yes] Good. { $place } is with { $told } now; what they write goes there first.
   *[no] Good. { $place } is handed back. Nobody else can be reached now; I go on trying.
 }
thread-handed-to = { $by } hands { $place } over to you:
    { $lines }
    Reply to this message, and I pass it on.
thread-handed-told = { $place } is with { $told } now.
thread-hand-nobody = There is nobody now who could take it. Please look after them for the time being.
thread-with-other = { $place } is with { $who } now.
thread-line = { $when } { $name }: { $what ->
    [text] "{ $text }"
    [photo] a photo
    [voice] a voice message
    [place] a place "{ $text }"
   *[file] a file
 }{ $below ->
    [yes] {" "}with the words "{ $text }"
   *[no] {""}
 }
thread-late = { $place } has waited { $wait }. { $next ->
    [yes] { $before } did not answer yet, please have a look:
   *[no] Nobody has answered yet:
 }
    { $lines }
thread-late-hidden = { $place } wrote to { $who } and has waited { $wait } without an answer. Please remind them, or phone.

thread-list = { $count ->
    [one] 1 household waits for an answer
   *[other] { $count } households wait for an answer
 }{ $answered ->
    [0] {""}
   *[other] , { $answered } more were answered
 }
    { $lines }
thread-list-line = { $number }. { $place }, { $wait }: "{ $text }"
thread-list-hidden = { $number }. { $place }, { $wait }, with { $who }
thread-list-none = Nobody waits for an answer. { $answered ->
    [0] {""}
   *[other] { $answered } were answered and are not over yet.
 }
thread-shown = { $place }{ $hidden ->
    [0] {""}
   *[other] {" "}({ $hidden } more were said to the counsellor)
 }
    { $lines }
thread-find-how = Please write the room, like "/find 502"; for a certain day, add it: "/find 502 11-20".
thread-find-nobody = I did not find "{ $what }" among your households. Please check the room, like "/find 502".
thread-find-which = Which household?
thread-found = { $place } · { $day }{ $hidden ->
    [0] {""}
   *[other] {" "}({ $hidden } more were said to the counsellor)
 }
    { $lines }
thread-found-none = { $place }: nothing was passed on that day{ $hidden ->
    [0] {""}
   *[other] , only { $hidden } to the counsellor
 }. { $days ->
    [yes] Other days are below.
   *[no] {""}
 }

### Notices

notice-title = [{ $kind ->
    [urgent] Urgent
    [policy] Policy
    [test] Test
    [supplies] Supplies
    [safety] Safety
    [comfort] For you
   *[other] Notice
 }] <b>{ $title }</b>
notice-foot = { $community } · { $day }
notice-corrected = Corrected: changed { $day }, { $clock }.
notice-withdrawn = The notice "{ $title }" was taken back on { $day }, { $clock }. It does not hold any more.
notice-readers = { $read } of { $all } homes have read it.
notice-yours = { $answer ->
    [help] { $day }, { $clock }: you need help. Your building head knows.
    [ask] { $day }, { $clock }: you have a question. Your building head knows.
   *[other] Your home read it on { $day }, { $clock }.
 }
notice-chosen = { $day }, { $clock }: you chose "{ $label }". Press another to change it.
notice-file-lost = A picture or file of "{ $title }" could not be fetched. Please ask your building head.
notice-missed = "{ $title }" was not sent { $count ->
    [one] once
   *[other] { $count } times
 }, because the service was down. The last was due on { $day }, { $at }. { $since ->
    [yes] The one after it has been sent.
   *[no] To send it now, press below.
 }
choice-notice-read = I have read it
choice-notice-known = Got it
choice-notice-help = I need help
choice-notice-ask = I have a question

### Notices: writing

notice-write-menu = Notices: what would you like to do? You can also write "/notice Title" with the text on the lines below.
notice-write-ask-text = Send me the title on the first line and the text below it. Send pictures and files here, too.
notice-write-ask-body = Title taken: "{ $title }". Send me the text. If there is none, press below.
notice-write-ask-title = Please send a short title of at most { $most } characters{ $length ->
    [0] {""}
   *[other] ; this one has { $length }
 }. I keep the text.
notice-write-title-long = The first line has { $length } characters, too long for a title. I keep all of it as the text. Please send a short title of at most { $most } characters.
notice-write-untitled = no title yet
notice-write-preview = This is what people see, in groups, in private and on the page:
notice-write-inert = This is a preview. The buttons work once it is sent.
notice-write-lines = { $lines }
notice-write-card = Draft { $number }: "{ $title }"
notice-write-line-to = To: { $to }, { $places ->
    [both] groups and private chats
    [groups] groups only
   *[private] private chats only
 }
notice-write-line-reach = That is { $groups ->
    [one] one group
   *[other] { $groups } groups
 }, { $whom ->
    [people] people
   *[homes] homes
 }: { $homes }{ $without ->
    [0] {""}
   *[other] , not reached in private: { $without }
 }
notice-write-line-when = When: { $when }
notice-write-line-asks = Answers: { $asks }{ $nudge ->
    [none] {""}
   *[other] , one reminder after { $nudge }
 }
notice-write-line-kind = Kind: { $kind ->
    [policy] policy
    [test] test
    [supplies] supplies
    [safety] safety
   *[comfort] comfort
 }{ $urgent ->
    [yes] , urgent, at night too
   *[no] {""}
 }{ $pinned ->
    [yes] , pinned in groups
   *[no] {""}
 }
notice-write-line-more = { $language ->
    [en] English version
   *[zh-CN] Chinese version
 }: { $both ->
    [yes] yes
   *[no] no
 }. Pictures and files: { $files }
notice-write-state = { $state ->
    [asked] It waits for a second person.
    [ready] It is set, and goes at its time.
    [out] It has been sent.
    [withdrawn] It was sent, and taken back later.
    [dropped] It was thrown away and not sent.
   *[draft] It has not been sent.
 }
notice-write-no-draft = "{ $title }" { $state ->
    [asked] waits for a second person and cannot be changed now.
    [ready] is set to go already.
    [out] has been sent. It will not go twice.
    [withdrawn] was sent, and taken back later.
    [dropped] was thrown away.
   *[draft] has not been sent.
 }
notice-write-no-text = There is no title and no text yet. Press "Change words".
notice-write-no-title = It needs a title before it can go.
notice-write-too-long = The text has { $length } characters, { $over } too many. At most { $most } can go.
notice-write-too-long-now = The text of "{ $title }" has { $length } characters, at most { $most } can go, so it is { $over } too long. I keep the draft. Please make it shorter and send the text again.
notice-write-broken = A mark is not complete and will be shown as it is: { $wrong }
notice-write-broken-now = "{ $wrong }" looks like a mark that is not complete; it will be shown as it is. Bold is **words**, a link is [words](https://…).
notice-write-everybody = the whole community
notice-write-floor = { $place } floor { $floor }
notice-write-role = { $role ->
    [liaison] building heads
    [staff] staff
    [clinician] doctors
    [counsellor] counsellors
    [volunteer] volunteers
    [police] police
    [property] property managers
   *[admin] administrators
 }
notice-write-held = { $held ->
    [yes] somebody in quarantine
   *[no] nobody in quarantine
 }
notice-write-reads = { $language ->
    [en] reads English
   *[zh-CN] reads Chinese
 }
notice-write-age = { $age } or older
notice-write-noted = with a note { $notes }
notice-write-quoted = "{ $text }"
notice-write-unread = has not read "{ $title }"
notice-write-and = {" "}and{" "}
notice-write-chosen = ✓ { $label }
notice-write-now = at once
notice-write-hours = { $hours ->
    [0] { $minutes } min
   *[other] { $hours } h{ $minutes ->
        [0] {""}
       *[other] {" "}{ $minutes } min
    }
 }
notice-write-asks = { $mode ->
    [read] I have read it
    [reply] Got it, I need help, I have a question
   *[none] none
 }
notice-write-kind = { $kind ->
    [policy] Policy
    [test] Test
    [supplies] Supplies
    [safety] Safety
   *[comfort] Comfort
 }
notice-write-ask-kind = What kind of notice is it?
notice-write-ask-nudge = When are those who have not read it reminded?
notice-write-ask-asks = What can readers answer?
notice-write-ask-labels = { $language ->
    [en] Send me the choices in English
   *[zh-CN] Send me the choices
 }, one a line, or with / between them: { $least } to { $most }, each of at most { $longest } characters.
notice-write-labels-wrong = { $how ->
    [long] "{ $label }" is too long: a choice has at most { $longest } characters.
    [same] Two choices are the same.
    [other] You wrote { $count }, and there are { $wanted } in the first language. They must be as many.
   *[count] You wrote { $count }; it must be { $least } to { $most } choices.
 } Please send all of them again.
notice-write-ask-other = Please send the title and text in { $language ->
    [en] English
   *[zh-CN] Chinese
 }: the title on the first line, the text below. Whoever reads this language will see it.
notice-write-other-language = This does not look like { $language ->
    [en] English
   *[zh-CN] Chinese
 }. Please send the title and text in that language, or press below.
notice-write-ask-time = When shall it go? For example "tomorrow 8:00" or "every day 9:00 until 1 December".
notice-write-time = I understand: { $when }. Is that right?
notice-write-times = The next times:
notice-write-past = Its time ({ $at }) has passed. Please choose another.
notice-write-ask-target = Who is it for? Now: { $to } ({ $whom ->
    [people] people
   *[homes] homes
 }: { $homes }, groups: { $groups }). Press below, or write to me: "building 3 unit 2, in quarantine", "over 70".
notice-write-aim-unknown = I did not understand { $unknown }, so nothing is changed yet. { $known ->
    [none] You can write "building 3 unit 2", "volunteers", "in quarantine", "over 70", "has not read notice 12".
   *[other] I understood: { $known }. Please write the whole of it again.
 }
notice-write-no-such = There is no notice { $number }. Press "Not read" to choose one.
notice-write-not-yours = Some of these places are not yours to write to, so nothing is changed. { $own ->
    [none] {""}
   *[other] You can write to: { $own }.
 }
notice-write-aim-again = Please choose again who it is for: what is yours has changed.
notice-write-nobody = There is no home and no group like that, so it was not sent. Please change who it is for.
notice-write-no-groups = There is no group there, and it is for groups only, so nobody would see it. It was not sent. Please change who it is for.
notice-write-sure = "{ $title }": { $when ->
    [now] send it now?
   *[other] is this right: { $when }?
 }
notice-write-sure-to = { $to }: { $groups ->
    [one] one group
   *[other] { $groups } groups
 }, { $whom ->
    [people] people
   *[homes] homes
 }: { $homes }. It takes about { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
 }.
notice-write-sure-without = Not reached in private: { $whom ->
    [people] people
   *[homes] homes
 }: { $without }. Somebody must go there.
notice-write-sure-quiet = It is night then. It goes at { $clock }.
notice-write-sure-night = It cannot be through by { $rests }. It rests at night and goes on at { $resumes }.
notice-write-sure-approval = When you say yes, I show it to a second person. It goes when they agree.
notice-write-without = Not reached in private: { $places }{ $more ->
    [yes] … and others
   *[no] {""}
 }
notice-write-without-none = All of them are reached.
notice-write-gone = "{ $title }" { $when ->
    [now] goes now. I tell you here how it goes.
    [morning] is set. It goes at { $at }, after the night.
   *[planned] is set: { $at }.
 } It is notice { $number }.
notice-write-asked = "{ $title }" { $told ->
    [0] needs a second person's yes, and nobody can be reached now. Please ask the community's administrator.
    [one] was shown to one person. It goes when they agree, and I tell you.
   *[other] was shown to { $told } people. It goes when one of them agrees, and I tell you.
 }
notice-write-approve =
    { $by } wrote the notice "{ $title }", as shown above. Do you agree to send it?
    { $lines }
notice-write-own-approval = What you wrote yourself needs somebody else's yes.
notice-write-changed-since = "{ $title }" was changed since. Please look at it again.
notice-write-decided = "{ $title }": { $by } has { $how ->
    [yes] said yes
   *[no] said no
 } already.
notice-write-agreed = Good. "{ $title }" { $when ->
    [now] goes now.
   *[later] is set: { $at }.
 }
notice-write-agreed-told = { $by } said yes. "{ $title }" { $when ->
    [now] goes now.
   *[later] is set: { $at }.
 }
notice-write-late-yes = Nobody had said yes to "{ $title }" by { $day }, { $at }, so it did not go. Choose another time and ask again.
notice-write-yes-late = The time of "{ $title }" ({ $at }) has passed. It did not go. I ask its author for another time.
notice-write-ask-reason = What should be changed in "{ $title }"? Write it to me and I pass it on.
notice-write-refused = Good. "{ $title }" went back to its author. It was not sent.
notice-write-refused-told = { $by } did not agree to send "{ $title }"{ $reason ->
    [none] .
   *[other] : { $reason }
 }
    You can change it and send it again.
notice-write-back = { $state ->
    [ready] It was not sent. "{ $title }" is a draft again.
    [asked] "{ $title }" is a draft again. It will need a second person's yes again.
   *[dropped] "{ $title }" is a draft again.
 }
notice-write-dropped = "{ $title }" was thrown away and not sent.
notice-write-saved = Draft { $number }, "{ $title }", is kept. You find it by /notice.
notice-write-copied = Draft { $number } is a copy of "{ $title }". The old one stays as it is.
notice-write-mine = { $count ->
    [0] You have no drafts.
   *[other] Your drafts. Press one to go on with it:
 }
notice-write-waiting = { $count ->
    [0] No notice waits for a yes.
   *[other] These wait for a yes. Press one to see it:
 }
notice-write-recent = { $count ->
    [0] No notice has been sent yet.
   *[other] The latest notices. Press one to see or copy it:
 }
notice-write-file-first = Taken. Pictures and files so far: { $count }. Now send me the title on the first line and the text below it.
notice-write-file-large = "{ $name }" has { $size } MB, at most { $most } MB can go, so I did not take it. Everything else is kept. Make it smaller, or put in a link.
notice-write-files-full = There are { $most } pictures and files already, which is the most. I did not take the next ones. Everything else is kept.
notice-write-caption = I took the file, but the words below it are not in the notice. To change the words, press "Change words".
notice-write-late = "{ $title }" was handed on before this came. To send both, press below and write it again.
choice-notice-write-new = Write one
choice-notice-write-mine = My drafts ({ $count })
choice-notice-write-waiting = Waiting for a yes ({ $count })
choice-notice-write-recent = Latest notices
choice-notice-write-seen = What residents see
choice-notice-write-to = Who it is for
choice-notice-write-when = When
choice-notice-write-asks = Answers
choice-notice-write-kind = Kind
choice-notice-write-other = { $language ->
    [en] English version
   *[zh-CN] Chinese version
 }
choice-notice-write-nudge = Reminder
choice-notice-write-text = Change words
choice-notice-write-show = Preview
choice-notice-write-save = Keep as draft
choice-notice-write-drop = Throw away
choice-notice-write-send = Send it
choice-notice-write-urgent = { $on ->
    [yes] Not urgent
   *[no] Urgent
 }
choice-notice-write-pin = { $on ->
    [yes] Do not pin
   *[no] Pin
 }
choice-notice-write-bare = Take files off
choice-notice-write-nobody = No text
choice-notice-write-card = Back
choice-notice-write-done = Done
choice-notice-write-no-nudge = No reminder
choice-notice-write-own = Choices of my own
choice-notice-write-single = Take it off
choice-notice-write-at-once = At once
choice-notice-write-timed = Yes
choice-notice-write-retime = Another time
choice-notice-write-more = More buildings
choice-notice-write-spots = Buildings
choice-notice-write-roles = By role
choice-notice-write-people = By need
choice-notice-write-unread = Not read
choice-notice-write-places = { $places ->
    [both] Now: groups and private
    [groups] Now: groups only
   *[private] Now: private only
 }
choice-notice-write-go = Yes, send
choice-notice-write-look-again = Look again
choice-notice-write-without = Who is not reached
choice-notice-write-yes = I agree
choice-notice-write-no = I do not agree
choice-notice-write-no-reason = No reason
choice-notice-write-open = Go on with it
choice-notice-write-back = Take it back
choice-notice-write-copy = Copy it

### Notices: times

choice-notice-time-send = Send it now
notice-time-once = { $day }, { $clock }, only once
notice-time-year = { $day } { $year }
notice-time-rule = { $rule ->
    [working] working days at { $clocks }
    [off] weekends and holidays at { $clocks }
    [weekend] weekends at { $clocks }
    [weekly] every { $days } at { $clocks }
    [weekly-step] { $days } of every { $step } weeks at { $clocks }
    [monthly-last] on the last day of every month at { $clocks }
    [monthly] every month on { $days } at { $clocks }
    [dates] { $days } at { $clocks }, once each
    [daily-step] every { $step } days at { $clocks }
    [cron] by the line "{ $line }"
   *[daily] every day at { $clocks }
 }
notice-time-weekday = { $weekday ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
 }
notice-time-monthday = day { $day }
notice-time-from = { $rule }, from { $day }
notice-time-until = { $rule }, until { $day }
notice-time-line = { $day }, { $clock }{ $special ->
    [yes] {" · "}{ $holiday }
   *[no] {""}
 }
notice-time-left-out = (not on the holidays: { $holidays })
notice-time-calendar = The holidays of { $year } are not known yet. Until then I count Monday to Friday. Please look again later.
notice-time-holiday = { $name ->
    [new_years_day] New Year
    [spring_festival] Spring Festival
    [tomb_sweeping_day] Qingming
    [labour_day] Labour Day
    [dragon_boat_festival] Dragon Boat Festival
    [mid_autumn_festival] Mid-Autumn Festival
    [national_day] National Day
    [workday] a working day, in exchange for a holiday
   *[other] a holiday
 }
notice-time-unknown = I do not understand when "{ $said }" is. You can write "tomorrow 8 am", "every day at 9 until 1 Dec" or "weekdays 8:30".
notice-time-part = I do not understand "{ $said }" here, and do not want to get the time wrong. Please write it in another way, like "every Mon and Thu 18:00".
notice-time-clock = At what time is "{ $said }"? Like "8 am". Please write it together with the day.
notice-time-past = "{ $said }" is over already.
notice-time-day = There is no "{ $said }" in the calendar. Please look and write it again.
notice-time-mismatch = In "{ $said }" the date and the weekday do not fit. Please look at a calendar, and write only one of them.
notice-time-hour = "{ $said }" is no time of a day. A day goes from 0:00 to 23:59.
notice-time-cron = The line "{ $said }" is not right. It needs five parts with spaces between: minute, hour, day, month, weekday, like "0 9 * * 1-5".
notice-time-never = With "{ $said }" it would never be sent. Please change it.
notice-time-end = With "{ $said }" it ends before the first time. Please write a later end.
notice-time-often = "{ $said }" is too often. 12 times a day is the most that people can read.
notice-time-instead = How about { $day }, { $clock }?

choice-notice-time-on = Go on
choice-notice-time-pause = Pause
choice-notice-time-skip = Skip the next
choice-notice-time-change = Change the time
choice-notice-time-text = Change the text
choice-notice-time-end = Send no more
choice-notice-time-over = Yes, no more
choice-notice-time-keep = Keep it
choice-notice-time-yes = Yes
choice-notice-time-again = Another time
choice-notice-time-words = Yes, change it
choice-notice-time-never = Never mind
notice-time-none = Nothing is scheduled now. To schedule a notice, send /notice, write it, and choose its time.
notice-time-list =
    Scheduled notices: { $count }. Press a title to pause, skip or change it.
    { $lines }
notice-time-listed = { $number }. "{ $title }" { $rule }{ $repeats ->
    [yes] ; { $next }
   *[no] {""}
 }
notice-time-list-more = And { $count } more. You see them when some of these have ended.
notice-time-not-found = I did not find "{ $said }". Please write its number, like "/scheduled 12".
notice-time-card =
    { $number }. "{ $title }"
    { $lines }
notice-time-paused = paused, not sent
notice-time-next = next on { $day }, { $clock }
notice-time-over = { $state ->
    [withdrawn] "{ $title }" was taken back and cannot be sent.
    [draft] "{ $title }" is still a draft without a time. Find it with /notice.
    [asked] "{ $title }" waits for somebody else to say yes.
    [dropped] "{ $title }" was called off before it was sent.
   *[out] "{ $title }" has been sent to its end. Nothing comes after it.
 }
notice-time-stopped = "{ $title }" is paused and not sent any more. To go on, press below.
notice-time-goes-on = "{ $title }" goes on: { $next }. What was due in the pause is not sent.
notice-time-too-late = All times of "{ $title }" are over. To send it, choose another time.
notice-time-another = That was not the next time of "{ $title }" any more; nothing else was skipped. It is { $next }.
notice-time-last = This is the last time of "{ $title }". To skip it is to send it no more. Is that right?
notice-time-skipped = "{ $title }" is not sent on { $day }, { $clock }. It is { $next }.
notice-time-end-sure = Send "{ $title }" no more? What has been sent stays.
notice-time-ended = "{ $title }" is sent no more. What has been sent stays.
notice-time-sent-already = "{ $title }" was sent on { $day }, { $clock }. It was not sent again.
notice-time-sending = "{ $title }" is being sent.{ $wakes ->
    [no] {""}
   *[other] {" "}It is the time of rest: phones hear it at { $wakes }.
 }
notice-time-ask = When should "{ $title }" be sent? Like "tomorrow 8 am", "every day at 9 until 1 Dec", "weekdays 8:30".
notice-time-understood =
    I understood this. Is it right?
    { $lines }
notice-time-lines = { $lines }
notice-time-quiet = It is not urgent, so it is not sent in the hours of rest, but at { $clock }.
notice-time-ask-text = Please send the whole new text of "{ $title }", with the title in the first line. For a new body alone, send only that, in one paragraph. What has been sent stays as it is.
notice-time-new-text =
    From now on it says:
    <b>{ $title }</b>
    { $lines }
notice-time-broken = The format at "{ $broken }" is not complete. It will be sent as it is.
notice-time-other-text = { $language ->
    [en] The English text is the old one, so it is not used. To use it, send the new English text, too.
   *[other] The Chinese text is the old one, so it is not used. To use it, send the new Chinese text, too.
 }
notice-time-title = The first line must be a title of at most { $most } characters, the text below it. This line has { $length }.
notice-time-long = The text is { $over } characters too long; { $most } is the most. Please make it shorter and send it again.
notice-time-reworded = Done. "{ $title }" has its new words from { $day }, { $clock } on. What has been sent stays as it was.

### Notices: a second person's yes to changes

notice-agree-ask =
    { $what ->
        [sent] { $by } wants to correct "{ $title }", which has gone out. Everywhere it would say what stands below{ $again ->
            [yes] , and those who have read it would be asked to read again
           *[no] {""}
        }. Do you agree?
        [words] { $by } wants "{ $title }" to say what stands below from now on. Do you agree?
       *[time] { $by } wants another time for "{ $title }". Do you agree?
    }
    { $lines }
notice-agree-time = { $which ->
    [new] New: { $time }
   *[old] Now: { $time }
 }
notice-agree-at-once = at once
notice-agree-asked = { $told ->
    [0] "{ $title }" can be changed only with a second person's yes, and nobody can be reached now. I keep the change. Whoever sends /notices finds it.
    [one] The change of "{ $title }" was shown to one person. It counts when they agree, and I tell you.
   *[other] The change of "{ $title }" was shown to { $told } people. It counts when one of them agrees, and I tell you.
 }{ $what ->
    [sent] {" "}Until then the old words stand. If that cannot wait, send /withdraw.
    [words] {" "}Until then the old text is sent.
   *[time] {" "}Until then the old time counts.
 }
notice-agree-own = You made this change yourself. Somebody else must say yes.
notice-agree-settled = This change of "{ $title }" has been decided by somebody, or was changed again.
notice-agree-replaced = { $by } has changed "{ $title }" again. The change that you asked for does not count any more.
notice-agree-decided = { $how ->
    [yes] { $by ->
        [none] All right:
       *[name] { $by } said yes:
    } "{ $title }" { $what ->
        [sent] is being replaced everywhere.
        [words] has its new words from the next time on.
       *[time] goes out at the new time.
    }
    [late] It is too late to change "{ $title }": the time has passed, or it went out too long ago. Nothing was changed.
   *[no] { $by ->
        [none] All right, the change of "{ $title }" was sent back.
       *[name] { $by } did not agree to change "{ $title }".
    } { $what ->
        [time] The old time counts.
       *[other] It stays as it was.
    }
 }
choice-notice-agree-yes = Yes, change it
choice-notice-agree-no = I do not agree

### Notices: sending

notice-run-going = "{ $title }" is being sent.
notice-run-quiet = "{ $title }" rests: these are the quiet hours. It goes on by itself at { $clock }.
notice-run-paused = "{ $title }" is paused.
notice-run-stopped = "{ $title }" was stopped. The rest is not sent.
notice-run-done = "{ $title }" has been sent.
# $all: the chats it goes to (groups and private ones); it grows while the list is still being made
notice-run-counts = Sent { $sent } of { $all }{ $failed ->
    [0] {""}
   *[other] , { $failed } failed
 }{ $spreading ->
    [yes] , the list is still being made
   *[no] {""}
 }{ $left ->
    [none] .
   *[other] , about { $left } left.
 }
notice-run-seconds = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
 }
notice-run-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
 }
notice-run-delivered = Delivered to { $sent } of { $all }{ $failed ->
    [0] .
   *[other] . Not to { $failed }:
 }
notice-run-gone = · { $count }: blocked me or closed the account
notice-run-left = · { $count }: groups that removed me
notice-run-expired = · { $count }: could not be sent for too long
notice-run-refused = · { $count }: the platform did not take it
notice-run-lost = Pictures or files not delivered: { $count }.
notice-run-without = Homes that no chat reaches: { $count }. Somebody must go there or call.
notice-run-doubt = There was a break. { $count ->
    [one] One message was sent again and may have come twice.
   *[other] { $count } messages were sent again and may have come twice.
 }
notice-run-said-pause = Paused. Not sent yet: { $left }. To go on, press "Go on".
notice-run-said-resume = It goes on. Left: { $left }.
notice-run-said-quiet = These are the quiet hours. It goes on by itself at { $clock }. Left: { $left }.
notice-run-said-stop = Stopped. The { $left } not sent yet will not be sent. What was sent stays.
notice-run-said-again = All right, I send the { $count } that failed once more.
notice-run-late = This was pressed already. The message above says how it stands.
notice-run-unknown = I cannot find this sending. Perhaps it is not yours.
choice-notice-run-pause = Pause
choice-notice-run-resume = Go on
choice-notice-run-stop = Stop
choice-notice-run-again = Send again to the failed

### Notices: corrections

notice-mend-which = { $what ->
    [withdraw] Which one do you want to take back? Press it, or write /withdraw and some words of its title.
   *[other] Which one do you want to correct? Press it, or write /correct and some words of its title.
 }
notice-mend-none = { $rest ->
    [none] No notice has gone out these days.
   *[other] I find no notice "{ $rest }", or it is not yours to change. Write /correct to see those of these days.
 }
notice-mend-ask = Send me the new words: the first line is the title, the rest the text. One line alone changes the text only.
notice-mend-now =
    It says now (copy it and change it):

    { $text }
notice-mend-long-title = The title (the first line) has at most { $value } characters, and at least one. Please send it shorter.
notice-mend-long = The text is too long for one message (at most { $value } characters). Please send it shorter.
notice-mend-broken = The bold or the link at "{ $value }" is not complete. Please complete it and send it again.
notice-mend-other = Noted. { $language ->
    [en] The English text is still the old one. Please send me the new English text, or let readers of English see the Chinese one for now.
   *[other] The Chinese text is still the old one. Please send me the new Chinese text, or let readers of Chinese see the English one for now.
 }
notice-mend-preview =
    It will look like this:

    { $text }
notice-mend-sure = It is in { $chats } private chats and { $groups } groups. The new words take the place of the old ones, without a sound.{ $read ->
    [0] {""}
    [one] {" "}One home has read the old ones. Ask them to read again?
   *[other] {" "}{ $read } homes have read the old ones. Ask them to read again?
 }{ $approval ->
    [yes] {" "}When you say yes, I show it to a second person. It counts when they agree.
   *[no] {""}
 }
notice-mend-begun = "{ $title }" is corrected. The old words are being replaced everywhere. { $again ->
    [yes] Who has read it counts as not having read it, and is reminded in time; building heads get the rest as a list.{" "}
   *[no] {""}
 }I tell you when it is done.
notice-mend-changed = Somebody else has just changed "{ $title }", so I changed nothing. Press below to see how it is now.
notice-mend-kept = All right, nothing is changed.
notice-mend-ended = "{ $title }": the new words stand in { $edited } places.{ $left ->
    [0] {""}
   *[other] {" "}{ $left } could not be changed (they have stopped me, or the group is gone).
 }
notice-mend-back-sure = Take back "{ $title }"? It is in { $chats } private chats and { $groups } groups. What can be deleted is deleted, the rest is marked.{ $goes_on ->
    [yes] {" "}It will not be sent again.
   *[no] {""}
 }
notice-mend-back-begun = "{ $title }" is taken back; what was not sent stays here. It is being deleted everywhere. I tell you when it is done.
notice-mend-back-already = "{ $title }" has been taken back already.
notice-mend-stays = All right, it stays.
notice-mend-gone = "{ $title }" is taken back: deleted in { $removed } places, marked in { $edited }.{ $left ->
    [0] {""}
   *[other] {" "}In { $left } I could do neither: people there may still see it.
 }
notice-mend-unpinned = "{ $title }" was posted but could not be pinned in: { $places }. Please let the group's owner allow me to pin messages.
choice-notice-mend-no = Change nothing
choice-notice-mend-only = Show all the new one
choice-notice-mend-old = It is still right
choice-notice-mend-yes = Change it
choice-notice-mend-again = Change, read again
choice-notice-mend-look = See it now
choice-notice-mend-back = Take it back
choice-notice-mend-stay = Leave it

### Notices: receipts

notice-read-says = About the notice "{ $title }": { $answer ->
    [help] we need help
   *[ask] we have a question
}
notice-read-thanks = Noted: your home has read "{ $title }".
notice-read-choose = "{ $title }" asks you to choose. Please press below.
notice-read-chosen = Noted: "{ $title }" – you chose "{ $label }". To change it, press another.
notice-read-not-yours = Thank you for reading. "{ $title }" was not sent to your home, no need to press.
notice-read-withdrawn = "{ $title }" has been withdrawn. It no longer counts, no need to press.
notice-read-author = { $name } about "{ $title }": { $answer ->
    [help] needs help.
   *[ask] has a question.
}
notice-read-author-told = I have told whoever wrote the notice.
notice-read-nudge = In case you missed "{ $title }".
    { $line ->
        [none] Once you have read it, just press.
       *[some] { $line }
    }
notice-read-nudge-done = "{ $title }": your home knows. Thank you.
notice-read-nudge-over = "{ $title }" has been withdrawn. It no longer counts, please ignore it.
choice-notice-read-whole = Read all of it
notice-read-list = "{ $title }": { $count ->
        [one] 1 home has
       *[other] { $count } homes have
    } not read it yet:
    { $lines }
    { $rest ->
        [0] {""}
       *[other] { $rest } more after these.
    }
    Once you have told a home, press it, or write "{ $example } phone" or "{ $example } at the door".
notice-read-list-again = "{ $title }" has changed, and everybody is asked to read it again. I will list those who have not in time.
notice-read-list-over = "{ $title }" has been withdrawn. It no longer counts, no need to call.
notice-read-list-none = "{ $title }": everybody knows, no need to call.
notice-read-page = { $text }
notice-read-line = { $number }. { $place ->
    [none] { $names }
   *[some] { $place } { $names }
}{ $marks ->
    [none] {""}
   *[some] {" "}({ $marks })
}{ $phone ->
    [none] {""}
   *[some] {" "}{ $phone }
}
notice-read-age = aged { $age }
notice-read-alone = alone
notice-read-silent = not connected
choice-notice-read-told = { $number }. { $room } told
notice-read-how = How was { $who } told?
choice-notice-read-how = { $how ->
    [phone] By phone
   *[door] At the door
}
notice-read-told = Noted: "{ $title }" – { $who } told { $how ->
    [phone] by phone.
   *[door] at the door.
}{ $known ->
    [none] {""}
   *[some] {" "}Known already: { $known }.
} { $left ->
    [0] Everybody on your list knows.
    [one] 1 home left.
   *[other] { $left } homes left.
}
notice-read-known = "{ $title }": { $who } knows already, no need to tell them. { $left ->
    [0] Everybody on your list knows.
    [one] 1 home left.
   *[other] { $left } homes left.
}
notice-read-which = There is more than one { $room }. Which home is it?
notice-read-nobody = I could not tell which home "{ $text }" means. Write the room and how, for example "301 phone".
notice-read-mine = Notices of the last { $days } days. Press one to read it:
    { $lines }
notice-read-mine-none = { $home ->
    [yes] No notices for your home in the last { $days } days.
   *[no] No notices in the last { $days } days.
}
notice-read-mine-line = { $number }. { $title } · { $day }{ $state ->
    [read] , read
    [unread] , not read yet
   *[none] {""}
}
choice-notice-read-show = { $number }. { $title }
notice-read-board = New notice: { $title } · { $day }

### Notices: coverage

export-what = { $what ->
    [none] Export what?
   *[other] There is no “{ $what }” to export.
 } What there is: { $known }
export-ending = { $file ->
    [none] Into which file? Please add --out with a name that ends
   *[other] I cannot tell what kind of table “{ $file }” is to be. Please let its name end
 } in .xlsx or .csv.
export-no-notice = There is no notice with the number { $number }. Nothing was written.
export-not-written = “{ $file }” cannot be written ({ $reason }). Nothing was written.
export-too-many = These are too many for one Excel sheet. Please write to “{ $file }”, or name one notice with --notice.
export-written = Written: { $count ->
    [one] 1 row
   *[other] { $count } rows
 }, to “{ $file }”. There are addresses in it, please keep it safe.
notice-cover = { $lines }
notice-cover-counts = { $all } { $who ->
    [people] people
   *[homes] households
 }: { $read } read it, { $told } told by phone or at the door, { $asks ->
    [none] no word of
   *[other] not known of
 } { $unknown }{ $stranded ->
    [0] {""}
   *[other] {" "}({ $stranded } of them cannot be reached, somebody must go there)
 }
notice-cover-about = { $title ->
    [none] {""}
   *[other] <b>{ $title }</b> ·{" "}
 }sent { $day } { $clock }{ $withdrawn ->
    [yes] , taken back later
   *[no] {""}
 }
notice-cover-reached = Reached by: { $by }
notice-cover-by = { $channel } { $count }
notice-cover-by-none = nothing { $count }
notice-cover-channel = { $channel ->
    [telegram] Telegram
    [wecom] WeChat Work
    [page] web page
   *[other] { $channel }
 }
notice-cover-answers = Answers: { $answers }
notice-cover-answer = { $answer } { $count }
notice-cover-office = People with a role
notice-cover-house = <b>{ $name }</b>, { $all }: not known { $unknown }, read { $read }, told { $told }
    Reached by: { $by }
notice-cover-rest = { $count ->
    [one] 1 more building
   *[other] { $count } more buildings
 }
notice-cover-homes-left = { $count ->
    [one] 1 more household
   *[other] { $count } more households
 }
notice-cover-unread-head = <b>{ $title }</b> { $count ->
    [one] 1 household is not known to have read it
   *[other] { $count } households are not known to have read it
 }
notice-cover-unread-part = { $stranded ->
    [yes] Nothing reaches them, somebody must call or go:
   *[no] They have it, and have not read it yet:
 }
notice-cover-rooms = { $place }: { $rooms }
notice-cover-all-know = Every household has read “{ $title }” or has been told.
notice-cover-no-such = There is no such notice, or it was not for your area. Write /coverage for the newest.
notice-cover-none = No notice has gone to your area lately, there is nothing to show.
notice-cover-which = { $named ->
    [none] Which one?
   *[other] I found no notice with “{ $named }” in its title. Is it one of these?
 }
notice-cover-choose = { $day } { $title }
notice-cover-more = { $count ->
    [one] 1 more building
   *[other] { $count } more buildings
 }
notice-cover-unread = Not read ({ $count })
notice-cover-without = Not reached, to print ({ $count })
notice-cover-picture = As a picture
notice-cover-xlsx = As an Excel file
notice-cover-others = Other notices
notice-cover-back = Back to the counts
notice-cover-table = All about “{ $title }”, { $count ->
    [one] 1 household
   *[other] { $count } households
 }, one a line. There are addresses in it, please do not post it in a group.
notice-cover-doors = { $count ->
    [one] 1 household
   *[other] { $count } households
 } that nothing reaches, for “{ $title }”. Each building is on its own page, ready to print.{ $told ->
    [0] {""}
    [one] {" "}1 more has been told already.
   *[other] {" "}{ $told } more have been told already.
 }
notice-cover-doors-none = Nothing to print for “{ $title }”: { $told ->
    [0] every household can be reached.
    [one] the 1 household that nothing reaches has been told.
   *[other] the { $told } households that nothing reaches have all been told.
 }
notice-cover-no-file = The file could not be made just now. Please press again in a little while.
notice-cover-size = { $all } in all
notice-cover-bar = { $bar ->
    [read] Read
    [told] Told
   *[unknown] Open
 }
notice-cover-file = { $what ->
    [doors] Doors to call at
    [picture] Coverage picture
   *[table] Coverage
 } { $title }
notice-cover-sheet = { $sheet ->
    [sums] Totals
    [doors] Doors to call at
   *[homes] Households
 }
notice-cover-doors-title = { $title }: { $count ->
    [one] 1 household
   *[other] { $count } households
 } that nothing reaches. Tick who has been told, and write the time.
notice-cover-total = Total
notice-cover-column = { $column ->
    [community] Community
    [notice] Notice
    [title] Title
    [began] Sent
    [building] Building
    [unit] Unit
    [room] Room
    [people] People
    [tick] Told
    [time] Time
    [all] Households
    [read] Read it
    [told] Told in person
    [unknown] Not known
    [without] Not reached
    [stranded] Not reached, not told
    [channels] Reached by
    [state] State
    [how] How
    [when] When
    [answer] Answer
   *[by] Pressed or told by
 }
notice-cover-state = { $state ->
    [read] Read it
    [told] Told in person
    [unreached] Not reached, not known
   *[unknown] Reached, not known
 }
notice-cover-how = { $how ->
    [group] In the group
    [page] On the page
    [phone] By phone
    [door] At the door
   *[button] By button
 }

### Notices: questions

choice-question-whole = Show all of it
choice-question-no = Not this
choice-question-pass = Ask my contact
question-answer = "{ $text }"
    From the notice "{ $title }" of { $day }{ $meant }
question-faq = "{ $text }"
    From the answers to "{ $title }" (written { $day }){ $meant }
question-meant = "{ $said }" in the notice means { $day }.
question-maybe = I am not sure, and I do not want to guess.{ $home ->
    [yes] {" "}Perhaps it is one of these; I am asking for you as well.
   *[no] {" "}Perhaps it is one of these.
 }
question-whole = { $text }
question-gone = This was taken back or changed, so it does not count. Ask me again and I will look at what counts now.
question-passed = This has been passed on already. I will tell you when there is an answer.
question-nothing = Then there is nothing written about it here.
question-evening = { $count ->
    [one] Today there was one question that no notice answers:
   *[other] Today there were { $count } questions that no notice answers:
 }
    { $lines }{ $rest ->
    [0] {""}
   *[other] {""}
    And { $rest } more that few people asked.
 }
    Tap below to write an answer, and I will give it from now on; or send a notice.
question-evening-line = { $number }. { $text ->
    [none] (names somebody or a door, so I do not show it)
   *[other] { $text }
 } ({ $homes ->
    [one] one home
   *[other] { $homes } homes
 })
choice-faq-answer = Answer { $number }
choice-faq-show = Show { $number }
choice-faq-change = Change it
choice-faq-end = Use it no more
choice-faq-no = Never mind
choice-faq-yes = Keep it
choice-faq-write = I will write it anew
choice-faq-keep = Keep as an answer
faq-how = Write the question in the first line and the answer below it:
    faq How do I get my parcels?
    At the east gate, every day from 10 to 16.
faq-none = There are no answers yet. To keep one, write:
    faq How do I get my parcels?
    At the east gate, every day from 10 to 16.
faq-list = { $count ->
    [one] There is one answer:
   *[other] There are { $count } answers:
 }
    { $lines }
    To add one, write "faq" and the question, and the answer in the next line.
faq-line = { $number }. { $question }
faq-shown = Question: { $question }
    Answer: { $answer }
faq-change = Now it says:
    Question: { $question }
    Answer: { $answer }
    Write me the new answer. To change the question as well, write it in the first line and the answer below.
faq-write = All right. Write the question in the first line and the answer below it.
faq-dropped = All right, nothing was kept.
faq-ended = "{ $question }" is not used any more.
faq-too-long = That is too long: a question may have { $question } characters, an answer { $answer }. Please make it shorter.
faq-private = Everybody can read these answers, and { $what ->
    [phone] there is a phone number in this one
    [door] there is somebody's door in this one
    [health] this one speaks of somebody's health
   *[name] there is a resident's name in this one
 }. I did not keep it. Please put it in other words.
faq-changed-meanwhile = Somebody has just changed this one. Send "faq" to see how it is now.
faq-kept = Kept. Whoever asks is told:
    Question: { $question }
    Answer: { $answer }
faq-answer-ask = { $question ->
    [none] That one names somebody or a door. Write a question in the first line and the answer below it.
   *[other] What is the answer to "{ $question }"? Write it to me and I will keep it.
 }
faq-settled = Somebody has answered this one already.
faq-nothing-said = I did not find which answer you mean. To keep one, tap below and write it yourself.
faq-propose = Shall I keep it like this?
    Question: { $question }
    Answer: { $answer }

### Notices: rumours

rumour-claim = { $what ->
    [picture] { $said ->
        [yes] the picture with "{ $text }"
       *[no] that picture
     }
   *[text] "{ $text }"
 }
rumour-asked = { $how ->
    [again] You have asked about { $claim } already. The community has not answered yet; I will tell you when I know.
    [dropped] The community has seen { $claim } and says nothing about it for now. I will tell you when I know.
   *[new] I have { $claim }. I will ask the community and tell you when I know.
 }
rumour-ask-what = Which one do you mean? Please send me the text or the picture, and I will ask the community if it is true.
rumour-choice-ask = Ask if it is true
rumour-answered = { $how ->
    [corrected] Correction: about { $claim }, { $community } now says:
   *[first] You asked about { $claim }. { $community } says:
 }
    { $own ->
        [yes] { $answer }
       *[no] (Sorry, only in Chinese. Your liaison can help you read it.)
            { $answer }
     }
rumour-staff = { $homes ->
    [one] 1 household asks if this is true:
   *[other] { $homes } households ask if this is true:
 }
    { $what ->
        [picture] { $said ->
            [yes] the picture above, with "{ $text }"
           *[no] the picture above
         }
       *[text] "{ $text }"
     }
rumour-staff-answered = { $name } answered at { $at } ({ $told } of { $all } people told):
    { $answer }
rumour-staff-dropped = Put aside. You can still answer below.
rumour-picture = Somebody asks if this picture is true.
rumour-picture-alt = A picture that somebody asks about
rumour-picture-lost = Somebody asks if a picture is true, but I could not fetch it.
rumour-remind = { $homes ->
    [one] 1 household still waits
   *[other] { $homes } households still wait
 } to know if this is true: { $claim }
rumour-true = This is true.
rumour-false = This is not true. Please do not believe it, and do not pass it on.
rumour-choice-true = True
rumour-choice-false = Not true
rumour-choice-write = I will write
rumour-choice-drop = Leave it
rumour-choice-correct = Correct it
rumour-choice-notice = Make it a notice
rumour-choice-send = Send
rumour-choice-rewrite = Write again
rumour-choice-stop = Do not send
rumour-write = What is the answer to { $claim }? Please write it to me; I will show it to you before it goes. For English, begin a new line with "EN:".
rumour-too-long = That is { $count } characters, one message holds { $most }. Please send me a shorter one.
rumour-preview = { $how ->
    [corrected] This correction about { $claim } goes to the { $count } people who asked:
   *[first] This answer about { $claim } goes to the { $count } people who asked:
 }
    { $answer }
rumour-sent = { $how ->
    [corrected] Corrected. I am telling the { $count } people who asked.
   *[first] Noted. I am telling the { $count } people who asked. Whoever asks later is told at once.
 }
rumour-stopped = All right, it was not sent.
rumour-put-aside = Put aside; I will not remind you. Whoever asks again hears only that the community has seen it.
rumour-aside-already = Somebody else has put this aside already.
rumour-taken = { $name } was first, and yours was not sent:
    { $answer }
rumour-draft = The draft of a notice is ready and not sent yet. Send "notice", find it among your drafts, look it through and send it.
rumour-posted-already = There is a draft of a notice for this already. Send "notice" to see it.
rumour-notice-title = { $said ->
    [yes] Is it true? { $claim }
   *[no] Is it true? A picture that is passed round
 }
rumour-notice-body = { $said ->
    [yes] Several neighbours asked: "{ $claim }"
   *[no] Several neighbours asked about a picture that is passed round.
 }
    { $answer }

### Orders

order-kind = { $kind ->
    [supplies] shopping
    [parcel] parcel
    [medicine] medicine
    [rubbish] rubbish
    [doctor] doctor
    [repair] repair
    [counselling] someone to talk to
    [care] a kindness
    [kit] quarantine kit
   *[other] something else
 }
order-head = { $state ->
    [draft] { $them ->
        [yes] For { $place } I have this. Is it right?
       *[no] I have this. Is it right?
     }
   *[placed] 📦 <b>Order { $number }</b> ({ $kind }{ $them ->
        [yes] , { $place }
       *[no] {""}
     })
 }
# $count: what they get, or asked for; $asked: what they asked for
order-line = { $state ->
    [none] { $number }. { $name }: could not be had
    [swapped] { $number }. { $name }: another took its place
   *[wanted] { $number }. { $name }, { $count } { $unit }{ $state ->
        [part] {" "}(you asked for { $asked }, no more could be had)
       *[wanted] {""}
     }{ $rounded ->
        [yes] {" "}(you wrote “{ $text }”)
       *[no] {""}
     }{ $price ->
        [ask] : price to be asked
        [free] {""}
       *[known] : { $cost } yuan
     }{ $noted ->
        [yes] ; { $note }
       *[no] {""}
     }
 }
order-total = { $open ->
    [none] Total { $sum } yuan
    [some] Total { $sum } yuan; things without a price come on top
    [crew] The prices are still to be asked
   *[all] I will tell you the price when I know it
 }
order-when = { $how ->
    [round] Comes with the { $clock } round on { $day }
    [urgent] Urgent: does not wait for a round
   *[soon] Comes when it is ready
 }
order-state = { $state ->
    [draft] not ordered yet
    [placed] { $waits ->
        [clinician] the doctor looks at it first
        [substitute] waits for you: take the other one or not
        [price] waits for you: buy it or not
       *[no] ordered ({ $at }), nobody has taken it yet
     }
    [accepted] { $waits ->
        [clinician] the doctor looks at it first
        [substitute] waits for you: take the other one or not
        [price] waits for you: buy it or not
       *[no] taken by { $name } ({ $at })
     }
    [bought] { $kind ->
        [rubbish] disinfected ({ $at }), to be taken away
       *[other] bought ({ $at }), to be brought
     }
    [moving] { $name } is on the way (left { $at })
    [door] at your door ({ $at }), please take it in within 5 minutes
    [received] { $how ->
        [itself] not heard from you, so it counts as received ({ $at })
       *[home] { $kind ->
            [supplies] received ({ $at })
            [parcel] received ({ $at })
            [medicine] received ({ $at })
            [kit] received ({ $at })
           *[other] done ({ $at })
         }
     }
    [cancelled] cancelled ({ $at })
    [returned] returned ({ $at })
    [disputed] you said something is wrong ({ $at }), staff are looking into it
   *[other] { $at }
 }
order-how =
    Write what you need, with how many, for example:
    2 bags of salt, 40 eggs, a bottle of soy sauce
    You can also write what is not on the list. I will have someone ask.
order-for-whom = Which home is it for? Write the room first, for example: 801 two bags of salt.
order-placed = { $lines }
order-placed-line = { $kind ->
    [medicine] Order { $number } is medicine. The doctor looks at it first, then it is bought.
   *[other] Ordered, number { $number }. { $when }.
 }
order-placed-all = { $count } orders, { $things } things, nothing left out.
order-placed-late = The { $missed } round is closed, so it goes with the next.
order-placed-before = Order { $number } was placed a moment ago. It was not ordered twice.
order-dropped = All right, nothing is ordered.
order-short =
    This cannot be ordered yet:
    { $lines }
    Change it with the buttons below or write to me, then press “Yes, order it” again.
order-short-line = { $why ->
    [ended] { $name }: not sold any more
    [most] { $name }: there is a limit a day. { $any ->
        [yes] You can have { $left } { $unit } today (you wrote { $asked })
       *[no] You have had all of it today
     }
   *[stock] { $name }: { $any ->
        [yes] only { $left } { $unit } left (you wrote { $asked })
       *[no] sold out
     }
 }
order-mine-none = Nothing is on its way. Write me what you need.
order-mine =
    { $count ->
        [one] One order is open:
       *[other] { $count } orders are open:
     }
    { $lines }
order-mine-line = Number { $number } ({ $kind }): { $stands }
order-mine-draft = not ordered yet
order-cancelled = Order { $number } is cancelled.
order-too-late = Order { $number }: { $stands }. This cannot be done any more. If it matters, write to me and I pass it on.
choice-order-yes = Yes, order it
choice-order-change = Change it
choice-order-drop = No, leave it
choice-order-got = Got it
choice-order-wrong = Something is wrong
choice-order-cancel = Cancel this order
choice-order-show = Show order { $number }

### Orders: choosing and changing

basket-top = { $them ->
    [yes] For { $place }: write what they need, such as
   *[no] Write what you need, such as:
 }
    2 bags of salt, 40 eggs, a bottle of soy sauce
    { $shelf ->
        [full] You can also write what is not on the list. To look around, press a group below:
       *[empty] There is no list yet. Write all the same, and I will have someone ask the price.
    }
basket-category = <b>{ $name }</b>, { $count ->
    [one] { $count } thing
   *[other] { $count } things
 }{ $pages ->
    [1] {""}
   *[other] {" "}(page { $page } of { $pages })
 }. Press to add one:
# $left: how many there are still, any: nobody counts; $chosen: so many are in the draft
basket-thing = { $name }: { $priced ->
    [yes] { $price } yuan
   *[no] price to be asked
 }{ $unit ->
    [none] {""}
   *[other] {" "}a { $unit }
 }{ $pack ->
    [none] {""}
   *[other] {" "}({ $pack })
 }{ $left ->
    [any] {""}
    [none] , sold out
   *[other] , { $left } left
 }{ $most ->
    [none] {""}
   *[other] , { $most } a day for each home
 }{ $chosen ->
    [none] {""}
   *[other] , you have { $chosen }
 }
basket-gone = This has just been taken off the list. Please look at the others.
basket-no-more = { $why ->
    [most] There is a limit a day for { $name }. No more today.
   *[stock] There is no more { $name }.
 }
choice-basket-put = { $name }{ $count ->
    [none] {""}
   *[other] {" "}({ $count })
 }
choice-basket-look = Look around
choice-basket-other = Other
choice-basket-again = Same as last time
choice-basket-orders = My orders
choice-basket-draft = See what I have ({ $count })
choice-basket-back = Other groups
choice-basket-next = Next page
choice-basket-former = Page before
order-empty = There is nothing in it any more. Write me what you need.
order-more = … and { $count } more. Press “Change it” to see them page by page.
# $why most or stock: $text says whether there are any (some, none), $count how many can be had
order-open-line = { $line } { $why ->
    [which] (which one?)
    [lots] ({ $count } { $unit }: is that right?)
    [minus] (you wrote “{ $text }”: is it { $count } { $unit }?)
    [unit] (the shop sells it by the { $unit }: is it { $count } { $unit }?)
    [ended] (not sold any more)
    [most] (there is a limit a day: { $text ->
        [some] you can have { $count } { $unit } today
       *[none] you have had all of it today
     })
   *[stock] ({ $text ->
        [some] only { $count } { $unit } left
       *[none] sold out
     })
 }
order-changing = { $count ->
    [one] { $count } thing
   *[other] { $count } things
 }{ $pages ->
    [1] {""}
   *[other] {" "}(page { $page } of { $pages })
 }. By number: − one less, + one more, ✕ not this. You can also write “salt 3 bags”:
choice-order-line = { $verb ->
    [less] { $number } −
    [more] { $number } +
   *[out] { $number } ✕
 }
choice-order-done = Done
choice-order-sure = Yes, { $count } { $unit }
choice-order-swap = { $name } instead ({ $price } yuan)
choice-order-out = No { $name }
choice-order-written = None of these, as I wrote it
order-price =
    { $lines }
    { $there ->
        [yes] To order, just write to me, for example "{ $name } 2 { $unit }".
       *[no] You can order it when it is in again. For something else, just write to me.
    }
choice-order-fit = { $name }: make it { $count } { $unit }
choice-order-again = Once more
choice-order-enough = No need
order-noted = { $lines }
order-zero = You wrote 0 for { $names }, so I left that out.
order-twice = You wrote { $name } more than once. Together that is { $count } { $unit }.
order-joined = { $name } was there already. Now it is { $count } { $unit }.
order-over = One list holds { $most } things. The last { $count } are not in it, please write them after this one is placed: { $names }
order-many = All { $count } things are noted. They become several orders, with nothing left out.
order-said-before = I have these already and did not add them twice. To have more, write “one more”.
order-put-away = I put away what you had not ordered last time ({ $kind }). This is a new one.
order-no-number = There is no number { $number }. There are { $count } things.
order-which-line = Which thing is “{ $text }” about? Write its name, such as “salt 3 bags”.
order-not-in-it = “{ $name }” is not in it.
order-unplaced = This is not ordered yet. If it is right, press “Yes, order it”.
order-open-first = Please answer what stands in brackets first, then order.
order-dearer =
    The price has just changed:
    { $lines }
    If you still want it, press “Yes, order it” again.
order-dearer-line = { $name }: { $was } yuan, now { $now } yuan
order-edited-late = What you changed is order { $number } already and cannot be changed. To add, just write it. To cancel, write “cancel order { $number }”.
order-joins = Order { $number } is placed already. These are a new order, { $same ->
    [yes] with the same round.
   *[no] with the next round.
 }
order-held = All right, no hurry, I keep it as it is. Press “Yes, order it” when you are ready, or write what to change.
order-change-placed = Order { $number } is placed already. To change it, press “Take it back and change it” and order again. To call it off, press “Cancel this order”.
order-redone = Order { $number } is taken back. Change it, then order it again.
choice-order-redo = Take it back and change it
order-double = Order { $number } has just these things. Do you want them once more?
order-enough = All right, order { $number } it is.
order-again-none = You have not ordered anything yet. Write me what you need.
order-again-gone = Left out, because it is not to be had now: { $names }.
order-photo-thing = What the photo shows
order-photo = The photo is in your order, and whoever buys it will ask the price. You can also write how many and which.
order-voice = I cannot listen to voice messages. Please write what you need in a few words.

### Orders: for others

order-no-home = Ordering is for those who live here. To order for a home, please ask whoever looks after it.
order-mine-theirs = { $kind }, { $place }
order-home-which = “{ $room }” is { $count } homes. Which one?
order-home-unknown = “{ $room }” is none of the homes you look after. Please check the room.
order-home-what = What does { $place } need? Just write it, such as “2 bags of salt”.
order-too-many = You have { $count } orders that are not placed yet. Please finish them first:
order-all = If all { $count } homes above are right, you can order for all.
choice-order-all = Order for all

### Orders: catalogue

shop-would = { $what ->
    [price] { $name }: { $known ->
        [yes] { $was } yuan becomes { $number } yuan
       *[no] the price is { $number } yuan
     } a { $unit }
    [stock] { $name }: the stock { $known ->
        [yes] goes from { $was } {""}
       *[no] {""}
     }to { $number } { $unit }
    [out] { $name }: written down as sold out
    [end] { $name }: not sold any more
   *[back] { $name }: to be had again
 }. { $count ->
    [0] No open order has it.
    [one] 1 order that is not bought yet has it{ $asked ->
        [yes] ; it is dearer, so they are asked first
       *[no] {""}
     }.
   *[other] { $count } orders that are not bought yet have it{ $asked ->
        [yes] ; it is dearer, so they are asked first
       *[no] {""}
     }.
 }
shop-done = { $what ->
    [price] Changed: { $name } is { $number } yuan a { $unit }.
    [stock] Changed: there are { $number } { $unit } of { $name }.
    [out] Written down: { $name } is sold out, nobody can order it.
    [end] Written down: { $name } is not sold any more.
   *[back] Written down: { $name } can be ordered again.
 }{ $count ->
    [0] {""}
    [one] {" "}I am asking 1 home whether they still want it.
   *[other] {" "}I am asking { $count } homes whether they still want it.
 }{ $short ->
    [none] {""}
   *[other] {""}
    { $short }
 }
shop-left = All right, nothing was changed.
shop-which = Which one is “{ $name }”? The list has: { $names }. Please write the full name.
shop-short = There is not enough of { $count ->
    [one] 1 thing
   *[other] { $count } things
 } for what is ordered. Please decide:
    { $lines }
shop-short-line = { $name }: { $any ->
    [yes] only { $left } { $unit } left
   *[no] nothing left
 }, { $ordered } { $unit } wanted in { $count ->
    [one] 1 order
   *[other] { $count } orders
 } not bought yet ({ $numbers }{ $more ->
    [yes] {" "}…
   *[no] {""}
 })
choice-shop-do = Change it
choice-shop-no = Leave it
choice-shop-swap = Something else for { $name }
choice-shop-sheet = As a table
choice-shop-shelf = { $name }
shop-list = { $count } things on sale{ $out ->
    [0] {""}
   *[other] , { $out } of them sold out
 }:
    { $lines }
shop-list-head = <b>{ $name }</b> ({ $count })
shop-list-shelf = { $name }: { $count }{ $out ->
    [0] {""}
   *[other] , sold out { $out }
 }
shop-shelf = { $merchant ->
    [none] {""}
   *[other] { $merchant } ·{" "}
 }{ $category ->
    [none] no category
   *[other] { $category }
 }
shop-list-line = { $name } { $price ->
    [none] price to be asked
   *[other] { $price } yuan a { $unit }
 }{ $size ->
    [none] {""}
   *[other] {" "}({ $size } { $inner })
 }{ $most ->
    [none] {""}
   *[other] , { $most } a home
 }{ $stock ->
    [none] {""}
    [out] , sold out
   *[other] , stock { $stock }
 }
shop-list-more = … and { $count } more. The table has them all.
shop-list-none = { $wanted ->
    [none] The list is still empty. Import a table, then things can be ordered.
   *[other] The list has no “{ $wanted }”. Write “catalogue” to see all of it.
 }
shop-sheet = Here is the list. When you have changed it, ask whoever runs the machine to import it again.
shop-sheet-name = Catalogue
shop-sheet-missed = The table cannot be made just now. Please ask again a little later.
shop-column = { $column ->
    [name] Name
    [aliases] Aliases
    [category] Category
    [unit] Unit
    [pack_size] Pack size
    [pack_unit] Pack unit
    [price] Price
    [limit] Limit
    [stock] Stock
   *[merchant] Merchant
 }
offer-thing = { $name }, { $count } { $unit } ({ $cost } yuan)
offer-asked = { $count ->
    [one] 1 thing is for you to decide:
   *[other] { $count } things are for you to decide:
 }
offer-asked-line = { $number }. { $what }
offer-ask-swap = { $name } of order { $number } is sold out. { $many ->
    [yes] Which one do you want instead?
   *[no] Is { $to } all right instead?
 }
offer-ask-price = { $known ->
    [yes] { $name } is dearer now: { $was } yuan became { $price } yuan a { $unit }.
   *[no] We asked the price of { $name }: { $price } yuan a { $unit }.
 } Your { $count } { $unit } cost { $cost } yuan; order { $number } is { $sum } yuan in all{ $over ->
    [yes] , more than the { $ceiling } yuan you named
   *[no] {""}
 }. Do you still want it?
choice-offer = { $what ->
    [swap] { $named ->
        [yes] Take { $name }
       *[no] Take it
     }
    [this] Take { $name }, { $cost } yuan
    [keep] { $named ->
        [yes] Buy { $name }
       *[no] Buy it
     }
   *[no] { $named ->
        [yes] No { $name }
       *[no] Leave it out
     }
 }
offer-settled = { $how ->
    [swap] Settled: { $to } instead of { $name }
    [keep] Settled: { $name } is bought
    [lapse] Not heard from you: { $name } was not bought this time
   *[drop] Settled: no { $name }
 }
offer-over = There is nothing to decide here any more.
offer-answered = { $how ->
    [swap] All right, { $to } instead of { $name }.
    [keep] All right, { $name } is bought.
   *[drop] All right, no { $name }.
 } { $left ->
    [yes] Order { $number } is { $sum } yuan in all now.
   *[no] There was nothing else in order { $number }, so it is cancelled.
 }
offer-answered-before = { $how ->
    [swap] Somebody at home has just decided: { $to } instead of { $name }.
    [keep] Somebody at home has just decided: { $name } is bought.
    [lapse] Order { $number } is on its way already, without { $name }. If you still want it, write it again.
   *[drop] Somebody at home has just decided: no { $name }.
 }
offer-changed = The price changed again just now. Please look at the newest message and decide there.
offer-gone = { $name } has just sold out as well. { $rest ->
    [yes] Please choose from the rest.
   *[no] It is left out.
 }
offer-lapsed = We did not hear from you about { $names }, so it is not bought this time. { $left ->
    [yes] Order { $number } is { $sum } yuan in all.
   *[no] There was nothing else in order { $number }, so it is cancelled.
 } If you still want it, write it again.
offer-told = Answer for order { $number }: { $how ->
    [swap] { $to } instead of { $name }
    [keep] { $name } is bought
    [lapse] no answer, { $name } is left out
   *[drop] no { $name }
 }{ $left ->
    [yes] {""}
   *[no] , the order is cancelled
 }.
offer-begin = { $count ->
    [one] What instead of { $name }, { $amount } { $unit }, in order { $number }?
   *[other] { $count } orders have { $name }. What instead? I ask them all.
 } { $any ->
    [yes] Press one,
   *[no] The list has nothing like it,
 } or write a name and a price, for example “dark soy 10 yuan”.
choice-offer-one = { $name } { $price } yuan
choice-offer-all = Let them choose from these { $count }
offer-how = Please write what to take instead of { $name }, with its price, for example “dark soy 10 yuan”. To stop, write “never mind”.
offer-left = All right, nothing is proposed.
offer-sent = Asked ({ $count ->
    [one] 1 home
   *[other] { $count } homes
 }): { $to } instead of { $name }. I tell you as soon as they answer.
offer-nothing-open = This needs nothing else any more: it is on its way, or settled.
offer-medicine = Medicine is not swapped just like that. A doctor decides.
offer-price-how = What does { $name } of order { $number } cost a { $unit }? Just the number, for example 9.5.
offer-each = piece
offer-price-what = I cannot read a price in “{ $text }”. Please write a number, for example 9.5.
offer-priced = { $name } { $price } yuan: { $outcome ->
    [asked] { $why ->
        [dearer] dearer than before,
        [much] more than { $above } yuan,
       *[ceiling] with it they would spend more than they said,
     } so I ask them first.
    [taken] written down. Order { $number } is { $sum } yuan in all.
   *[same] it was so before.
 }
ceiling-set = { $state ->
    [draft] All right, this order costs { $most } yuan at most. Before it is more, I ask you.
   *[placed] All right, order { $number } costs { $most } yuan at most. Before it is more, I ask you.
 }{ $over ->
    [yes] {" "}It is { $sum } yuan now, which is more. Please see what to leave out.
   *[no] {""}
 }
ceiling-line = At most { $most } yuan{ $over ->
    [yes] ; it is more now
   *[no] ; before it is more, I ask you
 }
catalogue-done = The list is stored: { $new } new, { $changed } changed, { $same } as before.
catalogue-would = Only read, nothing stored yet: { $new } new, { $changed } changed, { $same } as before.
catalogue-difference = { $name }: the { $what ->
    [price] price
   *[stock] stock
 } goes from { $was ->
    [none] nothing
   *[other] { $was }
 } to { $now ->
    [none] nothing
   *[other] { $now }
 }
catalogue-more = … and { $count } more with another price or stock.
catalogue-ended = Not in this file and not sold any more, { $count }: { $names }{ $more ->
    [0] {""}
   *[other] {" "}… and { $more } more
 }
catalogue-back = Sold again, { $count }: { $names }{ $more ->
    [0] {""}
   *[other] {" "}… and { $more } more
 }
catalogue-asked = Some things are dearer; { $count ->
    [one] 1 home is asked whether it still wants them.
   *[other] { $count } homes are asked whether they still want them.
 }
catalogue-would-ask = Some things are dearer; when it is stored, { $count ->
    [one] 1 home is asked whether it still wants them.
   *[other] { $count } homes are asked whether they still want them.
 }
catalogue-busy = Somebody is importing a list. Come back when that is done.
catalogue-community = { $value ->
    [none] I do not know whose list this is.
   *[other] There is no community “{ $value }”.
 } { $known ->
    [none] Please import a roster first.
   *[other] Please say so with --community. There are: { $known }.
 }
catalogue-no-heading-row = “{ $file }” has no row of headings. One row must say: name, unit, price, stock …
catalogue-no-rows = There is nothing below the headings.
catalogue-unknown-heading = Unknown headings: “{ $headings }”. These can be used: name, aliases, category, unit, pack_size, pack_unit, price, limit, stock, merchant.
catalogue-twice = { $name } stands in row { $first } already.
catalogue-alias-is-name = The alias “{ $alias }” is the name of the thing in row { $first }.
catalogue-alias-twice = The alias “{ $alias }” belongs to { $name } in row { $first } already.
catalogue-price = “{ $value }” is not a price. Please write 5 or 5.5.
catalogue-price-places = “{ $value }” has more than two decimals.
catalogue-number = “{ $value }” is not a number.
catalogue-number-places = “{ $value }” has more than three decimals.
catalogue-negative = “{ $value }” is less than 0.
catalogue-large = “{ $value }” is very large. Is it a slip?
catalogue-limit-zero = With a limit of 0 nobody can buy it. Leave it blank for no limit; to stop selling it, delete the row.
catalogue-pack = “{ $value }” makes no sense. Please write how much is in one, for example 400, and its unit under pack_unit.
catalogue-pack-zero = 0 in one: is it a slip?
catalogue-pack-units = The pack size says { $one }, this says { $other }. Which is it?
catalogue-pack-without-unit = A pack size needs its unit, for example 克, 毫升, 个.
catalogue-unit-without-pack = “{ $value }” needs a pack size.

### Orders: other requests

request-menu = What do you need? Tap one, or just write to me.
request-no-home = I do not know your home here, so I cannot do this. Please let the household write to me.
request-whose = For which home is it? Put the door first, for example: 801 the tap leaks.
choice-request-kind = { $kind ->
    [supplies] Shopping
    [parcel] Parcel or takeaway
    [medicine] Medicine
    [rubbish] Rubbish
    [doctor] A doctor
    [repair] A repair
    [counselling] Someone to talk to
    [care] Birthday or other care
   *[other] Something else
 }
request-offer = { $kind ->
    [repair] Shall I ask somebody to come and repair it?
    [rubbish] Shall I ask somebody to collect it?
    [medicine] Shall I have it bought? A doctor looks at it first.
    [doctor] Shall I ask for a doctor or a car?
    [care] Shall I ask somebody to help with it?
    [parcel] Shall I ask somebody to fetch it?
    [counselling] Shall I ask somebody to talk with you?
   *[other] Shall I ask somebody to do it?
 }
choice-request-offer = { $kind ->
    [repair] Yes, send somebody
    [rubbish] Yes, collect it
    [medicine] Yes, buy it
    [doctor] Yes, ask a doctor
    [care] Yes, please help
    [parcel] Yes, fetch it
    [counselling] Yes, please
   *[other] Yes, please
 }
choice-request-decline = No, just tell my contact
request-ask = { $what ->
    [parcel-code] What is the pick-up code? Write it or send a photo. For a takeaway, the last 4 digits of the phone will do.
    [parcel-where] Where is it?
    [parcel-count] How many?
    [rubbish-bags] How many bags? Please tie them well.
    [rubbish-when] Now, or with the evening round?
    [medicine-what] Which medicine? Write the name on the box.
    [medicine-photo] Is there a prescription? Send a photo. Only the doctor sees it.
    [medicine-left] For how many days is there still some?
    [medicine-since] How long has it been taken?
    [doctor-why] What is wrong? Only the doctor sees this. Short of breath, chest pain, not waking up: do not wait, call 120 now.
    [doctor-how] A visit at home, or a ride to the hospital?
    [doctor-when] When? You can write the day and the time.
    [repair-what] What is broken? Write it, or send a photo.
    [repair-danger] Is it dangerous now?
    [repair-since] Since when?
    [counselling-when] Good. You need not say why; nobody at home and no neighbour sees it. When does it suit you?
    [care-what] What is it? For example "80th birthday, a cake".
    [care-whom] For whom?
    [care-day] Which day?
   *[other-what] What is to be done? Just write it.
 }
request-choice = { $what ->
    [parcel-code] No code
    [parcel-where] { $value ->
        [shelf] Parcel shelf
        [gate] Gate
       *[locker] Food locker
     }
    [parcel-count] { $value }
    [rubbish-bags] { $value ->
        [1] 1 bag
       *[other] { $value } bags
     }
    [rubbish-when] { $value ->
        [now] Now
       *[evening] Evening round
     }
    [medicine-photo] No prescription
    [medicine-left] { $value ->
        [0] Nothing left today
        [1] 1 day
        [3] 2 or 3 days
       *[7] A week
     }
    [medicine-since] { $value ->
        [new] First time
        [months] Some months
       *[years] Over a year
     }
    [doctor-how] { $value ->
        [visit] A visit at home
       *[ride] Hospital, with a ride
     }
    [repair-danger] { $value ->
        [leak] Water leaks
        [electric] Sparks or shocks
        [gas] Smell of gas
       *[none] None of these
     }
    [repair-since] { $value ->
        [today] Today
        [yesterday] Yesterday
       *[days] Some days
     }
   *[when] { $value ->
        [now] Now
        [today] Today
       *[tomorrow] Tomorrow
     }
 }
choice-request-drop = Never mind
choice-request-yes = Yes, like this
choice-request-change = { $what ->
    [parcel-code] Code
    [parcel-where] Where
    [parcel-count] How many
    [rubbish-bags] Bags
    [medicine-what] Medicine
    [medicine-photo] Prescription
    [medicine-left] Days left
    [medicine-since] How long taken
    [doctor-why] Why
    [doctor-how] Visit or hospital
    [repair-danger] Danger
    [repair-since] Since when
    [care-whom] For whom
    [rubbish-when] When
    [doctor-when] When
    [counselling-when] When
    [care-day] Day
    [repair-what] What is broken
   *[other] What
 }
request-change = What is to be changed?
request-draft-kind = { $kind ->
    [parcel] Fetch a parcel or takeaway
    [medicine] Buy medicine; a doctor looks first
    [rubbish] Collect rubbish
    [doctor] A doctor
    [repair] A repair
    [counselling] Someone to talk to; nobody at home sees it
    [care] Care for somebody
   *[other] Something to be done
 }
# $value: the answer as it is kept; $said: the answer in words
request-line = { $what ->
    [parcel-code] { $value ->
        [none] No pick-up code
        [photo] Code: see the photo
       *[code] Code { $said }
     }
    [parcel-tail] Phone ends in { $said }
    [parcel-where] { $value ->
        [shelf] On the parcel shelf
        [gate] At the gate
        [locker] In the food locker
       *[said] Where: { $said }
     }
    [parcel-count] Count: { $said }
    [rubbish-bags] Bags: { $said }
    [rubbish-when] { $value ->
        [now] Collect now
       *[evening] With the evening round
     }
    [rubbish-disinfect] Disinfected first, then collected
    [medicine-photo] { $value ->
        [none] No prescription
       *[photo] Photo of the prescription is here
     }
    [medicine-left] { $value ->
        [0] Nothing left at home
        [1] Enough for 1 day
       *[days] Enough for { $said } days
     }
    [medicine-since] { $value ->
        [new] First time
        [months] Taken for some months
        [years] Taken for over a year
       *[said] { $said }
     }
    [doctor-why] Why: { $said }
    [doctor-how] { $value ->
        [visit] A visit at home
       *[ride] Hospital, with a ride
     }
    [repair-danger] { $value ->
        [leak] Water leaks
        [electric] Sparks or shocks
        [gas] Smell of gas
       *[none] No danger
     }
    [repair-since] { $value ->
        [today] Broken since today
        [yesterday] Broken since yesterday
        [days] Broken for some days
       *[said] { $said }
     }
    [care-whom] For { $said }
   *[other] { $said }
 }
request-when = { $how ->
    [now] Now
    [day] { $day } { $clock }
   *[said] { $said }
 }
request-placed = { $kind ->
    [medicine] Noted, no. { $number } is medicine. A doctor looks at it first, then it is bought.
    [parcel] Noted, no. { $number }. { $when }.
    [rubbish] Noted, no. { $number }. Somebody will collect it.
    [doctor] { $heard ->
        [trade] Noted, no. { $number }. The doctor has been told and will answer. If it gets bad, do not wait, call 120.
        [office] Noted, no. { $number }. No doctor gets my messages now; the community office looks for one. If it gets bad, do not wait, call 120.
       *[nobody] Noted, no. { $number }. Neither a doctor nor the office gets my messages now. I tell you once one does. If it gets bad, do not wait, call 120.
     }
    [repair] Noted, no. { $number }. Somebody will come and repair it.
    [counselling] { $heard ->
        [trade] Noted, no. { $number }. The counsellor will contact you. Write to me whenever you want to talk.
        [office] Noted, no. { $number }. No counsellor gets my messages now; I told whoever sees to it at the office, and nobody else.
       *[nobody] Noted, no. { $number }. Nobody gets my messages now. Once there is a counsellor, I tell them, and you. { $hotline ->
            [none] Write to me whenever it is hard.
           *[other] To talk right now, call { $hotline }, somebody listens.
         }
     }
   *[other] Noted, no. { $number }. Somebody will see to it.
 }
# It was told to somebody only later, or they know and nobody has come yet
request-called = { $heard ->
    [trade] { $kind ->
        [counselling] No. { $number }: the counsellor has it now and will contact you.
       *[doctor] No. { $number }: the doctor has it now and will answer.
     }
    [office] No. { $number }: somebody at the community office has it now and will contact you.
   *[waits] { $kind ->
        [counselling] Nobody has taken no. { $number } yet; I asked again. { $hotline ->
            [none] Write to me whenever it is hard.
           *[other] If you cannot wait, call { $hotline }, somebody listens.
         }
       *[doctor] Nobody has taken no. { $number } yet; I asked again. If it gets bad, do not wait, call 120.
     }
 }
request-alone = { $name } wants to talk; nobody else at home knows
# Left in the middle of the questions
request-unfinished = { $kind ->
    [parcel] Your parcel or takeaway
    [medicine] Your medicine
    [rubbish] Your rubbish
    [doctor] Your wish to see a doctor
    [repair] Your repair
    [counselling] Your wish to talk to somebody
    [care] Your wish for somebody
   *[other] What you asked for
 } has not gone out yet: a question is still open.{ $urgent ->
    [yes] {" "}So that no time is lost, your contact has your words.
   *[no] {""}
 }
choice-request-go-on = Go on
request-dropped = Good, nothing is done. If your contact should know, just write to me.
request-edited = Changed. No. { $number } is done as you wrote now.
request-danger = { $what ->
    [leak] First close the water valve, and keep away from sockets.
   *[electric] First switch off the main fuse. No wet hands, no water on it.
 }
request-alarm = { $what ->
    [gas] Do this now: close the valve, open the windows, no lights, no flame, everybody out, and phone from outside.
    [ambulance] Call 120 now: the address, what happened, how many people. Open the door, stay with them.
    [stuck] Do not force the door. Press the alarm inside, call 119, say which building and unit.
   *[birth] Call 120 now. Lie on the left side, do not walk, keep the papers at hand.
 }
# To whoever takes it: what it is first, then which home
request-crew = { $urgent ->
    [yes] 🔔 Urgent: no. { $number } ({ $kind })
   *[no] 🔔 No. { $number } ({ $kind })
 }
    { $place }{ $some ->
    [yes] {""}
    { $lines }
   *[no] {""}
 }
request-photo = No. { $number }, a photo from { $place }
request-photo-missed = No. { $number } has a photo that could not be fetched; ask the household for another.
choice-request-take = I take it

triage-head = { $urgent ->
    [yes] 💊 Urgent: no. { $number }. May it be bought?
   *[no] 💊 No. { $number }. May it be bought?
 }
triage-whose = { $place } · { $people }
triage-person = { $name }{ $note ->
    [none] {""}
   *[other] {" "}({ $note })
 }
triage-has-photo = { $there ->
    [yes] The prescription is above
   *[no] No photo of a prescription
 }
triage-photo = Prescription for no. { $number }
triage-photo-missed = No. { $number } has a photo of a prescription that I could not get. Please ask the household for another.
triage-calls = { $name } phones first ({ $at })
triage-decided = { $name } looked at it ({ $at }): { $outcome ->
    [yes] buy it
    [swap] another one
    [doctor] see a doctor
   *[no] do not buy
 }
choice-triage = { $verb ->
    [yes] Buy it
    [swap] Another one…
    [call] Phone first
    [doctor] See a doctor
    [no] Not suitable
    [bare] No words
    [word] Say something to them
   *[undo] Take back
 }
triage-ask = { $what ->
    [swap] No. { $number }: what instead? Write the name and how much.
    [no] No. { $number } is not bought. A word to the household? Write it, or tap "No words".
   *[word] No. { $number }: what shall I tell them? Write it to me.
 }
triage-done = { $outcome ->
    [yes] No. { $number } may be bought. They know. You can take it back for a minute.
    [swap] No. { $number } is changed. They know. You can take it back for a minute.
    [doctor] No. { $number } is not bought; a doctor is asked for. You can take it back for a minute.
   *[no] No. { $number } is not bought. They know. You can take it back for a minute.
 }
triage-call = Good, no. { $number } waits. I tell them that you will phone. Then decide here.
triage-taken = { $name } has just looked at no. { $number } ({ $at }): { $outcome ->
    [yes] buy it
    [swap] another one
    [doctor] see a doctor
   *[no] do not buy
 }.
triage-over = No. { $number }: { $stands }. Nothing to look at any more.
triage-undone = Taken back. No. { $number } waits again.
triage-undo-late = No. { $number } cannot be taken back: a minute is over, or somebody is on it.
triage-word-sent = I have told them.
triage-late = { $urgent ->
    [yes] 🔔 Urgent: no. { $number } (medicine): { $why ->
        [nobody] no doctor can be reached
       *[late] no doctor has looked at it for { $minutes } minutes
     }
   *[no] No. { $number } (medicine): { $why ->
        [nobody] no doctor can be reached
       *[late] no doctor has looked at it for { $minutes } minutes
     }
 }
    { $place }. Please phone a doctor.
triage-home = { $outcome ->
    [yes] { $name } looked at it: the medicine of no. { $number } may be bought. { $when }.
    [swap] { $name } looked at it. Instead, for no. { $number }: { $word }. { $when }. If you do not want it, cancel the order.
    [doctor] { $name } wants to see you first. No. { $number } is not bought yet. A doctor is asked for.
   *[no] { $name } looked at it: the medicine of no. { $number } is not suitable and is not bought. { $word ->
        [none] If you have questions, just write to me.
       *[other] {""}
    "{ $word }"
     }
 }
triage-home-word = { $name } says: "{ $word }" (no. { $number })
triage-home-call = { $name } will phone you about the medicine of no. { $number }.
triage-home-undo = { $name } looks at the medicine of no. { $number } again. Please wait a little.

### Orders: the desk

desk-head = <b>{ $count }</b> orders nobody has taken{ $urgent ->
    [0] {""}
   *[other] , { $urgent } urgent
 }{ $asked ->
    [0] {""}
   *[other] , { $asked } that the household calls urgent
 }{ $late ->
    [0] {""}
   *[other] ; { $late } waiting for over { $minutes } minutes
 }
desk-empty = Nobody is waiting for somebody to take an order. New ones will show here.
desk-building = { $building }: { $count }{ $now ->
    [all] {""}
   *[other] { " " }({ $now } in this round)
 }
desk-more-buildings = { $count } more buildings have orders.
desk-line = No. <b>{ $number }</b>{ $urgent ->
    [yes] { " " }(urgent)
    [asked] { " " }(household says urgent)
   *[no] {""}
 } { $place }, { $kind }{ $things ->
    [0] {""}
   *[other] , { $things } things
 }, since { $since }{ $waits ->
    [no] {""}
   *[other] , waiting for the household's answer
 }
desk-line-hidden = No. <b>{ $number }</b>{ $urgent ->
    [yes] { " " }(urgent)
    [asked] { " " }(household says urgent)
   *[no] {""}
 } { $building }, to be looked at in private, since { $since }
desk-more = { $count } more{ $many ->
    [yes] . Open your own desk to see them.
   *[no] {" "}on the next page.
 }
choice-desk-building = Take { $building } ({ $count })
choice-desk-show = See { $number }
choice-desk-mine = What I have
choice-desk-next = Next page
choice-desk-back = Page before
choice-desk-open = Open my desk
choice-desk-urgent = { $number }: urgent
choice-desk-plain = { $number }: with the round
desk-over = You do not take orders any more. If you want to help, tell the community staff.

desk-took = { $mine ->
    [0] In { $building } nothing waits for this round any more.
   *[other] { $mine } orders of { $building } are yours.
 }{ $others ->
    [0] {""}
   *[other] { " " }Somebody else took { $others } first.
 }
desk-hands = You have <b>{ $count }</b> orders:
desk-hands-none = You have no orders. Send "desk" to see what nobody has taken.
desk-hands-floor = { $floor ->
    [0] { $unit }
   *[other] { $unit } floor { $floor }
 }
desk-hands-line = { $room }: no. <b>{ $number }</b>{ $urgent ->
    [yes] { " " }(urgent)
   *[no] {""}
 } { $kind }{ $things ->
    [0] {""}
   *[other] , { $things } things
 }, { $state ->
    [bought] bought
    [moving] on the way
   *[accepted] taken
 }{ $waits ->
    [no] {""}
   *[other] , waiting for the household's answer
 }
desk-hands-more = And { $count } more. You see them when these are done.
choice-desk-each-buy = All bought ({ $count })
choice-desk-each-leave = All on the way ({ $count })
desk-each = { $count ->
    [0] No order is left for this step.
   *[other] { $step ->
        [buy] { $count } orders are bought.
       *[leave] { $count } orders are on the way, the households can see it.
     }
 }{ $left ->
    [0] {""}
   *[other] { " " }{ $left } more could not be moved now. Open them to see why.
 }
desk-each-back = { $count ->
    [0] { $late ->
        [yes] More than a minute has gone by, it cannot be taken back.
       *[no] That step is taken back already.
     }
   *[other] Took back the last step of { $count } orders.
 }

desk-job = 📦 <b>Order { $number }</b> ({ $kind }{ $urgent ->
    [yes] , urgent
    [asked] , household says urgent
   *[no] {""}
 })
desk-job-again = What was wrong with order { $number } is sent again
desk-job-place = <b>{ $place }</b>
desk-job-more = And { $count } more, too many to list here
desk-job-ceiling = At most { $sum } yuan, ask the household first if it is more
desk-job-note = Note: { $note }
desk-job-words = The household wrote: { $text }
desk-job-them = { $name } ordered it for them
desk-job-phone = Phone { $phone }
desk-job-waits = { $waits ->
    [clinician] A doctor looks at it first, do not start yet
    [substitute] The household is asked about a substitute, do not buy yet
   *[price] The household is asked about a price, do not buy yet
 }
desk-job-reason = Not done: { $reason }
desk-step = { $at } { $name } { $step ->
    [place] ordered
    [accept] took it
    [release] gave it back
    [buy] { $kind ->
        [rubbish] disinfected it
       *[other] bought it
     }
    [leave] set out
    [deliver] at the door
    [receive] received
    [finish] done
    [cancel] cancelled
    [refuse] refused
    [return] returned
    [dispute] said something is wrong
    [urgent-yes] made it urgent
    [urgent-no] left it with the round
    [put-off] nobody took it, moved to the next round
   *[other] changed something
 }{ $undone ->
    [yes] { " " }(taken back)
   *[no] {""}
 }
choice-desk-accept = I take it
choice-desk-buy = { $kind ->
    [rubbish] Disinfected
   *[other] All bought
 }
choice-desk-buy-rest = The rest is bought
choice-desk-leave = On my way
choice-desk-finish = Done
choice-desk-release = { $mine ->
    [yes] Give it back
   *[no] Let others take it
 }
choice-desk-here = At the door
choice-desk-lines = Something is missing
choice-desk-phone = See the phone
choice-desk-refuse = Cannot be done
choice-desk-undo = That was a slip
choice-desk-swap = Swap { $name }
choice-desk-price = Price { $name }
choice-desk-pay = Payment
choice-desk-yes-urgent = Make it urgent
choice-desk-no-urgent = With the round
desk-theirs = { $name } has taken order { $number } already ({ $at }).
desk-stands = Order { $number }: { $state ->
    [placed] nobody has taken it yet
    [accepted] { $name } took it ({ $at })
    [bought] it is bought already ({ $at })
    [moving] it is on its way already ({ $at })
    [door] it stands at the door already ({ $at })
    [received] it is done already ({ $at })
    [cancelled] it was cancelled ({ $at })
    [returned] it was returned ({ $at })
   *[disputed] the household says something is wrong ({ $at }), staff look into it
 }. This step is not possible any more.
desk-waits = Order { $number } cannot go on yet: { $why }.
desk-asked-first = Order { $number }: the household is asked about { $names } first, so do not buy it yet{ $rest ->
    [yes] ; the rest is written down as bought
   *[no] {""}
 }. I tell you as soon as they answer.
desk-not-yours = Order { $number } ({ $place }): { $step ->
    [cancel] the household has cancelled it. There is nothing to do any more.
    [refuse] { $name } has ended it. { $state ->
        [accepted] You need not buy anything.
       *[other] Please bring back what is bought and give it to the staff.
     }
    [release] { $name } has put it back on the desk. It is not yours any more.
    [buy] { $name } has bought it already. You need not buy it.
    [leave] { $name } brings it. You need not.
    [deliver] { $name } has put it at the door. You need not bring it.
   *[finish] { $name } has done it. You need not.
 }
desk-yours-again = Order { $number } ({ $place }) goes on after all. The last message was a slip.
desk-undone = Order { $number }: the last step is taken back.
desk-undo-late = Order { $number }: more than a minute has gone by, it cannot be taken back. Tell the community staff if it must change.
desk-undo-not = Order { $number } has gone on since, it cannot be taken back.

desk-which = You have { $count } orders like that. Which one is it?
choice-desk-which = No. { $number }, { $room }
desk-no-such = There is no order { $number } for you to take. See here what nobody has taken:

desk-lines = <b>Order { $number }</b> ({ $place }): what was there, what was not?
desk-lines-known = { $line }, { $how ->
    [asked] the household is asked
   *[got] there
 }
desk-lines-over = The things of order { $number } are written down.
choice-desk-has = { $place } there
choice-desk-only = { $place } only…
choice-desk-none = { $place } not there
choice-desk-rest = { $rest ->
    [all] All there
    [some] The rest is there
   *[none] That is it
 }
desk-only = They want { $count } { $unit } of { $name }. How many are there? Press one, or write a number.
desk-only-not = I did not understand "{ $said }". Write a number smaller than { $count }, for example 1.
desk-noted = Order { $number } is written down: { $short ->
    [0] all there.
   *[other] the household knows what is missing, the rest goes on.
 }
desk-missing = Order { $number }: { $lines }{ $rest ->
    [yes] . The rest is coming.
   *[no] .
 }
desk-missing-line = { $state ->
    [part] only { $count } { $unit } of { $name } could be had
   *[none] { $name } could not be had
 }

desk-refuse = Why can order { $number } not be done? Press one or write to me. I pass it on to the household.
desk-refuse-left = Good, order { $number } goes on.
choice-desk-reason = { $reason ->
    [short] Not to be had
    [far] Out of reach
   *[twice] Ordered twice
 }
desk-reason = { $reason ->
    [short] it could not be had
    [far] we cannot do this
    [twice] it is the same as another order
   *[other] { $text }
 }
desk-refused = Order { $number } will not be done. The household was told: { $reason }.
desk-home-refused = Order { $number } cannot be done: { $reason }. If you still need it, write to me.
desk-home-again = Order { $number } goes on. The last message was a slip.

desk-home-asked = { $draft ->
    [yes] Noted, this one is urgent. Staff will look at it as soon as it is ordered.
    [alone] Noted, order { $number } is urgent. Whoever can take it hears of it, and nobody else.
   *[no] Noted, order { $number } is urgent. Staff will look at it right away.
 }
desk-home-mark = { $draft ->
    [yes] You say it is urgent
   *[no] You say it is urgent, staff are looking at it
 }
desk-home-urgent = Order { $number } is urgent now. { $carried ->
    [yes] It waits for no round and comes when it is ready.
   *[no] Somebody comes as soon as it is taken.
 }
desk-home-plain = Order { $number } comes with the round: { $when }. If you really cannot wait, write to me and I pass it on to your liaison.
desk-home-urgent-already = Order { $number } is urgent already and under way.
choice-order-urgent = This is urgent
desk-asked = 🔔 The household says urgent: <b>order { $number }</b>, { $place }, { $kind }.
desk-urgent = 🔔 Urgent: <b>order { $number }</b>, { $place }, { $kind }.
desk-decided = Order { $number }{ $urgent ->
    [yes] { " " }is urgent
   *[no] { " " }comes with the round
 }, the household knows.

desk-nag = 🔔 Nobody has taken <b>{ $count }</b> orders for over { $minutes } minutes{ $urgent ->
    [0] {""}
   *[other] , { $urgent } of them urgent
 }{ $soon ->
    [0] {""}
   *[other] ; { $soon } should set out within { $minutes } minutes
 }.
desk-moved = 🔔 Nobody took <b>{ $count }</b> orders of the { $clock } round. { $when }.
desk-moved-when = { $how ->
    [round] Moved: { $when }
   *[soon] They go as soon as somebody takes them
 }
desk-home-moved = Order { $number } missed the { $clock } round. { $when }. Sorry for the wait.
desk-adrift = 🔔 { $name } is not on the job any more. { $back ->
    [0] {""}
   *[other] { $back } orders not yet bought are back at the desk.{ " " }
 }{ $held ->
    [0] {""}
   *[other] { $held } orders bought or on the way need somebody.
 }

desk-bound = "{ $title }" is an order desk now. What nobody has taken is listed here, without names and phones of residents.
desk-bind-building = This is the group of { $place }, residents are in it. It cannot be the order desk. Please make a group for staff.
desk-bind-whole = The order desk is for the whole community. Staff of the whole community must set it up.
desk-bind-how = Say "bind supplies" in the staff group.
desk-unbound = "{ $title }" is no order desk any more.

### Orders: to the door

# To those who carry
door-here = Noted: { $place }, order { $numbers } is at the door. Send me a photo of it at the door; without one is fine too.
door-here-photo = Noted: { $place }, order { $numbers } is at the door, and they have the photo.
door-here-many = Noted, { $count } doors: { $rooms }. They have been told.
door-photo-sent = The photo went to { $place }.
door-bare = All right, { $place } has been told to take it in.
door-oops = All right, order { $numbers } is in your hands again.
door-oops-late = Order { $number } cannot be changed back; that works for one minute. If it is at the wrong door, please move it and tell the community office.
door-stands = { $state ->
    [door] Order { $number } ({ $place }) was put at the door at { $at }{ $known ->
        [yes] , by { $by }
       *[no] {""}
     }. I have not noted it twice.
    [received] { $place } has said that order { $number } arrived; nothing more to press.
   *[other] Order { $number } ({ $place }): { $stands }. It cannot be noted as delivered yet.
 }
door-which = “{ $text }” fits { $count } doors. Which one?
door-unknown = I found nothing to bring to “{ $text }”. Please check the room, or write the order, like “order 128 delivered”.
door-where = Which door? Press one, or write the room, such as "801 delivered".
door-left = { $count } doors that you have bags for are not written down yet. Press one, or write the rooms, several at once if you like.
door-whose = Which door is in this photo?
door-got-not = { $place } pressed by mistake: order { $number } has not come yet. Please bring it.
door-got-before = { $place } says that order { $number } arrived; no need to press that it is there.
choice-door-bare = No photo
choice-door-oops = A slip
choice-door-next = Next: { $place } ({ $left } left)
choice-door-place = { $place } (order { $number })
choice-door-other = Not about a delivery

# To the household
door-told = 📦 Order { $numbers } is at your door. Please take it in within 5 minutes.
door-photo-alt = What stands at the door
door-photo-later = A photo of order { $number } at the door.
door-photo-missed = The photo of order { $number } did not come through; please look at your door.
door-not-yet = I said that order { $number } was there; that was a slip, it is still on its way. I will tell you when it comes.
door-how-far-line = Order { $number } ({ $kind }): { $stands }{ $when ->
    [none] {""}
   *[other] , { $when }
 }
door-how-far =
    { $lines }
    { $there ->
        [yes] If it is not there, or something is wrong, just write to me.
       *[no] { $asked ->
            [please] Everything is left at the door, without a knock. I tell you as soon as it is there.
           *[where] I tell you as soon as it is at your door.
         }
    }
door-got-late = More than a minute has gone by, it cannot be changed back. If order { $number } has not come, write "not here" to me.
door-not-got = Good. { $numbers } not received yet, as before.
door-got = Good, order { $numbers } is noted as received.
door-already = { $state ->
    [received] Order { $number } is noted as received already.
   *[other] Order { $number } now: { $stands }.
 }
door-fine = { $theirs ->
    [yes] Good. Order { $numbers } is noted as received.
   *[no] Noted, { $place } has order { $numbers }. Thank you for asking after them.
 }
choice-door-got = Received
choice-door-wrong = Something is wrong
choice-door-fine = Asked, they have it
door-trouble-ask = What is wrong with order { $number }? Press one, or write it to me.
choice-door-why = { $what ->
    [missing] Something is missing
    [broken] Broken
    [wrong] Not ours
   *[unseen] I cannot see it
 }
choice-door-nothing = It is fine, received
door-trouble-noted = { $which ->
    [ask] Noted, and the staff have been told. Which thing is it? Press it, or write it to me.
   *[known] Noted. The staff have been told about order { $number }; I will tell you when it is settled.
 }
choice-door-line = { $name }{ $more ->
    [yes] {" "}too
   *[no] {""}
 }
door-settled = { $how ->
    [resend] What was wrong with order { $number } is sent again at once, as order { $again }. You pay nothing for it.
    [refund] You get the money for order { $number } back; the staff will tell you how.
   *[solved] The staff say that order { $number } is settled. If something is still wrong, write to me.
 }

# To those who look after them
door-knock = Order { $numbers } is at the door of { $place }. This home gets no messages; please phone, or knock and tell them.
door-stands-long = Order { $numbers } has stood at the door of { $place } for { $hours } hours and nobody has said that they have it. Please phone and ask whether they are well.

# To the desk
door-trouble-told = { $place } says of order { $number }: { $what ->
    [missing] something is missing
    [broken] something is broken
    [wrong] it is not theirs
    [unseen] they cannot see it
    [unsaid] something is wrong, I am asking what
   *[other] something is wrong
 }{ $things ->
    [none] {""}
   *[other] : { $things }
 }{ $at ->
    [none] {""}
   *[other] {" "}(put down at { $at }{ $by ->
        [none] {""}
       *[other] {" "}by { $by }
     })
 }{ $text ->
    [none] {""}
   *[other] {""}
    “{ $text }”
 }
door-trouble-photo = A photo from { $place } of what is wrong with order { $number }.
door-trouble-over = { $place } says that order { $number } is fine after all; nothing to do.
door-thing = { $name } { $count } { $unit }
choice-door-resend = { $all ->
    [yes] Send all again
   *[no] Send again
 }
choice-door-resend-line = Send { $name } again
choice-door-refund = Money back / leave it
choice-door-solved = Settled
door-resend-short = There is not enough { $name } to send again. Please restock first, or change it, or give the money back.
door-resent = Good. Sent again for order { $number }: { $things }. It is order { $again }, urgent, and costs nothing.
door-refunded = { $how ->
    [return] Good, order { $number } counts as returned, and they have been told.
   *[receive] Good, order { $number } counts as received, with money to give back, and they have been told.
 }
door-solved = Good, order { $number } is settled, and they have been told.
door-settled-by = Order { $number }: { $by } has settled it ({ $at }): { $how ->
    [resend] sent again
    [refund] money back
   *[solved] settled
 }.
door-misplaced = { $at } says that order { $number } of { $place } stands at their door. Please move it.
door-misplaced-told = Thank you. I am asking whoever carried order { $number } to move it. Please leave it where it is.

# The carry list
door-list = { $lines }
door-list-head = { $which ->
    [mine] You have { $doors } doors, { $orders } orders
    [ahead] Nothing to carry just now. For the round of { $when } you have { $doors } doors, { $orders } orders
   *[round] The round of { $when }: { $doors } doors, { $orders } orders
 }{ $rubbish ->
    [0] {""}
   *[other] , then rubbish from { $rubbish } doors
 }. Put everything down at the door; do not knock or ring.
door-list-later = { $count } more are for later rounds. Send "my jobs" to see them.
door-list-group = { $rubbish ->
    [yes] <b>Rubbish, after everything else</b>
   *[no] <b>{ $building }</b>
 }
door-list-line = { $number }. { $place } · { $orders }
door-list-order = order { $number }: { $things ->
    [none] { $kind ->
        [medicine] medicine
        [parcel] a parcel
        [rubbish] rubbish
        [kit] the quarantine kit
       *[other] a bag
     }
   *[other] { $things }
 }{ $note ->
    [none] {""}
   *[other] {" "}({ $note })
 }{ $state ->
    [placed] , nobody has taken it
    [accepted] { $kind ->
        [supplies] , not marked as bought
        [medicine] , not marked as bought
       *[other] {""}
     }
   *[other] {""}
 }
door-list-none = { $which ->
    [mine] You have nothing to carry now.
   *[round] There is nothing to carry now, nor in later rounds.
 }
door-out = { $count ->
    [0] There was nothing to set out with.
   *[other] Good, { $count } orders are on their way, and the homes can see it.
 }{ $stay ->
    [0] {""}
   *[other] {" "}{ $stay } more are not marked as bought and stay.
 }
door-list-file = The carry list, { $doors } doors, a building a page. Please keep it with you, not in the hallway.
door-labels-file = Labels, { $doors } doors, text only, without the code.
door-no-file = The table could not be made. Please press again in a moment.
door-page = The carry list, { $doors } doors. Open it to print; it works for a day:
    { $link }
    Please keep it with you, not in the hallway.
door-labels = The round of { $when }: { $count } labels. Open it to print; it works for a day:
    { $link }
    Stick them on the bags. Scan one and press, and it is delivered.
choice-door-out = All set out
choice-door-round = The whole round
choice-door-print = Print
choice-door-xlsx = Table
choice-door-labels = Labels
choice-door-text = As text
choice-door-later = Round of { $when }
door-labels-text = The round of { $when }, { $count } labels to write on the bags:
door-label-line = { $place } · order { $number }: { $things }
choice-door-labels-of = Labels of { $building }
door-title = { $what ->
    [labels] Labels
   *[list] Carry list
 }{ $when ->
    [none] {""}
   *[other] {" "}{ $when }
 }
door-column = { $column ->
    [number] No.
    [unit] Unit
    [floor] Floor
    [room] Room
    [order] Order
    [things] Things
    [note] Note
   *[tick] Put down
 }
door-things-of = { $kind ->
    [medicine] medicine
    [parcel] parcel
    [rubbish] rubbish
    [kit] quarantine kit
   *[other] a bag
 }
door-sheet-rubbish = Rubbish
door-sheet-how = { $rubbish ->
    [yes] { $count } doors. Fetch it after everything else, in this order.
   *[no] { $count } doors. Walk in this order; put everything down at the door, do not knock or ring.
 }

# Scanning
door-scan = { $view ->
    [late] { $place } · order { $number }: the day of this label is over and I do not know you, so I cannot note it. Please scan it with a phone that is signed in.
    [other] { $place } · order { $number }: there is nothing to bring now.
    [got] { $place } · order { $number }: they have it already.
    [there] { $place } · order { $number }: it was put at the door at { $at }{ $by ->
        [none] ; nobody knows by whom
       *[other] {" "}by { $by }
     }.
    [wrong] This is order { $number } of { $place }, not yours.
    [receive] { $place } · order { $number } is yours. Press when you have it.
   *[deliver] { $place } · order { $number }. Press when it is at the door.
 }
door-scan-done = { $place } · order { $number }, noted: { $view ->
    [got] received.
    [wrong] whoever carried it will move it. Please leave it where it is.
   *[there] it is at the door, and they will be told.
 }
door-scan-unknown = I do not know this code; perhaps the label is old. Please look at the room and the order on the bag; you can write them to me.
door-scan-title = At the door
door-scan-who = You need not sign in; it is then noted that nobody knows who it was.
door-scan-telegram = Open in Telegram
door-scan-later = That did not get through. Please press again.
choice-door-put = It is at the door
choice-door-misplaced = It is at my door
door-paper-none = There is nothing to carry on this page now.
door-paper-over = This link is over. Please send “carry list” or “labels” in the chat again.
door-paper-number = order { $number }

### Orders: lists and labels

pick-when = { $how ->
    [now] now (urgent, or not waiting for a round)
   *[round] the { $clock } round on { $day }
 }
pick-which = I do not know which round “{ $text }” is. { $any ->
    [yes] Rounds of each day: { $rounds }. Write “/pick this afternoon” or “/pick now”.
   *[no] There are no rounds now. Just write “/pick”.
 }
pick-none = Nothing left to buy for { $when }.
pick-head =
    <b>To buy for { $when }</b>
    Orders: { $orders }, homes: { $homes }, total { $sum } yuan{ $open ->
        [yes] {" "}(and what has no price yet)
       *[no] {""}
     }
pick-more = People can still order until { $clock }.
pick-late = Left over from earlier rounds, and included: { $count }.
pick-apart = Orders that wait for no round: { $count }. See “/pick now”.
pick-held = Do not buy yet: { $lines }
pick-held-count = { $why ->
    [clinician] a doctor must look first: { $count }
    [price] the home must say yes to the price: { $count }
   *[substitute] the home must choose: { $count }
 }
pick-held-more = { $count } more
pick-held-line = · No. { $number } { $place }: { $things }, { $why ->
    [price] the home must say yes to the price
   *[substitute] the home must choose
 }
pick-shop = { $of ->
    [hand] <b>Not in the catalogue, to be found</b>: { $things }{ $free ->
        [yes] {""}
       *[no] , those with a price: { $sum } yuan
     }
    [own] <b>The community’s own</b>: things: { $things }{ $free ->
        [yes] {""}
       *[no] , { $sum } yuan
     }{ $kits ->
        [0] {""}
       *[other] {" "}(kits: { $kits })
     }
   *[shop] <b>{ $name }</b>: things: { $things }, { $sum } yuan{ $open ->
        [yes] {" "}(and what has no price yet)
       *[no] {""}
     }
 }
pick-thing = · { $name }: { $count } { $unit }{ $noted ->
    [yes] {" "}({ $notes })
   *[no] {""}
 }
pick-note = { $count } { $unit }: { $note }
pick-by-hand = { $place }: { $note }
pick-notes-more = { $count } more, see “By home”
pick-home = <b>{ $place }</b>: { $things }
pick-of-home = { $name }, { $count } { $unit }{ $noted ->
    [yes] {" "}({ $note })
   *[no] {""}
 }
pick-said = { $lines }
pick-choice-shops = By shop
pick-choice-homes = By home
pick-choice-table = Send the table
pick-choice-print = Print
pick-choice-now = Without a round
pick-choice-bought = { $name }: all bought
pick-table = What to buy for { $when }. Orders: { $orders }, homes: { $homes }.
pick-no-file = The table cannot be made now. Press “Send the table” again in a few minutes.
pick-file = To buy { $when }
pick-sheet = { $sheet ->
    [homes] By home
    [held] Do not buy yet
    [own] The community’s own
   *[hand] Not in the catalogue
 }
pick-column = { $column ->
    [thing] Thing
    [count] How many
    [unit] Unit
    [note] Note
    [price] Price (yuan)
    [cost] Cost (yuan)
    [building] Building
    [stair] Unit of the building
    [room] Room
    [number] Order
    [shop] Shop
    [tick] Tick
   *[why] Why
 }
pick-total = Total
pick-print = Open this link to print. It works for one day: { $link }
pick-print-gone = This link has expired. Please ask for it again in the chat.
pick-print-title = To buy for { $when }
pick-print-made = Printed at { $at }. Orders: { $orders }, homes: { $homes }

pick-buy-ask = Is everything from { $name } bought? Things: { $things }, orders: { $orders }. { $others ->
    [0] {""}
   *[other] Orders that others have taken ({ $others }) do not count.
 }
pick-choice-buy-yes = Yes, all bought
pick-choice-buy-no = Not yet
pick-buy-no = Fine. Nothing was noted.
pick-bought = Noted: everything from { $name } is bought, things: { $things }. { $orders ->
    [0] {""}
   *[other] Orders now complete: { $orders }.
 }{ $rest ->
    [0] {""}
   *[other] {" "}Still short of something from another shop: { $rest }.
 }
pick-bought-others = Left alone, because others have them ({ $names }): { $count }.
pick-bought-later = Orders that came later and do not count: { $count }. Send “/pick” to see them.
pick-bought-left = Still to be noted: { $count }. Press “Go on”.
pick-choice-buy-more = Go on
pick-bought-none = Nothing left to note for { $name }.
pick-back = All right, that did not count: what { $name } sells is to be bought again. Orders as they were before: { $orders }.
pick-back-left = Orders that somebody has moved on since stay as they are: { $count } (No. { $numbers }). Change them one by one.
pick-back-late = More than a minute has passed, or it was taken back before. Change the orders one by one.
pick-choice-receipt = Photo of the receipt

supply-head =
    <b>Supplies</b>
    Orders in progress: { $open }. Nobody has taken { $untaken }, waiting for an answer { $waiting }, late { $overdue }
supply-ends = Not delivered yet: { $going } · At a door, not confirmed: { $door }. Done today: { $done }
supply-spans = From order to door, last 7 days: half within { $median }, nine of ten within { $slow }
supply-span = { $size ->
    [days] { $days } d { $rest } h
    [hours] { $hours } h { $minutes } min
   *[minutes] { $minutes } min
 }
supply-line = · { $name }: { $open } in progress{ $overdue ->
    [0] {""}
   *[other] , { $overdue } late
 }{ $spans ->
    [yes] , to the door { $median } / { $slow }
   *[no] {""}
 }
supply-buildings = By building:
supply-rest = More buildings, in the table: { $count }.
supply-unsold = Asked for and not in the catalogue: { $things }
supply-unsold-one = { $name }, orders: { $count }
supply-table = The figures, with every building and what is not in the catalogue.
supply-file = Supplies
supply-sheet = { $sheet ->
    [kinds] By kind
    [buildings] By building
   *[unsold] Not in the catalogue
 }
supply-column = { $column ->
    [name] Kind or building
    [open] In progress
    [untaken] Nobody has it
    [waiting] Waiting for an answer
    [overdue] Late
    [door] At the door
    [done] Done today
    [median] To the door: half (min)
    [slow] To the door: nine of ten (min)
    [thing] Thing
   *[asked] Orders that ask for it
 }

### Orders: money

pay-state = { $how ->
    [cash] { $sum } yuan paid (cash)
    [code] { $sum } yuan paid (by code)
   *[later] To be paid later
 }
pay-ask = Order { $number } ({ $place }) is { $sum } yuan{ $open ->
    [yes] , and something has no price yet
   *[no] {""}
 }. How was it paid?
pay-ask-changed = Order { $number } is { $sum } yuan now. It was { $former } a moment ago. How was it paid?
pay-ask-again = Order { $number } is noted already: { $stands }, by { $by } ({ $at }). If it was not paid twice, leave it. To change it, press:
pay-ask-amount = Order { $number } is { $sum } yuan, you wrote { $amount }: { $way ->
    [more] { $apart } more
   *[less] { $apart } less
 }. If { $amount } is right, how was it paid?
pay-nothing = There is nothing to pay for order { $number }. If you did take money, press below.
pay-not-yet = Nobody has taken order { $number }, or it was cancelled or returned. There is nothing to note yet.
pay-amount-how = How many yuan was it really? Just the number, like 37.5.
pay-amount-what = I do not understand “{ $text }” as money. Just the number, please, like 37.5.
pay-done = { $how ->
    [later] Noted: order { $number }, { $sum } yuan, to be paid later.
    [code] Noted: order { $number }, { $sum } yuan, by code.
   *[cash] Noted: order { $number }, { $sum } yuan. You hold the cash.
 }
pay-undone = Fine. No payment is noted for order { $number }.
pay-undo-late = More than a minute has passed, or somebody changed it. Press “Paid how?” again to change it.
pay-told = It counts when whoever takes the money has noted it. Then your order says “paid”.
choice-pay-cash = Cash
choice-pay-code = By code
choice-pay-later = Later
choice-pay-other = Another sum
choice-pay-show = See receipts ({ $count })
choice-pay-undo = My mistake
choice-pay-ask = Paid how?
choice-pay-back = No. { $number }: gave them { $sum } yuan back
pay-back-due = Order No. { $number } ({ $place }) was paid for: { $sum } yuan are to go back to them. Press when they have.
pay-back-done = Noted: { $sum } yuan given back to { $place } for order No. { $number }, { $how ->
    [code] by code.
   *[cash] in cash.
 }
pay-back-changed = Order No. { $number } has { $sum ->
    [none] nothing to give back now. Nothing was noted.
   *[other] { $sum } yuan to give back now. Nothing was noted; look again with “/account” and the room.
 }
pay-back-undone = All right, nothing was given back for order No. { $number }.
pay-back-late = More than a minute has passed, or somebody else wrote it down. It stays.

pay-slip-how = Send me a photo of the receipt of { $name }. Several photos are fine.
pay-slip-done = Receipt kept: { $name }, orders: { $count }.
pay-slip-which = Whose receipt is this?
pay-slip-shown = Receipt of order { $number }, photo { $place } of { $count }, sent on { $day } at { $at }
pay-slip-gone = The photo of the receipt of order { $number } cannot be had any more.
pay-slip-none = You have noted nothing as bought today, so the receipt belongs to no order. Note that first, then send it again.

account-head = { $place ->
    [none] Your orders of the last 30 days: { $count }.
   *[other] { $place }, orders of the last 30 days: { $count }.
 }{ $owed ->
    [none] {" "}Nothing is owed.
   *[other] {" "}Not paid yet: { $owed } yuan.
 }{ $coming ->
    [none] {""}
   *[other] {" "}Not bought yet: about { $coming } yuan.
 }{ $owing ->
    [none] {""}
   *[other] {" "}To be given back to { $place ->
        [none] you
       *[other] them
     }: { $owing } yuan.
 }
account-line = · No. { $number }, { $day }, { $sum } yuan{ $open ->
    [yes] {" "}(something has no price yet)
   *[no] {""}
 }, { $how ->
    [cash] { $paid } paid (cash)
    [code] { $paid } paid (by code)
    [later] to be paid later
    [coming] not bought yet
    [none] nothing to pay
   *[open] not paid yet
 }{ $gone ->
    [returned] , given back
    [cancelled] , it came to nothing
    [part] , { $back } yuan of it need not be paid
   *[no] {""}
 }{ $lacking ->
    [none] {""}
   *[other] , { $lacking } yuan missing
 }{ $given ->
    [none] {""}
   *[other] , { $given } yuan given back
 }{ $owing ->
    [none] {""}
   *[other] , { $owing } yuan still to be given back
 }
account-more = Earlier ones: { $count }.
account-none = { $place ->
    [none] You have no orders that cost anything in the last 30 days.
   *[other] { $place } has no orders that cost anything in the last 30 days.
 }
account-how = Add the room, like “/account 3-2-301”.
account-nobody = I found no “{ $what }” among those you look after.
account-which = Which home?

settle-which = I do not know which days “{ $text }” is. “/settle” is today. Or write “/settle yesterday”, “/settle this week”, “/settle 11-20 to 11-22”.
settle-span = { $same ->
    [yes] { $since }
   *[no] { $since } to { $until }
 }
settle-head =
    <b>Accounts of { $span }</b>
    Orders bought: { $orders }, { $sum } yuan{ $open ->
        [yes] {" "}(and what has no price yet)
       *[no] {""}
     }
settle-took =
    Taken in cash: { $cash } yuan, by code: { $code } yuan
    To be paid later: { $later } yuan, not paid: { $blank } yuan{ $owing ->
        [none] {""}
       *[other] , to be given back to households: { $owing } yuan
     }
settle-back = Came back: { $back } yuan, which leaves { $net } yuan
settle-free = Paid by the community: { $free } yuan (kits)
settle-none = Nothing was bought, and no money taken: { $span }.
settle-shops = <b>By shop</b>
settle-name = { $of ->
    [own] The community’s own
    [hand] Not in the catalogue
   *[shop] { $name }
 }
settle-shop = · { settle-name }: orders { $orders }, things { $things }, { $sum } yuan{ $back ->
    [none] {""}
   *[other] , { $back } yuan came back, which leaves { $net } yuan
 }{ $free ->
    [none] {""}
   *[other] , paid by the community: { $free } yuan
 }
settle-one = <b>{ $name }</b>
settle-more = For other days, write “/settle { $name } 11-20 to 11-22”.
owing-head = { $mine ->
    [yes] Of what you brought, not paid yet
   *[no] Not paid yet
 }: homes { $homes }, orders { $orders }, { $sum } yuan. Those who will pay later are among them.
owing-line = · { $place }: { $sum } yuan (orders: { $orders }{ $open ->
    [yes] {"; "}something has no price
   *[no] {""}
 })
owing-none = { $mine ->
    [yes] All that you brought has been paid.
   *[no] All has been paid.
 }
settle-nobody = Nobody
settle-people = <b>By person</b>
settle-person = · { $name ->
    [none] Nobody
   *[other] { $name }
 }: orders { $orders }, { $sum } yuan{ $back ->
    [none] {""}
   *[other] , { $back } yuan came back, which leaves { $net } yuan
 }{ $free ->
    [none] {""}
   *[other] , paid by the community: { $free } yuan
 }; holds cash { $cash } yuan, by code { $code } yuan
settle-begun = Orders not complete yet: { $orders }, { $sum } yuan laid out so far. They count when they are complete.
settle-rest = More lines, in the table: { $count }.
settle-table = The accounts of { $span }. Orders: { $orders }.
settle-file = Accounts { $span }
settle-sheet = { $sheet ->
    [shops] By shop
    [people] By person
   *[orders] Each order
 }
settle-column = { $column ->
    [shop] Shop
    [person] Who
    [orders] Orders
    [things] Things
    [sum] Sum (yuan)
    [open] Things without a price
    [cash] Cash (yuan)
    [code] By code (yuan)
    [later] Later (yuan)
    [blank] Not paid (yuan)
    [back] Came back (yuan)
    [net] Left (yuan)
    [free] By the community (yuan)
    [owed] Not paid (yuan)
    [owing] To give back (yuan)
    [number] Order
    [day] Bought on
    [place] Address
    [taker] Bought by
    [how] Paid how
    [paid] Paid (yuan)
   *[payee] Noted by
 }
settle-how = { $how ->
    [cash] cash
    [code] by code
    [later] later
    [free] by the community
    [over] nothing to pay
   *[blank] not noted
 }
export-orders-title = Orders
export-orders-days = --to is before --from. Nothing was written.
export-orders-state = { $state ->
    [placed] ordered
    [accepted] taken
    [bought] bought
    [moving] on the way
    [door] at the door
    [received] received
    [cancelled] cancelled
    [returned] given back
   *[disputed] something is wrong
 }
export-orders-column = { $column ->
    [back] Came back (yuan)
    [given] Given back (yuan)
    [community] Community
    [number] Order
    [kind] Kind
    [state] How far
    [building] Building
    [stair] Unit of the building
    [room] Room
    [thing] Thing
    [count] Asked for
    [got] Given
    [unit] Unit
    [price] Price (yuan)
    [cost] Cost (yuan)
    [shop] Shop
    [taker] Taken by
    [placed] Ordered
    [bought] Bought
    [door] At the door
    [ended] Ended
    [how] Paid how
    [paid] Paid (yuan)
    [paid-at] Noted at
   *[payee] Noted by
 }

### Orders: kits

kit-coming =
    A kit is being made ready for your home: { $things }. It is free, somebody puts it at your door.
    If you need anything else, just write to me.
kit-to-hand-out = <b>{ $count }</b> newly in quarantine: their kits are to go to the door. Write "kits" to see which, and tick each off.
kit-at-door = Your kit is at your door (order { $number }). Please take it in. Read the guide first; ask me what is not clear.
kit-list =
    { $count ->
        [one] One kit is still to be handed out:
       *[other] { $count } kits are still to be handed out:
     }
    { $lines }{ $more ->
        [0] {""}
       *[other] {""}
    { $more } more follow when these are done.
     }
kit-line = { $number }. { $place }
kit-none = All kits are handed out.
kit-given = Noted: the kit of { $place } is at the door.
kit-given-before = The kit of { $place } was handed out before.
choice-kit-given = { $place }: done

### Sos

choice-sos = Help me
sos-oops = By mistake
sos-visited = Went there, close
sos-fine = All well, close
sos-mistake = A mistake, close
sos-family = { $place } (the family)
sos-at-home = your home
sos-called = called for help { $when } { $time }
sos-said = "{ $text }"
sos-more = 🔔 { $whose } { $text ->
    [none] called for help again and is waiting.
   *[some] also writes: "{ $text }"
 }
sos-oops-told = { $whose } says it was by mistake. Please ask once more, and close it if all is well.
sos-home = { $who ->
    [me] I hear you.
    [family] Somebody of your family has called for help.
   *[other] { $who } has called for help.
 } { $told ->
    [nobody] I cannot reach anybody now. Do not wait: call 120, for a fire 119, then your building head or the community.
   *[some] I have told { $told }. Somebody will contact you at once; if nobody does, I go on asking.
        If a life is in danger, do not wait: call 120, for a fire 119.
 }
sos-home-more = { $told ->
    [nobody] I still cannot reach anybody. Do not wait: call 120, for a fire 119.
   *[some] { $taken ->
        [yes] { $told } knows and is taking care of you.
       *[no] I have told { $told } and go on asking.
     } If you cannot wait, call 120.
 }
sos-home-oops = OK, no harm done. { $told ->
    [nobody] {""}
   *[some] I have told { $told } that it was by mistake. They may still ask you once.
 }
sos-home-closed = { $outcome ->
    [hospital] { $by } arranges the way to hospital. Please do as { $by } says.
    [visited] { $by } has been there. If it is urgent again, write "sos".
    [mistake] { $by } knows that it was by mistake, no harm done. If it is urgent, press it again.
   *[fine] { $by } has asked, and all is well. If it is urgent again, write "sos".
 }
sos-question = This looks like a question, so I have not called anybody. If somebody must come now, press "Help me".
sos-stranger = I do not know you yet and cannot send anybody. In danger call 120 now, for a fire 119. Send me the 8-character code from your door notice, and I will know you.
sos-placeless = I do not know where you live and cannot send anybody. In danger call 120, for a fire 119. { $told ->
    [nobody] {""}
   *[some] On duty now: { $told }. Please call them.
 }

### Who looks after whom

liaisons-said = { $lines }
liaisons-role = { $role ->
    [head] building head
    [liaison] contact person
    [clinician] doctor
    [counsellor] counsellor
    [police] police officer
    [property] property management
    [volunteer] volunteer
    [admin] administrator
    [export] export
   *[staff] community
 }
liaisons-named = { $name } ({ $role })
liaisons-person = { $name } ({ $what })
liaisons-and = {"; "}
liaisons-area = all of { $area }
liaisons-rooms = { $area } { $rooms }{ $more ->
    [yes] {" "}… ({ $count } households)
   *[no] {""}
 }
liaisons-how = Please write who looks after which door, for example "/assign John 3-2-301 302". For a proposal write "/assign building 3".
liaisons-nobody = I did not find "{ $name }" on the roster. Please check the name, or add them to the roster first.
liaisons-which-person = There are { $count } people called "{ $name }". Which one?
liaisons-no-place = I did not find "{ $place }". Please write building, unit and room, for example "3-2-301".
liaisons-no-room = "{ $place }" is too much. Please write which household, for example "3-2-301".
liaisons-which-place = "{ $place }" is in { $count } places. Which one?
liaisons-drop = Never mind
liaisons-dropped = All right, nothing was changed.
liaisons-not-yet = { $name } is not a contact person yet. Shall they become one?
liaisons-make = Make them one
liaisons-assigned = Noted: { $name } looks after { $where }. { $total ->
    [0] {""}
   *[other] They have { $total } { $total ->
        [one] household
       *[other] households
     } now{ $many ->
        [yes] . That is a lot: at most { $most } would be good
       *[no] {""}
     }.
 }
liaisons-former = { $names } does not look after them any more.
liaisons-unreached = I cannot write to { $name } yet. Please ask them to open their own code.
liaisons-same = { $name } looks after { $where } already.
liaisons-not-theirs = { $name } does not look after { $where } anyway.
liaisons-released = All right, { $name } does not look after { $where } any more. Send /liaisons to see who has nobody.
liaisons-choice = Who looks after whom
liaisons-mine-choice = My households
liaisons-told = Please look after { $where }. To see how they are, send /mine.
liaisons-told-released = You need not look after { $where } any more. Thank you for all you did.
liaisons-told-former = { $name } looks after { $where } now. Thank you for all you did.
liaisons-told-home = Hello. From now on { $name } looks after your household. To see who all is there for you, send /team.

liaisons-spread-which = Which building?
liaisons-spread-choice = Spread { $building }
liaisons-spread-nobody = { $building } has no contact person yet. First write "/assign NAME { $building }", then "/assign { $building }".
liaisons-spread-same = { $building } is spread like this already.
liaisons-spread-changed = Something has changed just now. I have worked it out again.
liaisons-spread-head = { $building }: { $count } households for { $people } { $people ->
    [one] person
   *[other] people
 }. Is this all right?
liaisons-spread-line = { $number }. { $name } { $count }{ $flags }: { $where }
liaisons-spread-without = Without any: { $names }
liaisons-spread-good = { $least } to { $most } households for one person would be good.
liaisons-spread-go = Yes, like this
liaisons-spread-no = No, leave it
liaisons-spread-done = Done: all { $count } households of { $building } have somebody, { $changed } have somebody new. I am telling those and their contact persons.
liaisons-flag = { $what ->
    [too-many] {" "}(many)
    [too-few] {" "}(few)
   *[unreached] {" "}(cannot be reached)
 }

liaisons-head = { $gaps ->
    [0] All { $total } households have somebody.
   *[other] { $gaps } of { $total } households have nobody within reach{ $isolated ->
        [0] {""}
       *[other] , { $isolated } of them in quarantine
     }
 }
liaisons-house = <b>{ $building }</b> · { $heads ->
    [none] no building head yet
   *[other] building head { $heads }
 }
liaisons-gap = { $what ->
    [nobody] Nobody
   *[unheard] Contact person cannot be reached
 } ({ $count }): { $where }
liaisons-one = { $name } { $count }{ $flags }
liaisons-hint = To name somebody, write "/assign NAME { $building }".
liaisons-no-doors = There are no households in your area yet.

liaisons-mine-head = { $count ->
    [one] You look after { $count } household:
   *[other] You look after { $count } households:
 }
liaisons-mine-line = { $number }. { $place } { $names }{ $count ->
    [0] {""}
    [1] {""}
    [2] {""}
    [3] {""}
   *[other] … ({ $count } people)
 }{ $state ->
    [fever] , somebody has a fever
    [missing] , { $missing } not reported yet
    [reported] , all reported
    [excused] , known why not
    [off] , nothing to report now
   *[none] {""}
 }{ $chat ->
    [none] , not connected yet
    [gone] , cannot be reached
   *[ok] {""}
 }
liaisons-mine-none = No households are given to you by name. Send /missing to see who has not reported.

liaisons-team-choice = Who looks after me
liaisons-team-head = These people look after your household:
liaisons-team-line = { $name } ({ $role }){ $phone ->
    [none] {""}
   *[other] , phone { $phone }
 }
liaisons-team-write = You can also just write here.
liaisons-team-none = Nobody has been named for your household yet. I will ask the community. Until then, write here.
liaisons-team-no-home = You have no home here. To see whom you look after, send /mine.
liaisons-team-of = { $place }: { $people ->
    [none] nobody yet
   *[other] { $people }
 }
liaisons-team-full = At most { $most } people look after one household, { $kept ->
    [none] and you wrote { $count }
   *[other] and with { $kept } there are { $count }
 }. Nothing was changed. Please write it again.
liaisons-team-trade = { $called ->
    [clinician] { $name } is no doctor on the roster. Please write it there first, under role.
   *[other] What does { $name } do? Please write it with the name, for example "police { $name }" or "property { $name }".
 }
liaisons-team-told = Hello. These people look after your household: { $people }. You can also just write here.
liaisons-phone-shown = All right, the households you look after can see your phone { $phone } now. To hide it, send "hide my phone".
liaisons-phone-hidden = All right, households do not see your phone. To show it, send "show my phone".
liaisons-phone-none = Your phone is not on the roster, so it cannot be shown. Please ask the community to add it.
liaisons-phone-resident = Do not worry, your phone is not shown to other residents.

liaisons-dismiss-how = Please write who, for example "/dismiss John Smith".
liaisons-dismiss-ask = { $name } ({ $roles }{ $place ->
    [none] {""}
   *[other] {" "}{ $place }
 }) leaves: { $count ->
    [one] their { $count } duty ends
   *[other] all their { $count } duties end
 } at once, and their code stops. { $held ->
    [none] They have nothing else in hand.
   *[other] They still have { $held }; all of it goes to others.
 } Are you sure?
liaisons-dismiss-held = { $what ->
    [homes] { $count } { $count ->
        [one] household
       *[other] households
     }
    [alerts] { $count } { $count ->
        [one] alert
       *[other] alerts
     }
    [worries] { $count } { $count ->
        [one] person
       *[other] people
     } to talk with
    [orders] { $count } open { $count ->
        [one] order
       *[other] orders
     }
    [threads] { $count } open { $count ->
        [one] conversation
       *[other] conversations
     }
   *[shifts] { $count } { $count ->
        [one] shift
       *[other] shifts
     }
 }
liaisons-dismiss-yes = Yes, they leave
liaisons-dismiss-no = Not now
liaisons-dismiss-nothing = { $name } holds no duty, so there is nothing to take back.
liaisons-dismiss-self = You cannot do this for yourself. Please ask another staff member.
liaisons-dismiss-last = { $name } is the last staff member of the community. Please name somebody to take over first.
liaisons-dismissed = Done, { $name } has left. Their code and their duties have stopped.
liaisons-dismissed-what = { $what ->
    [homes] Households that have nobody of their own now: { $count }.
    [alerts] Alerts that went to the next person: { $count }.
    [worries] People to talk with, whom others are asked to call: { $count }.
    [threads] Conversations that wait for somebody: { $count }.
    [orders] Open orders that others are asked to see to: { $count }.
   *[shifts] Shifts taken back: { $count }.
 }
liaisons-empty = Shifts with nobody ({ $count }): { $shifts }{ $more ->
    [yes] {" "}…
   *[no] {""}
 }
liaisons-shift = { $day } { $starts }–{ $ends }
liaisons-dismiss-shifts = { $name } has left. { $shifts }
liaisons-dismiss-thanks = Hello { $name }. Your duties in { $community } have ended today. Thank you for all you did.

### Duty

shift-name = { $shift ->
    [morning] morning shift
    [day] day shift
    [noon] noon shift
    [afternoon] afternoon shift
    [evening] evening shift
    [night] night shift
   *[other] { $shift }
 }
duty-when = { $date }, { $shift }, { $hours }{ $place ->
    [all] {""}
   *[other] {" "}({ $place })
 }
duty-who = { $name }{ $place ->
    [all] {""}
   *[other] {" "}({ $place })
 }{ $heard ->
    [no] {" "}(cannot get my messages)
   *[yes] {""}
 }
duty-nobody = nobody
duty-now = Now ({ $shift }, { $hours }): { $who }
duty-next = Next ({ $shift }, { $hours }): { $who }
duty-day = <b>{ $date }</b>
duty-day-line = { $shift }: { $who }{ $open ->
    [none] {""}
   *[other] ; nobody for { $open }
 }
duty-plan = { $lines }
duty-none = Nobody is planned for these days. { $plans ->
    [yes] To plan, write "plan 11-26 morning 李建国".
   *[no] {""}
 }
duty-which-day = I cannot tell which day "{ $text }" is. Please write "/duty tomorrow" or "/duty 11-26".
duty-how = One line for each shift, like this:
    plan 11-26 morning 李建国
    For one place only, add the building, like "3号楼". To take it back, write "unplan 11-26 morning 李建国".
duty-planned = Planned:
    { $lines }{ $unheard ->
    [none] {""}
   *[other] {""}
    { $unheard } cannot get my messages yet. Please tell them yourself.
 }
duty-same = It was planned like that already. Nothing changed.
duty-added = New: { $shift }, { $name }
duty-ended = Taken back: { $shift }, { $name }
duty-not-planned = { $lines }
    Nothing was stored. Please correct it and send it again.
duty-at-line = Line { $row }: { $what }
duty-bad-date = I cannot tell which day "{ $value }" is. Please write 11-26, tomorrow or Friday.
duty-bad-shift = { $value ->
    [none] No shift was named.
   *[other] There is no shift "{ $value }".
 } There are: { $known }.
duty-bad-area = { $count ->
    [0] There is no place "{ $value }". Please write the building, like "3号楼"; empty means the whole community.
   *[other] "{ $value }" may be { $count } places. Please write all of it, like "3号楼2单元".
 }
duty-bad-community = { $value ->
    [none] The community is missing.
   *[other] There is no community "{ $value }".
 } There are: { $known }.
duty-bad-no-roster = There is no roster yet, so nobody can be on duty. Please import it first.
duty-bad-outside = { $value ->
    [all] Shifts for the whole community are not yours to plan. Please name a building of yours.
   *[other] Shifts for { $value } are not yours to plan.
 }
duty-bad-namesakes = { $count } people are called { $name }. Please write the last four digits of the phone behind the name, like "{ $name }5678".
duty-bad-no-role = { $name } has no role on the list and cannot be on duty. Please give them one in the roster first.
duty-bad-unknown = There is no "{ $name }" on the list. Please check the name.
duty-bad-nobody-named = Nobody is named. Please write the name behind the shift.
duty-bad-overlap = { $name } has a shift in row { $row } at the same time.
duty-bad-overlap-stored = { $name } already has { $date }, { $shift }, at the same time.
duty-bad-past = This shift of { $date } is over.
duty-bad-nothing = { $name ->
    [none] Nobody was planned for this shift.
   *[other] { $name } was not planned for this shift.
 }
duty-yours = { $count ->
    [0] Your shifts have changed:
   *[other] You are on duty:
 }
    { $lines }
    To change with somebody, send /swap.
duty-yours-new = { $shift }
duty-yours-ended = { $shift }: not needed any more
duty-tomorrow = Tomorrow you are on duty:
    { $lines }
duty-soon = Your shift begins in half an hour: { $shift }.
duty-begins = Your { $shift } has begun, until { $until }.{ $notes ->
    [none] {""}
   *[other] {""}
    { $notes }
 }
    { $place ->
    [all] The whole community
   *[other] { $place }
 } now: open alerts { $alerts } (lists: /missing), open threads { $threads } (/threads).
duty-note-from = { $name } leaves word: "{ $note }"
duty-note-ask = The { $shift } ends at { $time }. What should the next one know? Just write it to me. Thank you.
duty-note-none = Nothing
duty-note-what = OK, what should they know? Just write it to me.
duty-note-no-shift = You are not on duty now, so there is nothing to hand over.
duty-note-thanks = { $note ->
    [yes] Noted. I will tell the next one. Thank you, have a good rest.
   *[no] OK. Thank you, have a good rest.
 }
duty-note-late = { $name } adds after the shift: "{ $note }"
duty-gap = { $date }, { $shift }{ $place ->
    [all] {""}
   *[other] , { $place }
 }: { $unheard ->
    [none] nobody
   *[other] only { $unheard }, who cannot get my messages
 }
duty-gaps = Within a day these shifts have nobody:
    { $lines }
    Write "plan 11-26 morning 李建国" to fill one.
duty-lost = { $shift } is open now: { $name } { $why ->
    [left] has no role any more.
   *[unheard] cannot get my messages.
 } Please plan somebody else: "plan 11-26 morning 李建国".
choice-swap = Swap
swap-how = Please write "swap 11-26 morning 王芳 11-27 evening": first your shift, then theirs. To give one away, stop after the name. Or send only /swap.
swap-not-mine = That shift is not yours, or has begun. Send /swap to see yours.
swap-not-theirs = { $name } does not have that shift, or it has begun. Send /duty to see the plan.
swap-who = { $many ->
    [yes] Several people are called { $name }. Please write the last four digits of the phone behind the name.
   *[no] Nobody who can be on duty is called "{ $name }". Please check the name.
 }
swap-none-of-mine = You have no shift to come.
swap-which = Which shift?
swap-with-whom = { $shift }: with whom?
swap-give = Give it away
swap-to-whom = { $shift }: to whom?
swap-nobody = { $shift }: I cannot reach anybody now. Please ask the community.
swap-self = That is yourself. Please choose somebody else.
swap-clash = That does not work: { $name } has { $shift } at the same time.
swap-unheard = { $name } cannot get my messages. Please call them, and ask the community to change the plan.
swap-asked = { $name } wants to swap with you. { $theirs ->
    [none] Please take one shift: { $shift }.
   *[other] You: { $shift }. { $name }: { $theirs }.
 } All right?
swap-yes = Agree
swap-no = I cannot
swap-back = Take back
swap-waits = I have asked { $name }. Until there is an answer, nothing changes.
swap-over = This was { $state ->
    [agreed] agreed already
    [refused] refused already
    [withdrawn] taken back already
   *[lapsed] too late; nothing was swapped
 }.
swap-not-done = OK, nothing was swapped.
swap-taken-back = OK, nothing is swapped.
swap-refused = { $name } cannot swap this time. Nothing changes.
swap-withdrawn = { $name } does not want to swap any more. Nothing changes.
swap-changed = One of the shifts has changed meanwhile, so nothing was swapped. Send /duty to see the plan.
swap-lapsed = Nobody answered about the swap, and the shift has begun. Nothing was swapped.
swap-done = Swapped: { $of } has { $shift }{ $theirs ->
    [none] , for { $by }.
   *[other] ; { $by } has { $theirs }.
 }
duty-unknown-heading = Unknown headings: "{ $headings }". There may be: date, shift, name, area, community, weekday, note.
duty-no-heading-row = There is no heading row in "{ $file }". It needs a row with: date, shift, name, area.
duty-no-rows = There is no shift below the headings.
duty-done = The plan is stored: { $added } new shifts, { $ended } taken back, { $same } unchanged.
duty-would = Only read, not stored: { $added } new shifts, { $ended } taken back, { $same } unchanged.
duty-unheard = These cannot get messages yet, please tell them yourself: { $names }
duty-more = … and { $count } more.
duty-gap-listed = Open: { $gap }
duty-nothing-stored = { $count } things to correct. Nothing was stored.
duty-busy = Somebody is importing a plan. Please come back when that is done.

### Sign-up

signup-call = “{ $title }”, { $day } at { $time }
signup-head =
    Hands wanted: <b>{ $title }</b>
    { $day }, { $time } · { $where ->
        [community] whole community
       *[other] { $area }
    }
signup-state = { $count }/{ $places } people. { $state ->
    [free] Tap "Sign up" or write "+1" before { $until }.
    [full] All places are taken; you can still wait for one. Tap "Sign up" or write "+1" before { $until }.
    [cancelled] This is called off. Please do not come.
    [over] It is done. Thank you all.
   *[closed] Sign-up is closed.
 }
signup-state-waiting = Waiting for a place:
signup-state-more = and { $count } more
signup-name = { $number }. { $name }
signup-placed = { $how ->
    [waiting] All places are taken. { $name } is number { $place } on the waiting list: { $call }. If somebody cannot come, I will tell you at once.
    [known] { $name } is on the list already, number { $place }: { $call }.
    [known-waiting] { $name } is on the waiting list already, number { $place }: { $call }.
   *[joined] { $name } is on the list, number { $place }: { $call }. Thank you.
 }
signup-left = All right, { $name } is off the list: { $call }. You can sign up again at any time, at the end of the list.
signup-not-in = { $name } is not on this list: { $call }.
signup-up = Somebody cannot come, so { $name } has a place now, number { $place }: { $call }. If you cannot come, tap below.
signup-late = Sign-up is closed: { $call }. Thank you for thinking of it. I will ask you next time.
signup-called-off = This is called off, please do not come: { $call }.
signup-over = This is over: { $call }.
signup-at-home = { $name } is still in quarantine, so not this time: { $call }. Thank you. We will ask you when it is over.
signup-at-home-now = { $name } is in quarantine now, so I took the name off the list: { $call }. Rest well.
signup-which = There are several. Which one do you mean?
signup-none = No hands are wanted just now. I will tell you when they are.
signup-who = Who in your home are you? Then I can put you on the list: { $call }.
signup-each = One by one, please: each writes "sign up"; for somebody of your home write "+1" and the name, such as "+1 { $name }".
signup-unknown = I do not know "{ $rest }". To come yourself, write "sign up"; for somebody of your home write "+1" and the name.
signup-how = To call for hands, write me one line, such as "/signup test at the door Sunday 06:30, 8 people". I show it to you before I send it.
signup-ask-title = What are the hands for? For example "test at the door".
signup-ask-when = When is "{ $title }"? For example "Sunday 6:30".
signup-ask-clock = { $day }: at what time? For example "6:30".
signup-ask-past = { $day }, { $time } is past. What day and time instead?
signup-ask-places = How many people for "{ $title }"? Just the number, such as "8".
signup-ask-area = Which building is this for?
signup-ask-unknown = I did not find "{ $where }". There are: { $known }. Which one is it?
signup-draft =
    Is this right?
    <b>{ $title }</b>
    { $day }, { $time } · { $where ->
        [community] whole community
       *[other] { $area }
    }
    { $places ->
        [one] 1 person
       *[other] { $places } people
    }, { $points ->
        [one] 1 point
       *[other] { $points } points
    } each, sign-up until { $until }. To change it, just write, such as "10 people".
signup-sent = { $call }: { $how ->
    [groups] sent to { $groups ->
        [one] 1 building group
       *[other] { $groups } building groups
    }.
    [people] sent. There is no building group here yet, so I told { $people ->
        [one] 1 person
       *[other] { $people } people
    } in private.
    [both] sent to { $groups } building groups; where there is none, I told { $people } people in private.
   *[nobody] noted, but there is no building group here and nobody I could tell. Please ask people to write "sign up" to me.
 }{ $morning ->
    [none] {""}
   *[other] {" "}I do not disturb anybody at night: they see it at { $morning }.
 }
signup-dropped = All right, nothing was sent.
signup-invite = Hands wanted: { $call }, { $where ->
    [community] whole community
   *[other] { $area }
 }, { $places } people, sign-up until { $until }. Can you come?
signup-cancel-sure = Call off { $call }? Signed up so far: { $count }.
signup-cancelled-staff = Called off: { $call }. I will tell everybody on the list ({ $count }).
signup-cancelled = Called off, please do not come: { $call }. Thank you, { $name }, for signing up.
signup-kept = All right, nothing has changed.
signup-staff-list =
    { $state ->
        [closed] Sign-up is closed:
       *[open] Sign-up is open:
    } { $call }
    { $count }/{ $places } people, { $waiting } waiting.
signup-staff-line = { $number }. { $name } { $phone }
signup-whole = { $text }
signup-changed = { $name } cannot come: { $call }. { $next ->
    [none] Now { $count }/{ $places } people.
   *[other] { $next } takes the place.
 }
signup-remind = A reminder: { $call }, { $name } is on the list. If you cannot come, tap now, so that somebody else can.
signup-came = { $call } should be over. Did everybody on the list ({ $count }) come?
signup-came-who = Who did not come? Tap the name, tap again to change it back; or type the name. Then tap "That is all".
signup-came-absent = Did not come: { $names }
signup-settled = Noted: { $call }, { $came } came, { $absent } did not. { $points ->
    [0] {""}
    [one] 1 point for each who came.
   *[other] { $points } points for each who came.
 }
signup-thanks = Thank you, { $name }, for your help: { $call }. That is { $points ->
    [one] 1 point
   *[other] { $points } points
 }, { $total } in all.
signup-mended = Changed: { $name } { $came ->
    [yes] came
   *[no] did not come
 }, { $call }, now { $total } points in all.
points-own = { $name } has { $total ->
    [one] 1 point
   *[other] { $total } points
 }:
points-line = { $day } { $title } { $amount }
points-none = { $name } has no points yet. Help once, and you will.
points-table = Points, people: { $count }
points-row = { $number }. { $name } { $points }
points-nobody = Nobody here has points yet.
choice-signup-join = Sign up
choice-signup-leave = I cannot come
choice-signup-send = Send it
choice-signup-drop = Do not send
choice-signup-list = See the list
choice-signup-cancel = Call it off
choice-signup-keep = Keep it
choice-signup-all = All came
choice-signup-some = Some did not
choice-signup-these = That is all
choice-signup-mend = Change it
choice-signup-absent = { $name } did not come
choice-signup-call = { $title } { $day }, { $time }
choice-signup-everywhere = Whole community

### Check-in

checkin-ask-one = { $alone ->
    [yes] How are you today?
   *[no] How is { $name } today?
 } If body and mood are well and nothing is missing, just press "All well".
checkin-ask-home = How is everybody at home today? If body and mood are well and nothing is missing, just press "All well".
checkin-all-well = All well
checkin-body-well = Body well
checkin-body-so-so = Body so-so
checkin-body-badly = Body not well
checkin-somebody-ill = Somebody is unwell
checkin-mood-low = Low mood
checkin-lacking = We need things
checkin-lacking-nothing = Nothing
checkin-that-is-all = That is all
checkin-good = Good
checkin-so-so = So-so
checkin-bad = Not good
checkin-well = Good, noted. Write to me at any time.
checkin-noted = { $value ->
    [0] Good, noted.
   *[1] Noted. Please rest.
 }
checkin-ill = Noted. { $told ->
    [nobody] Please call your building head as well.
   *[other] I have told { $told }.
 } Write to me what hurts, and please take the temperature once more.
checkin-low-home = Noted. Do not keep it all to yourself, write to me whatever you like. { $hotline ->
    [none] {""}
   *[other] If you want to talk to somebody, call { $hotline }, they listen.
 }
checkin-next =
    { $did }
    { $question ->
        [body] How is the body today?
        [mood] And the mood?
       *[needs] Is anything missing?
    }
checkin-more =
    { $did }
    Anything else?
checkin-done =
    { $did }
    Thank you for telling me.
checkin-whose-ask = { $what ->
    [body] Who is unwell?
   *[mood] Whose mood is low?
 }
checkin-need-ask = What is missing? Write it to me, I pass it on to who looks after you.
checkin-ill-told = { $place } { $name } is unwell today. I have asked for the temperature once more. Please call.
checkin-no-home = This is for those who stay at home. To see who has not reported, send /missing.
checkin-who = { $role ->
    [liaison] { $name } (building head)
    [counsellor] { $name } (counsellor)
   *[staff] { $name } (community)
 }
checkin-whose = { $known ->
    [yes] { $name } ({ $place })
   *[no] the household { $place }
 }
checkin-low =
    { $place } { $name }: { $daily ->
        [yes] low mood two days running
       *[no] low mood two times running
    }. Please find time to talk with { $name }, and keep it to yourself.
    { $phone ->
        [none] There is no phone number on the roster.
       *[other] Phone { $phone }
    }
checkin-take = I will talk
checkin-taken = { $by } is talking with { $whose }. You need not do anything.
checkin-theirs = { $whose }: { $by } is talking with them already.
checkin-yours = Good, { $whose } is yours. { $phones ->
    [yes] Please call first:
   *[no] There is no phone number on the roster, please knock.
 }
    { $lines }
checkin-handed = { $what ->
    [despair] 🔔 { $whose } wrote words of despair, and { $by }, who took it, has left. Please call now, and listen.
   *[mood] { $whose } has been low, and { $by }, who took it, has left. Please find time to talk, and keep it to yourself.
 }
    { $phone ->
        [none] No phone number on the roster, please knock.
       *[other] Phone { $phone }
    }
checkin-coming = { $by } will call you in a moment. Please wait.
checkin-despair =
    I am very worried about you. These days are hard, and you are not alone.
    { $told ->
        [nobody] Please ask somebody at home to stay with you now, or call your building head.
       *[other] I have told { $told }. Somebody will call you in a moment, please stay near the phone.
    }
    { $hotline ->
        [none] {""}
       *[other] To talk right now, call { $hotline }, somebody listens at any hour.
    } If you are afraid for yourself, call 120 at once.
checkin-despair-again = I am here. { $told ->
    [nobody] Please call 120 now, or ask somebody at home to stay with you.
   *[other] I have told { $told } this, too. The call is coming, please stay near the phone.
 }
checkin-despair-told =
    🔔 { $place } { $known ->
        [yes] { $name }
       *[no] (household)
    }{ $heard ->
        [yes] , heard by { $by }:
       *[no] { $again ->
            [yes] {" "}writes again:
           *[no] {" "}writes:
        }
    } "{ $text }"
    Please call now. Listen, do not lecture. { $phone ->
        [none] No phone number on the roster, please knock.
       *[other] Phone { $phone }
    }
checkin-despair-late =
    🔔 { $place } { $known ->
        [yes] { $name }
       *[no] (household)
    } wrote words of despair { $minutes } minutes ago and nobody has taken it. Please call now.
    { $phone ->
        [none] No phone number on the roster, please knock.
       *[other] Phone { $phone }
    }

### Care calls

care-whose = { $name } ({ $place })
care-who = { $role ->
    [liaison] { $name } (building head)
    [counsellor] { $name } (counsellor)
   *[staff] { $name } (community)
 }
care-reason = { $reason ->
    [alone] Alone
    [disabled] Disabled
    [hardship] Hardship
   *[other] Other
 }
care-head = To look in on today: { $count }{ $late ->
    [0] {""}
   *[other] , { $late } of them overdue
 }:
care-line = { $number }. { $place } { $name } ({ $reason ->
    [alone] alone
    [disabled] disabled
    [hardship] hardship
   *[other] other
 }){ $days ->
    [0] : please call or knock
    [one] : { $days } day late, please knock
   *[other] : { $days } days late, please knock
 }
care-list = { $lines }
care-none = Nobody to look in on today.
care-more = { $count } more. Send /care again after these.
care-later-one = { $name } { $day }
care-later = Later: { $people }{ $rest ->
    [0] .
   *[other] , and { $rest } more.
 }
care-how-to = To add somebody, write "/care 301 name alone". Instead of alone: disabled, hardship, other.
care-nobody = I did not find who "{ $text }" is. Please write the room and the name, such as "/care 301 name alone".
care-which = Several people live there: { $people }. Who is to be looked in on?
care-name-them = Several people live there: { $people }. Please write it again with the name.
care-not-yet = { $people } ({ $place }) is not on the list. To add, write "/care { $place } { $name } alone".
care-why = { $name } ({ $place }) is not on the list. If they should be, why?
care-set = { $new ->
    [yes] Noted:
   *[no] Changed:
 } { $whose }, { $reason ->
    [alone] alone
    [disabled] disabled
    [hardship] hardship
   *[other] other
 }, every { $days ->
    [one] day
   *[other] { $days } days
 }, next on { $first }. { $told ->
    [self] Send /care to see it.
    [none] Nobody looks after this household yet, please name somebody.
    [same] {""}
   *[other] I have told { $told }.
 }
care-end = No longer
care-ended = Good, { $whose } is not looked in on any more.
care-shown =
    { $whose }, { $reason ->
        [alone] alone
        [disabled] disabled
        [hardship] hardship
       *[other] other
    }, every { $days ->
        [one] day
       *[other] { $days } days
    }, next on { $next }
    { $lines }
care-call = { $day } { $by } { $how ->
    [phone] phoned
   *[visit] visited
 }: { $found ->
    [well] all well
    [needs] needs help
   *[absent] nobody found
 }{ $note ->
    [none] {""}
   *[other] , "{ $note }"
 }
care-never = Nobody has been there yet.
care-went = Done
care-how = { $how ->
    [phone] Phoned
   *[visit] Visited
 }
care-phone = Number
care-ask-how = { $whose }, { $reason ->
    [alone] alone
    [disabled] disabled
    [hardship] hardship
   *[other] other
 }{ $phone ->
    [none] {""}
   *[other] , phone { $phone }
 }. How did you look in?
care-ask-found = How is { $name }?
care-found = { $found ->
    [well] All well
    [needs] Needs help
   *[absent] Nobody there
 }
care-done = Noted: { $whose }, { $how ->
    [phone] phoned
   *[visit] visited
 }, { $found ->
    [well] all well
    [needs] needs help
   *[absent] nobody found
 }. Next on { $next }. { $note ->
    [yes] Also noted: "{ $text }".
   *[no] { $found ->
        [needs] What is needed? Write it to me, I pass it on to the community.
       *[other] If there is more to note, just write it to me.
    }
 }
care-nothing = Nothing else
care-noted = Noted as well, { $whose }: "{ $text }". { $told ->
    [none] {""}
   *[other] I have told { $told }.
 }
care-thanks = { $left ->
    [0] Good, all done for today.
   *[other] Good, { $left } left today.
 }
care-given = { $place } { $name } ({ $reason ->
    [alone] alone
    [disabled] disabled
    [hardship] hardship
   *[other] other
 }) is to be looked in on every { $days ->
    [one] day
   *[other] { $days } days
 }, first on { $day }. { $role ->
    [liaison] { $by } asks this of you. Send /care to see it.
   *[other] Nobody looks after this household yet, please send somebody.
 }
care-needs-told = { $place } { $name } needs help, { $by } has just been in touch. { $text ->
    [none] {""}
   *[other] "{ $text }"
 } Please see what can be done.
care-absent-told = { $place } { $name } was not found { $times } times running, please knock. { $phone ->
    [none] {""}
   *[other] Phone { $phone }
 }
care-overdue = { $count ->
    [one] { $count } person is overdue:
   *[other] { $count } people are overdue:
 }
care-nobodys = { $count ->
    [one] { $count } person has no liaison, please send somebody:
   *[other] { $count } people have no liaison, please send somebody:
 }

### Console

console-link =
    This is your link to the console. It works once, for { $minutes } minutes. Please do not pass it on.
    { $link }
console-title = Louzhang console
console-enter = Enter to see the places you look after. The link works once.
console-choice-enter = Enter
console-closed = This link has been used, or its 10 minutes are over. Please send /console in the chat again.
console-again = Just came in? Go on here
console-signed-out = To open the console, send /console in your chat with me. I will send you the link.
console-over = The console is not yours to see any more. If this is a mistake, please ask the community office.
console-left = You are signed out. Next time, send /console in the chat.
console-forged = This does not seem to come from a page of the console, so I did nothing. Please open the page and press again.
console-later = It cannot be opened now. Please try again in a moment.
console-leave = Sign out
console-menu = What you can see
console-lasts = You are signed out by itself after { $hours } { $hours ->
    [one] hour
   *[other] hours
 }. On a phone or computer of somebody else, please press "Sign out".
console-none = There is no such page, or it is not a place you look after.
console-back = Back to what you can see
console-when = { $place }, as of { $day }, { $clock }
console-place = Where
console-place-all = All that you look after
console-show = Show
console-page = { $page ->
    [missing] Not reported
    [threads] Messages
    [buildings] Buildings
    [orders] Orders
   *[other] { $page }
 }
console-about = { $page ->
    [missing] Who has not sent a temperature this time, and whom to call first
    [threads] Who waits for an answer, how long, and with whom it is
    [buildings] Which building has a group, and who is not reached
   *[orders] What has not been delivered, late ones first
 }
console-column = { $column ->
    [place] Where
    [home] Household
    [names] Who
    [to-do] What to do
    [due] Due
    [reported] Reported
    [excused] With a reason
    [missing] Missing
    [homes-missing] Homes missing
    [since] Since
    [waited] Waiting
    [with] With
    [group] Group
    [homes] Homes
    [outside] Not in group
    [unconnected] Not connected
    [uncared] No liaison
    [heads] Head
    [kind] What
    [overdue] Late
    [untaken] Not taken
    [waiting] Need answer
    [open] Open
    [at-door] At the door
   *[done] Done today
 }
console-nobody-due = Nobody has to report this time.
console-moment = { $day }, { $clock }
console-to-call = Not reported yet
console-all-reported = All have reported, or nobody has to.
console-excused = With a reason: { $why }
console-waiting = Waiting for an answer
console-threads-head = { $count ->
    [one] 1 household is waiting
   *[other] { $count } households are waiting
 }; { $answered } more have an answer
console-nobody-waits = Nobody is waiting for an answer.
console-buildings-head = { $count ->
    [one] 1 building
   *[other] { $count } buildings
 }, { $homes ->
    [one] 1 household
   *[other] { $homes } households
 }; without a group: { $unbound }; households not connected: { $alone }
console-bound = { $bound ->
    [yes] yes
   *[no] not yet
 }
console-no-head = nobody yet
console-no-homes = There are no households on the roster in the places you look after.
console-each = Building by building
console-by-building = By building
console-by-kind = By kind
console-orders-head = Open: { $open }. Late: { $overdue }. Not taken: { $untaken }. At a door: { $door }
console-no-orders = No orders are open.

# python -m bot signin
signin-link =
    The link to the console for { $name }. It works once, for 10 minutes:
    { $link }
signin-no-number = This does not look like a phone number. Please write it as on the roster, such as --phone 13800000000.
signin-unknown = This number is not on the roster.
signin-no-role = This number is on the roster, but with no role that opens the console. Please write one into the column 角色 (role) and import again.
signin-several = { $count } people who may open the console have this number: { $names }. Please give each their own on the roster first.

### Menu

command-temp = Report a temperature
command-status = See today's reports
command-lang = 换文字 Language
command-sos = Urgent: somebody must come
command-team = Who looks after us
command-group = The group of your building
command-threads = Who waits for an answer (for helpers)
command-care = Whom to visit today (for helpers)
command-duty = Who is on duty (for helpers)
command-notices = Notices
command-coverage = Who has not read a notice (for helpers)
command-scheduled = Notices that are to go out (for staff)
command-order = Order something
command-orders = My orders
command-request = Parcels, rubbish, a doctor and more
command-desk = Orders to take (for who buys and carries)
command-carry = Where to bring what (for who carries)
command-help = How it works
command-missing = Who has not reported (for helpers)
command-board = Each building and floor (for helpers)
bot-description = The helper of your community in quarantine: temperatures twice a day, and somebody to ask. Send me the 8-letter code from the notice on your door.
bot-short-description = With you through quarantine

### Page

page-title = Louzhang
page-bot = Louzhang:
page-you = You:
page-other-phone = Another phone at home
page-log = Your chat with Louzhang
page-help = Help
page-help-says = /help
page-input = Write to Louzhang
page-example = Write here, e.g. 36.5
page-send = Send
page-choices = You can just tap
page-start = Tap here to start
page-refresh = Look for new answers
page-newer = New message: tap to see it
page-offline = The connection is lost. Trying again.
page-sending = Sending
page-unsent = Not sent yet. Trying again.
page-too-long = One message can have { $most } characters, and this has more. All you wrote is still here: please send it in parts.
page-choice-gone = This button is too old. Please just write to me.
page-not-understood = I did not get this. Please send it again.
page-picture = Picture: { $name }
page-file = Open the file: { $name }
page-wait-title = Not connected yet
page-wait = We are a little busy. Please try again in a few seconds.
page-wait-kept = What you wrote is not sent yet, but it is kept below. Please tap the button in a few seconds.
page-again = Try again
page-closed-title = This link does not work any more
page-closed = There may be a new one, or some letters are missing. Please scan the QR code in the notice on your door, or ask the person who looks after your building.
page-too-many-title = Please wait a minute
page-too-many = There were too many tries. Please open it again in a minute.
page-day = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
 }, { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
 }

### Roster

roster-no-file = There is no file "{ $file }". Please check the path.
roster-no-access = I cannot open "{ $file }" ({ $reason }).
roster-empty = "{ $file }" is empty.
roster-old-excel = "{ $file }" is an old .xls file, or it has a password. Please take the password off and save it as .xlsx in Excel.
roster-not-a-table = "{ $file }" is not a table. I read .xlsx and .csv only.
roster-no-heading-row = I found no heading row in "{ $file }". One row must name the columns: community, building, unit, room, name, phone…
roster-broken-csv = The quotation marks in "{ $file }" do not match, from row { $row } on. Please look there.
roster-busy = Somebody else is importing a roster right now. Please try again when it is done.
roster-no-rows = There is nobody below the heading row.
roster-unknown-heading = Headings that I do not know: "{ $headings }". You can use: community, building, unit, room, name, phone, role, duty, policy, quarantine_start, language, note.
roster-heading-twice = Headings that are there twice: "{ $headings }". Please keep one column of each.
roster-missing-heading = Columns that are missing: "{ $headings }".

roster-at-cell = Row { $row }, "{ $heading }": { $what }
roster-at-row = Row { $row }: { $what }
roster-blank = it is empty, please fill it in.
roster-half-home = it is empty. Who lives here needs both building and room; who does not live here has neither, and the building they look after goes under "duty".
roster-start-without-home = it is empty, but there is a quarantine start. In which home is it?
roster-became-date = Excel made the date or time "{ $value }" out of this. Please set the column to text and write it again.
roster-formula = "{ $value }" is an error of a formula.
roster-too-long = it is too long: { $most } characters at most.
roster-phone = "{ $value }" does not look like a phone number.
roster-phone-rounded = Excel shortened this to "{ $value }" and the last digits are lost. Please set the column to text and write it again.
roster-door-twice = row { $first } names somebody for "{ $value }" already; a household has one contact person.
roster-role = there is no role "{ $value }". You can use: resident, liaison, staff, clinician, counsellor, volunteer, police, property, admin, export.
roster-duty = I do not know the place "{ $value }". { $count ->
    [0] This community has no buildings yet.
   *[other] Please use names of buildings or units, such as: { $known }.
}
roster-duty-of-resident = it says "{ $value }", but this person is a resident. Please fill in a role, or leave this empty.
roster-policy = the settings have no quarantine policy "{ $value }". They have: { $known }.
roster-date = I cannot tell which day "{ $value }" is. Please write it like 2026-11-20.
roster-too-late = { $value } is more than 60 days from now. Is it right?
roster-too-early = { $value } is more than a year ago. Is it right?
roster-language = I do not speak "{ $value }". You can use: Chinese, English.
roster-twice = { $name } is already in row { $first } (the same home).
roster-no-heading-above = column { $column } says "{ $value }", but it has no heading.
roster-nothing-stored = { $count ->
    [one] One thing to mend.
   *[other] { $count } things to mend.
} Nothing has been stored; please try again afterwards.

roster-done = The roster is stored: { $new } new, { $changed } changed, { $same } as they were.
roster-would = Only a trial, nothing is stored: { $new } new, { $changed } changed, { $same } as they were.
roster-new-homes = New households: { $count }
roster-cases-opened = Quarantines that begin: { $count }
roster-cases-moved = Quarantines with other dates or another policy: { $count }
roster-roles-begun = New duties: { $count }
roster-roles-ended = Duties that end: { $count }
roster-still-in = Row { $row } has no quarantine start, but this person is in quarantine (since { $start }). It goes on; to end it, please release them.
roster-over = Row { $row }: the quarantine from { $start } is over already. It was not opened again.
roster-whole-community = Row { $row } has no duty, so this person looks after the whole community.
roster-more = …and { $count } more rows like this.
roster-missing = { $count ->
    [one] One person is stored but not in this file, and was left as they are: { $names }
   *[other] { $count } people are stored but not in this file, and were left as they are: { $names }
}

### Invites

invites-wrong-key = The codes in this database were sealed with another key. Please put the old key file back.
invites-not-written = I cannot write "{ $file }" ({ $reason }).
invites-written-lines = Done: { $count ->
    [one] one person
   *[other] { $count } people
} in { $file }. It holds the codes to come in, so please keep it safe.
invites-written-notices = Done: { $count ->
    [one] one door notice
   *[other] { $count } door notices
} in { $file }. Open it in a browser to print.
invites-building = Building { $number }
invites-unit = Unit { $number }
invites-day = { $weekday ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
} { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
} { $year }
invites-door-title = Home quarantine
invites-door-title-none = Your community's helper
invites-door-ask = Please do not come in. Leave things at the door. Thank you.
invites-door-ask-none = Temperatures, shopping, questions: just write to it.
invites-door-from = from
invites-door-until = to
invites-door-both = both days count
invites-door-people = Who stays at home
invites-door-responsible = Who looks after this home
invites-door-staff = Community
invites-door-clinician = Doctor
invites-door-liaison = Building
invites-door-cut = You may cut off this half and keep it inside
invites-door-start = For the family: three steps
invites-door-step-scan = Scan a code on the right with your phone.
invites-door-step-code = If it asks for your 8-character code, send this.
invites-door-step-word = It first says a safe word. Yours is this one.
invites-door-word-check = If the word is different, do not answer, and tell your building's contact person.
invites-door-then = Then send it your temperature every morning and evening. You can also ask it for shopping or for help.
invites-door-qr-telegram = With Telegram
invites-door-qr-page = With any browser
invites-door-qr-page-hint = nothing to install

### Demo

demo-title = Louzhang demo: { $community }, { $households } households, { $quarantined } of them in quarantine. People and temperatures are made up.
demo-resident = A resident: the family of { $name }, { $count } people, { $place }. Open it and write 36.5, then 状态 (or /status):
demo-liaison = A liaison: { $liaison }, for { $building }, { $doors } households in quarantine. Open it and write 未报 (or /missing), then 状态:
demo-staff = A staff member: { $staff }, for the whole community. Open it and write 状态 (or /status), then 控制台 (or /console):
demo-volunteer = Volunteer { $volunteer }, who shops and carries for { $building }. Open it and write “desk”:
demo-orders = Shopping: on the resident's page write 两袋盐，大米 10 斤 and press 对，下单; on the volunteer's page write 订单台 and take it.
demo-together = Keep all three open and write 38.2 as the resident. Press 我来处理 as the liaison: the other two hear of it at once. Then press how it ended.
demo-group = Each page has "Neighbours" on top: the group of { $building }. Try writing "38.2" there: nobody sees it, and it goes on in private.
demo-stop = Press Ctrl-C to stop.
