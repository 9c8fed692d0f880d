"""What a run prints: tables, and whether each aim was met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass
class Results:
    """Prints as it goes, and remembers the aims for the end."""

    aims: list[tuple[str, str, str, bool]] = field(default_factory=list)

    def say(self, text: str) -> None:
        """Print."""
        print(text, flush=True)

    def aim(self, what: str, found: str, wanted: str, met: bool) -> None:
        """One aim: what was found, what was wanted."""
        self.aims.append((what, found, wanted, met))
        self.say(f"  {what}: {found} (aim {wanted}): aim {'met' if met else 'MISSED'}")

    def summary(self) -> str:
        """All aims once more."""
        rows = [["aim", "measured", "wanted", ""]]
        rows += [[what, found, wanted, "met" if met else "MISSED"] for what, found, wanted, met in self.aims]
        return table(rows)


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows in columns; the first row is the heading."""
    widths = [max(len(row[index]) for row in rows) for index in range(len(rows[0]))]
    lines = []
    for number, row in enumerate(rows):
        cells = [
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  " + "  ".join(cells).rstrip())
        if number == 0:
            lines.append("  " + "  ".join("-" * width for width in widths))
    return "\n".join(lines)
