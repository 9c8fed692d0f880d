"""Names that sound or look like what was typed: one character of another, two that changed places. Rules only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache

from handlers.supplies.reading import vocabulary

_ALIKE = frozenset(pair for pair in vocabulary.ALIKE.split()) | frozenset(
    pair[::-1] for pair in vocabulary.ALIKE.split()
)


class Likeness:
    """Finds, among names, those that one slip turns into what was typed."""

    def __init__(self, names: Iterable[str]) -> None:
        self._sounds: dict[tuple[str, ...], list[str]] = defaultdict(list)
        self._lengths: dict[int, list[str]] = defaultdict(list)
        self._latin: list[str] = []
        for name in names:
            if not name.isascii():
                self._lengths[len(name)].append(name)
            elif len(name) > 4:
                self._latin.append(name)

    def sounding(self, wanted: str) -> list[str]:
        """Those that sound like it, and share at least half of its characters."""
        if len(wanted) < 2:
            return []
        if not self._sounds:
            for names in self._lengths.values():
                for name in names:
                    if len(name) > 1:
                        self._sounds[_sound(name)].append(name)
        return [
            name
            for name in self._sounds.get(_sound(wanted), ())
            if sum(one != other for one, other in zip(name, wanted, strict=True)) <= max(1, len(name) // 2)
        ]

    def looking(self, wanted: str) -> list[str]:
        """Those that look like it, or have a character more, fewer, or two changed."""
        size = len(wanted)
        found = []
        for name in self._lengths.get(size, ()):
            wrong = [place for place in range(size) if name[place] != wanted[place]]
            if (len(wrong) == 1 and size > 1 and name[wrong[0]] + wanted[wrong[0]] in _ALIKE) or (
                size > 2
                and len(wrong) == 2
                and wrong[1] == wrong[0] + 1
                and (name[wrong[0]] == wanted[wrong[1]] and name[wrong[1]] == wanted[wrong[0]])
            ):
                found.append(name)
        found += [name for name in self._lengths.get(size + 1, ()) if size > 2 and _without_one(name, wanted)]
        found += [name for name in self._lengths.get(size - 1, ()) if size > 2 and _doubled(name, wanted)]
        return found

    def spelled(self, wanted: str) -> list[str]:
        """Those of Latin letters that one slip turns into it; ph is f."""
        if len(wanted) < 4:
            return []
        plain = wanted.replace("ph", "f")
        return [name for name in self._latin if _slipped(name.replace("ph", "f"), plain)]


@cache
def _syllables() -> dict[int, str]:
    """How each character is said: heavy, so only once somebody has typed what nothing is called."""
    from pypinyin.pinyin_dict import pinyin_dict

    return pinyin_dict


_TONES = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ", "aaaaeeeeiiiioooouuuuvvvvvnnnm")


@lru_cache(20_000)
def _syllable(character: str) -> str:
    said = _syllables().get(ord(character), character).split(",")[0].translate(_TONES)
    for written, plain in (("zh", "z"), ("ch", "c"), ("sh", "s")):
        if said.startswith(written):
            said = plain + said[2:]
    return said[:-1] if said.endswith(("ang", "eng", "ing")) else said


def _sound(name: str) -> tuple[str, ...]:
    return tuple(_syllable(one) for one in name)


def _without_one(name: str, wanted: str) -> bool:
    return len(name) > 3 and any(name[:place] + name[place + 1 :] == wanted for place in range(len(name)))


def _doubled(name: str, wanted: str) -> bool:
    return any(
        wanted[place] == wanted[place - 1] and wanted[:place] + wanted[place + 1 :] == name
        for place in range(1, len(wanted))
    )


def _slipped(name: str, wanted: str) -> bool:
    return name == wanted or (abs(len(name) - len(wanted)) < 2 and _one_slip(name, wanted))


def _one_slip(name: str, wanted: str) -> bool:
    """One letter wrong, missing, too many, or two that changed places."""
    if len(name) == len(wanted):
        wrong = [place for place in range(len(name)) if name[place] != wanted[place]]
        return len(wrong) == 1 or (
            len(wrong) == 2
            and wrong[1] == wrong[0] + 1
            and name[wrong[0]] == wanted[wrong[1]]
            and name[wrong[1]] == wanted[wrong[0]]
        )
    longer, shorter = (name, wanted) if len(name) > len(wanted) else (wanted, name)
    return any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))
