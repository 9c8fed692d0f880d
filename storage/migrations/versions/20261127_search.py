"""search: a full-text index over the words of passages

Revision: 20261127_search, after 20261127_mending
"""

from __future__ import annotations

from alembic import op

revision = "20261127_search"
down_revision = "20261127_mending"
branch_labels = None
depends_on = None

# SQLite: an FTS5 table that keeps no second copy of the words, and follows the table by triggers.
_SQLITE = (
    "CREATE VIRTUAL TABLE passages_search USING fts5("
    "words, content='passages', content_rowid='id', detail='none', tokenize='unicode61')",
    "CREATE TRIGGER passages_search_new AFTER INSERT ON passages BEGIN "
    "INSERT INTO passages_search(rowid, words) VALUES (new.id, new.words); END",
    "CREATE TRIGGER passages_search_gone AFTER DELETE ON passages BEGIN "
    "INSERT INTO passages_search(passages_search, rowid, words) VALUES ('delete', old.id, old.words); END",
    "CREATE TRIGGER passages_search_changed AFTER UPDATE OF words ON passages BEGIN "
    "INSERT INTO passages_search(passages_search, rowid, words) VALUES ('delete', old.id, old.words); "
    "INSERT INTO passages_search(rowid, words) VALUES (new.id, new.words); END",
    "INSERT INTO passages_search(passages_search) VALUES ('rebuild')",
)
# PostgreSQL: the words are cut already; its own parser would cut them otherwise in another locale.
_POSTGRESQL = "CREATE INDEX passages_search ON passages USING gin (array_to_tsvector(string_to_array(words, ' ')))"


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for statement in _SQLITE:
            op.execute(statement)
    else:
        op.execute(_POSTGRESQL)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for name in ("new", "gone", "changed"):
            op.execute(f"DROP TRIGGER passages_search_{name}")
        op.execute("DROP TABLE passages_search")
    else:
        op.execute("DROP INDEX passages_search")
