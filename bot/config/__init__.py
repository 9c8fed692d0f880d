"""The settings: config.yaml, one more file and the environment in, one frozen object out.

`model.py` says which settings there are and what each may be; `checks.py` what must hold between them; `loading.py`
reads the sources and gathers every problem.
"""

from bot.config.loading import ConfigError, load
from bot.config.model import (
    ChatPace,
    Database,
    Fever,
    Http,
    Invites,
    Log,
    Pace,
    Page,
    Policy,
    Quarantine,
    Quiet,
    Secret,
    Settings,
    Slot,
    Telegram,
    Wecom,
)
from bot.config.sources import Problem
from bot.config.values import DatabaseUrl

__all__ = [
    "ChatPace",
    "ConfigError",
    "Database",
    "DatabaseUrl",
    "Fever",
    "Http",
    "Invites",
    "Log",
    "Pace",
    "Page",
    "Policy",
    "Problem",
    "Quarantine",
    "Quiet",
    "Secret",
    "Settings",
    "Slot",
    "Telegram",
    "Wecom",
    "load",
]
