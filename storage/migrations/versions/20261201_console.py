"""console: who has signed in to the staff's own page

Revision: 20261201_console, after 20261130_proposals
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261201_console"
down_revision = "20261130_proposals"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "signins",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("community_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("link_digest", sa.String(length=64), nullable=False),
        sa.Column("link_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("session_digest", sa.String(length=64), nullable=True),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["community_id"], ["areas.id"], name=op.f("fk_signins_community_id_areas")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_signins_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signins")),
        sa.UniqueConstraint("link_digest", name=op.f("uq_signins_link_digest")),
        sa.UniqueConstraint("session_digest", name=op.f("uq_signins_session_digest")),
    )
    op.create_index(op.f("ix_signins_person_id"), "signins", ["person_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_signins_person_id"), table_name="signins")
    op.drop_table("signins")
