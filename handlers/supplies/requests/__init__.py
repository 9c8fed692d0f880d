"""Requests that are no shopping: a parcel, rubbish, medicine, a doctor, a repair, somebody to talk to, care, others.

`reading.py` reads which one it is out of plain words (`vocabulary.py`), `questions.py` says what each is asked about,
`drafting.py` keeps the answers, `conversation.py` is the household's talk, `offering.py` asks first where it may be
only talk, `others.py` asks for a door without a phone. `triage.py` brings a medicine to a clinician, `deciding.py` is
what they decide, `crew.py` who hears of it at once, `calling.py` rings again where nobody could; `details.py` puts a
request into lines.
"""

from __future__ import annotations

from handlers.supplies.requests import calling, conversation, deciding, offering, triage, unfinished
from handlers.supplies.requests.conversation import begun, edited, heard, menu, photo, pressed, took
from handlers.supplies.requests.deciding import pressed as triaged
from handlers.supplies.requests.details import details, for_crew, shown
from handlers.supplies.requests.others import heard as for_others
from handlers.supplies.requests.questions import QUESTIONS
from handlers.supplies.requests.triage import compose, follow

EXPECTED = {**conversation.EXPECTED, **deciding.EXPECTED}
FEATURES = {
    "request-offers": offering.FEATURE, "request-calls": calling.FEATURE, "request-unfinished": unfinished.FEATURE,
    "triage": triage.FEATURE,
}  # fmt: skip
SHOWN = dict.fromkeys(QUESTIONS, shown)  # for handlers.supplies.card

__all__ = [
    "EXPECTED", "FEATURES", "SHOWN", "begun", "compose", "details", "edited", "follow", "for_crew", "for_others",
    "heard", "menu", "photo", "pressed", "took", "triaged",
]  # fmt: skip
