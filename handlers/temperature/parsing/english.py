"""What people type in English, by what it does to a temperature; in small letters, between bars."""

from __future__ import annotations

WORDS = {
    # --- whose ---
    "self": "i|i'm|im|me|myself|mine|i've|i'd",
    "home": "at home|our house|our home",
    "kin": (
        "mom|mum|mommy|mummy|mother|mama|dad|daddy|father|papa|wife|husband|hubby|son|daughter|grandma|grandpa"
        "|grandmother|grandfather|granny|nana|kid|child|baby|toddler|brother|sister|uncle|aunt|auntie|mother-in-law"
        "|father-in-law|parents|grandson|granddaughter|partner|spouse|little one|boy|girl"
    ),
    "pronoun": "he|she|him|her|his|they|them|it's her|he's|she's|hers|they're|their",
    "we": (
        "we|us|everyone|everybody|all of us|the family|whole family|family|kids|the kids|children|we're|we are"
        "|both of us|the whole family|our kids"
    ),
    "give": "for|my|our|to my",
    "of": "'s",
    "is": (
        "is|am|are|was|has|have|had|got|at|of|=|reads|says|shows|registered|has a|have a|is at|came out|came back"
        "|came in|came out at|came out as|reading is|came to|were|it is|it's|its|has got|is running|running|runs|be"
        "|been|showed|down to|up to|back to|dropped to|went down to|still"
    ),
    "all": "both|all|each|respectively",
    "join": "and|plus",
    "from": "from",
    "to": "to",
    # --- the temperature ---
    "label": (
        "/temp|temp|temps|temperature|temperatures|body temperature|body temp|tmp|t|tw|bt|thermometer|forehead|ear"
        "|armpit|axillary|oral|temp's"
    ),
    "measure": (
        "measured|took|taken|checked|tested|reading|readings|check|measurement|measuring|rechecked|retested|retook"
        "|result|results|took it|just took|just measured|just checked|took mine|took his|took her"
    ),
    # --- when ---
    "today": "today|now|right now|just now|currently|current|at the moment|just|today's|as of now",
    "part:morning": "this morning|in the morning|morning|early morning|this morning's",
    "part:noon": "noon|at noon|midday|lunchtime",
    "part:afternoon": "this afternoon|in the afternoon|afternoon|pm",
    "part:evening": "this evening|in the evening|evening|tonight|at night|before bed|night",
    "past": (
        "yesterday|last night|yesterday's|last week|last month|last year|last time|the other day|previously|earlier"
        "|before|days ago|day ago|week ago|weeks ago|used to|usually|normally|the day before|yesterday morning"
        "|yesterday evening|once|generally|typically|always|was before|the night before|other day"
    ),
    "weekday": (
        "monday|tuesday|wednesday|thursday|friday|saturday|sunday|on monday|on tuesday|on wednesday|on thursday"
        "|on friday|on saturday|on sunday"
    ),
    "future": (
        "tomorrow|later|will|i'll|we'll|going to|gonna|next time|in an hour|soon|plan to|planning|about to"
        "|haven't measured|not measured|next week"
    ),
    # --- not a reading after all ---
    "elsewhere": (
        "water|weather|room|outside|indoor|indoors|outdoors|outdoor|oven|fridge|freezer|pool|bath|bathwater|shower"
        "|air|heating|heater|aircon|ac|milk|bottle|soup|tea|coffee|beer|wine|whisky|vodka|size|shoe|shoes|slippers"
        "|version|page|bus|flight|score|spo2|oxygen|oxygen saturation|saturation|o2|sats|pulse|heart rate|hr"
        "|heartbeat|bp|blood pressure|weight|weighs|weigh|height|age|aged|cat|dog|cat's|dog's|pet|hamster|humidity"
        "|celsius outside|climate|forecast|latitude|longitude|speed|distance|battery|voltage|phone|number|average"
        "|rate|index|blood sugar|glucose|room temp|room temperature|water temp|water temperature|air temperature"
        "|channel|route|platform|seat|gate|order|ticket|code|pin|zip|exam|bmi|waist"
    ),
    "trade": (
        "buy|sell|price|prices|cost|costs|pay|paid|owe|owes|cheap|expensive|bill|total|refund|transfer|fee|sale"
        "|discount|spent|charge|charged|worth|dollars|per"
    ),
    "outsider": (
        "neighbor|neighbour|neighbors|neighbours|neighbor's|neighbour's|neighbor has|next door|someone|somebody"
        "|anyone|anybody|friend|friends|friend's|colleague|colleagues|coworker|coworkers|people|news|tv|doctor says"
        "|doctor said|boss|upstairs|downstairs|roommate|flatmate|a man|a woman|person|guard|teacher|other people"
        "|others|staff|guest|landlord|classmate|relative|cousin|stranger|guy|lady"
    ),
    "hearsay": (
        "heard|hear|said|told|reported that|they say|apparently|rumor|rumour|rumors|rumours|according to|read that"
        "|read about|saw"
    ),
    "if": "if|unless|suppose|in case|when it|whenever|until|imagine|e.g|example|for example|eg|such as",
    "general": (
        "normal temp|normal temperature|normal body temperature|normal range|fever is|must|must be|need to be"
        "|required|limit|threshold|range|people with|anyone with|those with|required to|human|considered|counts as"
        "|count as|means|cutoff|cut-off|standard|usually is|rule|rules|policy|everyone must"
    ),
    "over": (
        "over|above|higher than|more than|exceeds|exceed|exceeding|exceeded|greater than|at least|past|beyond"
        "|hotter than"
    ),
    "under": (
        "under|below|lower than|less than|not over|not above|no more than|at most|almost|nearly|close to|up until"
        "|never over|never above|not yet|no higher than"
    ),
    "above": "or above|or higher|or more|and above|and over|or over|and up|plus or more|and higher",
    "below": "or below|or lower|or less|and below|or under",
    "doubt": (
        "between|maybe|perhaps|probably|guess|i guess|think|i think|possibly|not sure|don't remember|forgot"
        "|can't remember|seems|seem|maximum|minimum|max|min|highest|lowest|peak|peaked|hopefully|might|feels like"
        "|unsure"
    ),
    "or": "or|nor",
    "ill": "sick|ill|covid|positive|hospital|in hospital",
    # --- asking ---
    "ask": (
        "how|what|when|why|who|where|which|is it|is this|is that|should i|should we|do i|do we|does|can i|can we"
        "|could you|ok?|okay?|right?|what if|what about|how about|wondering|wonder|any idea"
    ),
    "define": "is a fever|considered a fever|count as a fever|a fever is",
    # --- around it ---
    "no": (
        "no|not|isn't|aren't|wasn't|without|never|none|don't|doesn't|didn't|haven't|hasn't|isnt|dont|doesnt|didnt"
        "|havent|hasnt|nobody|neither|no one|don't have|doesn't have|do not have|does not have|do not|does not"
        "|no sign of|no signs of"
    ),
    "through": "any|feel|feeling|a|having|signs|real|much|bad|more|longer|anymore|coughing|yet",
    "but": "but|however|though|although|except",
    "done": "after|since|then|while|with|after breakfast|after lunch|after dinner|and also",
    "fine": (
        "normal|all normal|fine|all fine|good|all good|well|ok|okay|great|healthy|no symptoms|no symptom|no issues"
        "|no problem|no problems|feeling fine|feeling good|feeling well|feeling ok|feeling okay|feel fine|feel good"
        "|feel well|feel ok|doing well|doing fine|doing good|doing ok|doing okay|better|much better|feeling better"
        "|stable|all well|all ok|everything's fine|everything is fine|everything fine|everything ok|everything is ok"
        "|everything is good|everything good|no change|unchanged|same|same as yesterday|slightly high|a bit high"
        "|a little high|high|low|a bit low|feel sick|feeling sick|not feeling well|unwell|not well|under the weather"
        "|no discomfort|no other symptoms|asymptomatic|alive|fever free|fever-free|no complaints|perfectly fine"
        "|perfect|bit high|bit low|slightly elevated|elevated|so far so good|down|up|nothing to report|nothing else"
        "|nothing unusual|still normal"
    ),
    "polite": (
        "good morning|good afternoon|good evening|good night|hello|hi|hey|dear|thanks|thank you|thanks a lot"
        "|thank you very much|many thanks|thx|ty|cheers|please|pls|sorry|sorry for the delay|sorry i'm late"
        "|sorry for being late|yes|yep|yeah|ok then|here|here is|here are|here's|here you go|there|this|that|these"
        "|the|an|in|on|too|also|as|so|very|about|around|approx|approximately|roughly|circa|ca|reporting|report"
        "|reported|reporting in|daily|update|updates|checking in|check in|check-in|done|received|got it|noted|log"
        "|record|please record|please log|sir|madam|mr|mrs|ms|miss|building|manager|liaison|quite|really|pretty|a bit"
        "|a little|bit|little|slightly|again|only|exactly|back|home|day|degree|it|by|for the record|fyi|btw|lol|haha"
        "|woke up|woke|breakfast|lunch|dinner|ate|slept|sleep|nap|meds|medicine|paracetamol|ibuprofen|tylenol|panadol"
        "|antigen|negative|test|before breakfast|before lunch|before dinner|ago|minutes ago|min ago|mins ago|hour ago"
        "|hours ago|tests negative|pcr|status|health|quarantine|isolation|everything|nothing|else|first|second|time"
        "|o'clock|feels|today is|turn|finally|luckily|hope|hope that helps|have a nice day|have a good day|years old"
        "|year old|old|see|attached|following|no worries|don't worry|resting|rested|awake|asleep|tea time|name|names"
        "|unit|house|apartment|apt|flat|rm|under the arm|underarm|under tongue|by ear|tonight too|mine too|do|did"
        "|doing|being|lah|la|ok thanks|greetings|already|help|hurry|urgent|emergency|one|two|three|four|five|six"
        "|seven|of us|of them|unfortunately|worried|scared|again too|every|whole|morning all|hi all|dear all"
        "|just woke up|xx|xoxo|sent|sending"
    ),
    # --- where ---
    "room": "house no|building no|block|blk",
    "fahrenheit": "fahrenheit",
    # --- taking back ---
    "fix": (
        "correction|corrected|typo|mistyped|my mistake|mistake|correcting|i meant|meant|wrong number|entered wrong"
        "|typed wrong|scratch that|i mistyped|oops|whoops"
    ),
    "amend": (
        "should be|should have been|should read|wrong|not right|incorrect|change to|change it to|changed to|make that"
        "|make it|instead of|rather|update to|i mean|actually"
    ),
    "patient": "patient|patients|case|cases|confirmed",
    "turn": "first time|second time|twice|three times|left|right|1st|2nd",
    "you": "you|your|yours",
    "weather": "hot|too hot|so hot|very hot|cold|too cold|so cold|freezing|humid|sunny",
}
SYMPTOMS = {
    "fever": "fever|fevers|feverish|high fever|low fever|slight fever|running a fever",
    "cough": "cough|coughs|coughing|coughed|dry cough|a cough",
    "fatigue": "tired|fatigue|fatigued|exhausted|weak|weakness|no energy|tiredness|worn out",
    "sore_throat": "sore throat|throat hurts|throat is sore|throat sore|throat pain|scratchy throat",
    "breathless": (
        "short of breath|shortness of breath|breathless|can't breathe|cannot breathe|hard to breathe"
        "|difficulty breathing|trouble breathing|breathing difficulty|breathing difficulties|chest tightness"
        "|tight chest|out of breath|struggling to breathe"
    ),
    "diarrhoea": "diarrhea|diarrhoea|loose stools|loose stool|the runs",
    "taste_loss": (
        "can't smell|cannot smell|can not smell|can't taste|cannot taste|can't smell or taste|can't taste or smell"
        "|no taste|no smell|no sense of smell|no sense of taste|lost smell|lost taste|lost my smell|lost my taste"
        "|lost sense of smell|lost sense of taste|lost my sense of smell|lost my sense of taste"
        "|lost her sense of smell|lost his sense of smell|loss of taste|loss of smell|loss of taste or smell"
        "|loss of smell or taste|taste loss|smell loss|couldn't smell|couldn't taste|unable to smell|unable to taste"
    ),
    "headache": "headache|headaches|head hurts|head aches|head is aching|head ache|migraine",
}
