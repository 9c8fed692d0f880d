"""mending: how far an edition's letters have been put right

Revision: 20261127_mending, after 20261126_notices
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261127_mending"
down_revision = "20261126_notices"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("editions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("mended_to", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True))
        batch_op.create_index(
            "ix_editions_mended_to",
            ["mended_to"],
            unique=False,
            sqlite_where=sa.text("mended_to IS NOT NULL"),
            postgresql_where=sa.text("mended_to IS NOT NULL"),
        )


def downgrade() -> None:
    with op.batch_alter_table("editions", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_editions_mended_to",
            sqlite_where=sa.text("mended_to IS NOT NULL"),
            postgresql_where=sa.text("mended_to IS NOT NULL"),
        )
        batch_op.drop_column("mended_to")
