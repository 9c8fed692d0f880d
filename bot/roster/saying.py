"""What a command says of a file: what is wrong with it, and the first of many lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from handlers.roster import Problem

LISTED = 20  # how many of a kind are shown before "and more"
Say = Callable[..., str]  # a phrase and its values, as plain text
Out = Callable[[str], None]


def complain(
    problems: Sequence[Problem], what: Callable[[Problem], str], say: Say, out: Out, *,
    nothing: str = "roster-nothing-stored",
) -> None:  # fmt: skip
    """Each bad cell by its row and heading, in the words of `what`; `nothing` says that nothing of it was stored."""
    for problem in problems:
        line = what(problem)
        if problem.heading:
            line = say("roster-at-cell", row=str(problem.row), heading=problem.heading, what=line)
        elif problem.row:
            line = say("roster-at-row", row=str(problem.row), what=line)
        out(line)
    if problems[0].row or len(problems) > 1:
        out(say(nothing, count=len(problems)))


def first(lines: Sequence[str], more: str, say: Say, out: Out) -> None:
    """The first of these lines; `more` says how many are left."""
    for line in lines[:LISTED]:
        out(line)
    if len(lines) > LISTED:
        out(say(more, count=len(lines) - LISTED))
