"""Every table, by what it is about.

Rules that hold for all of them: times are aware UTC (`Instant`); each row of a community carries `community_id`, so
that the tables can be distributed by it; what happened is never overwritten, a later row points at the one it replaces.
"""

from __future__ import annotations

from storage.models.base import Base
from storage.models.care import (
    CareCall,
    CareNeed,
    Checkin,
    Points,
    Shift,
    Signup,
    SignupEntry,
    Swap,
    Thread,
    ThreadMessage,
)
from storage.models.console import SignIn
from storage.models.groups import Group, GroupMember, JoinRequest, Post
from storage.models.health import Absence, Alert, Complaint, Reading
from storage.models.notices import (
    Edition,
    Faq,
    Notice,
    NoticeFile,
    NoticeText,
    Passage,
    Question,
    Recipient,
    Rumour,
    RumourAsker,
)
from storage.models.place import Area, Case, Grant, Household, Person
from storage.models.post import Arrival, Delivery, File, Letter, Pause, Upload
from storage.models.record import History, Mark, Opening
from storage.models.speakers import Account, Invite, Stranger
from storage.models.supplies import Desk, Item, Merchant, Order, OrderCard, OrderLine, OrderPhoto, OrderStep

__all__ = [
    "Absence",
    "Account",
    "Alert",
    "Area",
    "Arrival",
    "Base",
    "CareCall",
    "CareNeed",
    "Case",
    "Checkin",
    "Complaint",
    "Delivery",
    "Desk",
    "Edition",
    "Faq",
    "File",
    "Grant",
    "Group",
    "GroupMember",
    "History",
    "Household",
    "Invite",
    "Item",
    "JoinRequest",
    "Letter",
    "Mark",
    "Merchant",
    "Notice",
    "NoticeFile",
    "NoticeText",
    "Opening",
    "Order",
    "OrderCard",
    "OrderLine",
    "OrderPhoto",
    "OrderStep",
    "Passage",
    "Pause",
    "Person",
    "Points",
    "Post",
    "Question",
    "Reading",
    "Recipient",
    "Rumour",
    "RumourAsker",
    "Shift",
    "SignIn",
    "Signup",
    "SignupEntry",
    "Stranger",
    "Swap",
    "Thread",
    "ThreadMessage",
    "Upload",
]
