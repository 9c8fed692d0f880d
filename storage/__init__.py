"""What we remember: tables, queries, the outbox's rows. Imports nothing of ours; the only user of SQLAlchemy."""
