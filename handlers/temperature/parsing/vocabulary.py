"""The words around a temperature, each with what it does. A word that is not here is one that we do not understand.

Where several words begin alike, the longest counts: 退烧药 is no 烧, and "good morning" is no time of the day.
"""

from __future__ import annotations

from collections.abc import Iterator

from handlers.temperature.parsing import chinese, english, symptoms

_STOPS = ",;。!?\n."


def _words() -> Iterator[tuple[str, str]]:
    for table, between in ((chinese.WORDS, " "), (english.WORDS, "|")):
        for kind, words in table.items():
            yield from ((word, kind) for word in words.split(between))
    yield from dict.fromkeys(symptoms.SYMPTOMS, "symptom").items()
    yield from dict.fromkeys(symptoms.DENIED, "denied").items()
    yield from dict.fromkeys(_STOPS, "hard").items()
    yield " ", "soft"


KINDS = dict(_words())
