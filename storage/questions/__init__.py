"""Questions in storage: the passages they are looked up in (passages), what was asked and what came of it (asked), the
FAQ that staff keep (answers)."""
