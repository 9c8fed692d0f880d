"""proposals: changes of a notice that wait for a second person's yes

Revision: 20261130_proposals, after 20261130_desk
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261130_proposals"
down_revision = "20261130_desk"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("notices", schema=None) as batch_op:
        batch_op.add_column(sa.Column("proposed", sa.JSON(none_as_null=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("notices", schema=None) as batch_op:
        batch_op.drop_column("proposed")
