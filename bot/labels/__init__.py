"""Labels for bags and lists for those who carry them: pages to print (`paper.py`), and what opens when somebody scans a
label's code (`site.py`)."""

from bot.labels.site import Labels

__all__ = ["Labels"]
