# Every sentence we say, in plain English for somebody who learned it as a second language. It says the same as the
# Chinese, not more.

### Common

sorry-parked = Something went wrong on our side with this message. We kept it for the staff to look at. If it is urgent, please call your building head.
stranger = Hello. I only know people on the community's list. Please send me the 8-letter code from the notice on your door, or ask your building head.
stranger-slow = That was a lot of tries. Please wait one hour, or ask your building head to check the code with you.
not-understood = I did not understand that. To report, just write the number, like "36.5". Anything else, just tell me, and I pass it on to your building head.
hello-back = Hello, I am here. To report, write a number like "36.5". For other things, send /help.
alarming = { $known ->
    [yes] That sounds serious. I passed it on to { $told }.
   *[no] That sounds serious.
 } Please call your building head now, then measure and send me the number, like "38.2". If it is hard to breathe or your chest hurts, do not wait: call 120.
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
missing-line = { $number }. { $place } { $names }: { $why ->
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
    Language: /lang
    Anything else: just tell me, and I pass it on to your building head.
help-helper = When there is something to do for you, I will tell you here. For the language, send /lang.
help-role =
    /missing: who has not reported
    /board: each building and floor
    /threads: who waits for an answer; /find 502: what was passed on
    /status: the totals
    /lang: language
help-staff =
    /missing: who has not reported
    /board: each building and floor
    /threads: who waits for an answer; /find 502: what was passed on
    /status: the totals
    /why and a name: asked or not, and why
    /lang: language

### Groups

group-hello = Hello everybody, I am Louzhang. Please send temperatures to me in private, not here. New here? Send me the 8-letter code from the notice on your door in private.
lost-contact = { $place } ({ $name }) cannot get my messages any more. Perhaps they blocked me. Please call or knock.

### Groups: binding, joining, manners

### Groups: board, the group on the page

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

### Sos

### Who looks after whom

### Duty

### Sign-up

### Check-in

### Care calls

### Menu

command-temp = Report a temperature
command-status = See today's reports
command-lang = 换文字 Language
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
roster-role = there is no role "{ $value }". You can use: resident, liaison, staff, clinician, volunteer, admin.
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
demo-staff = A staff member: { $staff }, for the whole community. Open it and write 状态 (or /status):
demo-together = Keep all three open and write 38.2 as the resident. Press 我来处理 as the liaison: the other two hear of it at once. Then press how it ended.
demo-stop = Press Ctrl-C to stop.
