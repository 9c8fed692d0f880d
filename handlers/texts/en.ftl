# Every sentence we say, in plain English for somebody who learned it as a second language. It says the same as the
# Chinese, not more.

### Common

sorry-parked = Something went wrong on our side with this message. We kept it for the staff to look at. If it is urgent, please call your building head.
stranger = Hello. I only know people on the community's list. Please send me the 8-letter code from the notice on your door, or ask your building head.
stranger-slow = That was a lot of tries. Please wait one hour, or ask your building head to check the code with you.
not-understood = I did not understand that. To report, just write the number, like "36.5". For family members, write the name first. For other things, please ask your building head.
hello-back = Hello, I am here. To report, write a number like "36.5". For other things, send /help.
alarming = That sounds serious. Please call your building head now, then measure and send me the number, like "38.2". If it is hard to breathe or your chest hurts, do not wait: call 120.
not-understood-role = I did not understand that. Send /missing to see who has not reported, /status for the totals.
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
    Send /missing to see who has not reported, /status for the totals.
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
temperature-high = { $name }: that is a fever. Please rest, drink water, measure again in { $minutes } minutes and send it to me. { $told ->
    [nobody] Please call your building head or the community now. Do not wait.
   *[other] I have told { $told }. They will contact you soon.
 }
temperature-low = { $name }: that is low. Please measure again and send it to me.
temperature-alarm = 🔔 Fever { $celsius } °C · { $place } · { $name }
    Reported at { $time }. Please contact this household soon.
temperature-unsure = I do not want to guess. Please send only the number, like "36.5". For others, write the name first.
temperature-whose = "{ $who }" { $celsius } °C: who is that in your household?
temperature-nothing-to-correct = OK. Please send the right number, like "correction 36.8". For others, write the name first.
temperature-released = { $names } need not report any more. You can still send me a reading whenever you like.
temperature-next = { $slot } { $day ->
    [today] today
   *[tomorrow] tomorrow
 }, { $time }

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
status-area =
    { $date } { $slot }: { $due } people due, { $reported } reported, { $missing } missing ({ $households } households).
status-nobody-due = { $date }: nobody has to report today.
status-trouble = On our side: { $parked } messages not handled, { $refused } not sent, { $doubt } perhaps sent twice.
missing-none = { $slot }: everybody has reported.
missing-head = { $total ->
    [one] { $slot }: 1 household has not reported yet
   *[other] { $slot }: { $households } of { $total } households have not reported yet
 }
    { $lines }
missing-line = { $number }. { $place } { $names }
missing-more = And { $count } more. Please start from the top.
not-yours = Only those who look after the building can see this. { $home ->
    [yes] For your own, send /status.
   *[no] If you need something, please ask your building head.
 }

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
photo-whose = { $known ->
    [yes] { $name } of { $place }
   *[no] The family of { $place }
 }
photo-below = Below it: "{ $text }".
photo-to-read = { $whose } sent a photo, probably of a thermometer. { $said }
    If you can read it, please send me the number, like "{ $room } { $name } 36.5".
photo-not-fetched = { $whose } sent a photo, but I could not get it. { $said }
    Please call and ask for the number, then send it to me, like "{ $room } { $name } 36.5".
photo-alt = Photo from { $whose }
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
    For other things, please ask your building head.
help-helper = When there is something to do for you, I will tell you here. For the language, send /lang.
help-role =
    /missing: who has not reported
    /status: the totals
    /lang: language

### Groups

group-hello = Hello everybody, I am Louzhang. Please send temperatures to me in private, not here. New here? Send me the 8-letter code from the notice on your door in private.
lost-contact = { $place } ({ $name }) cannot get my messages any more. Perhaps they blocked me. Please call or knock.

### Menu

command-temp = Report a temperature
command-status = See today's reports
command-lang = 换文字 Language
command-help = How it works
command-missing = Who has not reported (for helpers)
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
demo-together = Keep the first two open and write 38.2 as the resident: the liaison knows at once.
demo-stop = Press Ctrl-C to stop.
