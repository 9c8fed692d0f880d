"""Understanding a temperature in plain words: a rule, text in, `Parsed` out.

| file | knows |
|---|---|
| `chinese.py`, `english.py`, `vocabulary.py` | the words, each with what it does to a number near it |
| `script.py` | ways of writing: full-width, traditional, emoji, 三十六度五 |
| `numbers.py` | shapes of numbers: 36.5, 365, 3-301, 8:30, 37块5 |
| `tokens.py` | cutting a message into words, numbers and clauses |
| `readings.py` | what the words around a number make of it |
| `people.py` | whose it is |
| `symptoms.py` | how they are, and what they say they do not have |
| `message.py` | what all clauses say together |
"""

from __future__ import annotations

from handlers.temperature.parsing.message import Parsed, is_bare, parse, people_in
from handlers.temperature.parsing.numbers import HIGHEST, LOWEST
from handlers.temperature.parsing.people import SELF

__all__ = ["HIGHEST", "LOWEST", "SELF", "Parsed", "is_bare", "parse", "people_in"]
