"""Which handler answers: `answer` is read from top to bottom, the tables say what can be asked for by name."""

from handlers.routes.answering import answer

__all__ = ["answer"]
