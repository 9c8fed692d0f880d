"""desk: chats that look at what is to be done, and cards of orders that stand in chats

Revision: 20261130_desk, after 20261130_supplies
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261130_desk"
down_revision = "20261130_supplies"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "desks",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("community_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("chat", sa.String(length=100), nullable=False),
        sa.Column("many", sa.Boolean(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["areas.id"], name=op.f("fk_desks_community_id_areas")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desks")),
        sa.UniqueConstraint("chat", name=op.f("uq_desks_chat")),
    )
    op.create_index(op.f("ix_desks_community_id"), "desks", ["community_id"])
    op.create_table(
        "order_cards",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("community_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("order_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("chat", sa.String(length=100), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["areas.id"], name=op.f("fk_order_cards_community_id_areas")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_order_cards_order_id_orders")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_cards")),
        sa.UniqueConstraint("order_id", "chat", name=op.f("uq_order_cards_order_id_chat")),
    )
    op.create_index("ix_orders_state_placed_at", "orders", ["state", "placed_at"])


def downgrade() -> None:
    op.drop_index("ix_orders_state_placed_at", table_name="orders")
    op.drop_table("order_cards")
    op.drop_index(op.f("ix_desks_community_id"), table_name="desks")
    op.drop_table("desks")
