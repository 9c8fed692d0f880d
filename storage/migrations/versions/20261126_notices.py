"""notices: their words, files, editions and recipients; the FAQ, passages, questions; rumours; uploads, batches

Revision: 20261126_notices, after 20261125_care
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261126_notices"
down_revision = "20261125_care"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "passages",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("community_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["community_id"], ["areas.id"], name=op.f("fk_passages_community_id_areas")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passages")),
        sa.UniqueConstraint("source", "number", "language", "at", name=op.f("uq_passages_source_number_language_at")),
    )
    with op.batch_alter_table("passages", schema=None) as batch_op:
        batch_op.create_index("ix_passages_community_id", ["community_id"], unique=False)

    op.create_table(
        "uploads",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("ref", sa.String(length=300), nullable=False),
        sa.Column("file_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name=op.f("fk_uploads_file_id_files")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_uploads")),
        sa.UniqueConstraint("channel", "ref", name=op.f("uq_uploads_channel_ref")),
    )
    with op.batch_alter_table("uploads", schema=None) as batch_op:
        batch_op.create_index("ix_uploads_file_id", ["file_id", "channel"], unique=False)

    op.create_table(
        "faq",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("community_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("replaces_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_faq_by_id_people")),
        sa.ForeignKeyConstraint(["community_id"], ["areas.id"], name=op.f("fk_faq_community_id_areas")),
        sa.ForeignKeyConstraint(["replaces_id"], ["faq.id"], name=op.f("fk_faq_replaces_id_faq")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_faq")),
    )
    with op.batch_alter_table("faq", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_faq_community_id"), ["community_id"], unique=False)

    op.create_table(
        "notices",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("community_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("target", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("places", sa.String(length=10), nullable=False),
        sa.Column("pinned", sa.Boolean(), nullable=False),
        sa.Column("asks", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("nudge_minutes", sa.Integer(), nullable=True),
        sa.Column("author_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("report_chat", sa.String(length=100), nullable=False),
        sa.Column("report_language", sa.String(length=10), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("approved_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("copied_from", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("repeats", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["approved_by"], ["people.id"], name=op.f("fk_notices_approved_by_people")),
        sa.ForeignKeyConstraint(["author_id"], ["people.id"], name=op.f("fk_notices_author_id_people")),
        sa.ForeignKeyConstraint(["community_id"], ["areas.id"], name=op.f("fk_notices_community_id_areas")),
        sa.ForeignKeyConstraint(["copied_from"], ["notices.id"], name=op.f("fk_notices_copied_from_notices")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
    )
    with op.batch_alter_table("notices", schema=None) as batch_op:
        batch_op.create_index("ix_notices_community_id_state", ["community_id", "state"], unique=False)
        batch_op.create_index(
            "ix_notices_next_at",
            ["next_at"],
            unique=False,
            sqlite_where=sa.text("next_at IS NOT NULL"),
            postgresql_where=sa.text("next_at IS NOT NULL"),
        )

    op.create_table(
        "editions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("community_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("notice_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("spread_to", sa.Integer(), nullable=True),
        sa.Column("sent_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("nudge_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("nudged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("list_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("listed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("corrected_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("shown", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["areas.id"], name=op.f("fk_editions_community_id_areas")),
        sa.ForeignKeyConstraint(["notice_id"], ["notices.id"], name=op.f("fk_editions_notice_id_notices")),
        sa.ForeignKeyConstraint(["sent_by"], ["people.id"], name=op.f("fk_editions_sent_by_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_editions")),
        sa.UniqueConstraint("notice_id", "due_at", name=op.f("uq_editions_notice_id_due_at")),
    )
    with op.batch_alter_table("editions", schema=None) as batch_op:
        batch_op.create_index("ix_editions_community_id_began_at", ["community_id", "began_at"], unique=False)
        batch_op.create_index(
            "ix_editions_list_at",
            ["list_at"],
            unique=False,
            sqlite_where=sa.text("list_at IS NOT NULL"),
            postgresql_where=sa.text("list_at IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_editions_nudge_at",
            ["nudge_at"],
            unique=False,
            sqlite_where=sa.text("nudge_at IS NOT NULL"),
            postgresql_where=sa.text("nudge_at IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_editions_sending",
            ["state"],
            unique=False,
            sqlite_where=sa.text("state IN ('sending', 'quiet', 'paused')"),
            postgresql_where=sa.text("state IN ('sending', 'quiet', 'paused')"),
        )

    op.create_table(
        "notice_files",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("community_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("notice_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("ref", sa.String(length=300), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("mime", sa.String(length=100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(["community_id"], ["areas.id"], name=op.f("fk_notice_files_community_id_areas")),
        sa.ForeignKeyConstraint(["file_id"], ["files.id"], name=op.f("fk_notice_files_file_id_files")),
        sa.ForeignKeyConstraint(["notice_id"], ["notices.id"], name=op.f("fk_notice_files_notice_id_notices")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice_files")),
    )
    with op.batch_alter_table("notice_files", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_notice_files_notice_id"), ["notice_id"], unique=False)

    op.create_table(
        "notice_texts",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("community_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("notice_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_notice_texts_by_id_people")),
        sa.ForeignKeyConstraint(["community_id"], ["areas.id"], name=op.f("fk_notice_texts_community_id_areas")),
        sa.ForeignKeyConstraint(["notice_id"], ["notices.id"], name=op.f("fk_notice_texts_notice_id_notices")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice_texts")),
        sa.UniqueConstraint(
            "notice_id", "version", "language", name=op.f("uq_notice_texts_notice_id_version_language")
        ),
    )
    op.create_table(
        "rumours",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("community_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("likeness", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("picture", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("answered_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("notice_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(["answered_by"], ["people.id"], name=op.f("fk_rumours_answered_by_people")),
        sa.ForeignKeyConstraint(["community_id"], ["areas.id"], name=op.f("fk_rumours_community_id_areas")),
        sa.ForeignKeyConstraint(["notice_id"], ["notices.id"], name=op.f("fk_rumours_notice_id_notices")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rumours")),
    )
    with op.batch_alter_table("rumours", schema=None) as batch_op:
        batch_op.create_index("ix_rumours_community_id_state", ["community_id", "state", "last_at"], unique=False)

    op.create_table(
        "questions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("community_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("household_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("account_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("outcome", sa.String(length=10), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_questions_account_id_accounts")),
        sa.ForeignKeyConstraint(["community_id"], ["areas.id"], name=op.f("fk_questions_community_id_areas")),
        sa.ForeignKeyConstraint(["household_id"], ["households.id"], name=op.f("fk_questions_household_id_households")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questions")),
    )
    with op.batch_alter_table("questions", schema=None) as batch_op:
        batch_op.create_index("ix_questions_community_id_day", ["community_id", "day"], unique=False)

    op.create_table(
        "recipients",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("community_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("edition_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("household_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("building_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("channels", sa.String(length=40), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("how", sa.String(length=10), nullable=True),
        sa.Column("by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("answer", sa.String(length=10), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["building_id"], ["areas.id"], name=op.f("fk_recipients_building_id_areas")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_recipients_by_id_people")),
        sa.ForeignKeyConstraint(["community_id"], ["areas.id"], name=op.f("fk_recipients_community_id_areas")),
        sa.ForeignKeyConstraint(["edition_id"], ["editions.id"], name=op.f("fk_recipients_edition_id_editions")),
        sa.ForeignKeyConstraint(
            ["household_id"], ["households.id"], name=op.f("fk_recipients_household_id_households")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_recipients_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recipients")),
    )
    with op.batch_alter_table("recipients", schema=None) as batch_op:
        batch_op.create_index("ix_recipients_edition_id_building_id", ["edition_id", "building_id"], unique=False)
        batch_op.create_index("ix_recipients_household_id", ["household_id", "id"], unique=False)
        batch_op.create_index(
            "uq_recipients_household",
            ["edition_id", "household_id"],
            unique=True,
            sqlite_where=sa.text("household_id IS NOT NULL"),
            postgresql_where=sa.text("household_id IS NOT NULL"),
        )
        batch_op.create_index(
            "uq_recipients_person",
            ["edition_id", "person_id"],
            unique=True,
            sqlite_where=sa.text("person_id IS NOT NULL"),
            postgresql_where=sa.text("person_id IS NOT NULL"),
        )

    op.create_table(
        "rumour_askers",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("community_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("rumour_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("chat", sa.String(length=100), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["community_id"], ["areas.id"], name=op.f("fk_rumour_askers_community_id_areas")),
        sa.ForeignKeyConstraint(["rumour_id"], ["rumours.id"], name=op.f("fk_rumour_askers_rumour_id_rumours")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rumour_askers")),
        sa.UniqueConstraint("rumour_id", "chat", name=op.f("uq_rumour_askers_rumour_id_chat")),
    )
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.add_column(sa.Column("batch", sa.String(length=40), nullable=True))
        batch_op.create_index(
            "ix_letters_batch",
            ["batch", "state"],
            unique=False,
            sqlite_where=sa.text("batch IS NOT NULL"),
            postgresql_where=sa.text("batch IS NOT NULL"),
        )


def downgrade() -> None:
    with op.batch_alter_table("letters", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_letters_batch", sqlite_where=sa.text("batch IS NOT NULL"), postgresql_where=sa.text("batch IS NOT NULL")
        )
        batch_op.drop_column("batch")

    op.drop_table("rumour_askers")
    with op.batch_alter_table("recipients", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_recipients_person",
            sqlite_where=sa.text("person_id IS NOT NULL"),
            postgresql_where=sa.text("person_id IS NOT NULL"),
        )
        batch_op.drop_index(
            "uq_recipients_household",
            sqlite_where=sa.text("household_id IS NOT NULL"),
            postgresql_where=sa.text("household_id IS NOT NULL"),
        )
        batch_op.drop_index("ix_recipients_household_id")
        batch_op.drop_index("ix_recipients_edition_id_building_id")

    op.drop_table("recipients")
    with op.batch_alter_table("questions", schema=None) as batch_op:
        batch_op.drop_index("ix_questions_community_id_day")

    op.drop_table("questions")
    with op.batch_alter_table("rumours", schema=None) as batch_op:
        batch_op.drop_index("ix_rumours_community_id_state")

    op.drop_table("rumours")
    op.drop_table("notice_texts")
    with op.batch_alter_table("notice_files", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_notice_files_notice_id"))

    op.drop_table("notice_files")
    with op.batch_alter_table("editions", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_editions_sending",
            sqlite_where=sa.text("state IN ('sending', 'quiet', 'paused')"),
            postgresql_where=sa.text("state IN ('sending', 'quiet', 'paused')"),
        )
        batch_op.drop_index(
            "ix_editions_nudge_at",
            sqlite_where=sa.text("nudge_at IS NOT NULL"),
            postgresql_where=sa.text("nudge_at IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_editions_list_at",
            sqlite_where=sa.text("list_at IS NOT NULL"),
            postgresql_where=sa.text("list_at IS NOT NULL"),
        )
        batch_op.drop_index("ix_editions_community_id_began_at")

    op.drop_table("editions")
    with op.batch_alter_table("notices", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_notices_next_at",
            sqlite_where=sa.text("next_at IS NOT NULL"),
            postgresql_where=sa.text("next_at IS NOT NULL"),
        )
        batch_op.drop_index("ix_notices_community_id_state")

    op.drop_table("notices")
    with op.batch_alter_table("faq", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_faq_community_id"))

    op.drop_table("faq")
    with op.batch_alter_table("uploads", schema=None) as batch_op:
        batch_op.drop_index("ix_uploads_file_id")

    op.drop_table("uploads")
    with op.batch_alter_table("passages", schema=None) as batch_op:
        batch_op.drop_index("ix_passages_community_id")

    op.drop_table("passages")
