"""Meetings: who leads, who takes part, what was answered."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What goes with a meeting goes when the meeting goes. Keys, tickets and tokens stand as hashes."""
    op.create_table(
        "meeting",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("code", sa.String(8), nullable=False, unique=True),
        sa.Column("ticket", sa.String(64), unique=True),
        sa.Column("ticket_until", sa.BigInteger),
        sa.Column("created", sa.BigInteger, nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
        sa.Column("setup", sa.Text, nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("is_open", sa.Boolean, nullable=False),
        sa.Column("is_shown", sa.Boolean, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
    )
    op.create_table("leader", sa.Column("key", sa.String(64), primary_key=True), _of_meeting())
    op.create_index("ix_leader_meeting_id", "leader", ["meeting_id"])
    op.create_table(
        "participant",
        sa.Column("id", sa.String(32), primary_key=True),
        _of_meeting(),
        sa.Column("token", sa.String(64), nullable=False, unique=True),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
    )
    op.create_index("ix_participant_meeting_id", "participant", ["meeting_id"])
    person = sa.ForeignKey("participant.id", ondelete="CASCADE")
    op.create_table(
        "answer",
        sa.Column("participant_id", sa.String(32), person, primary_key=True),
        sa.Column("round", sa.Integer, primary_key=True),
        sa.Column("way", sa.String(16), primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("saved", sa.BigInteger, nullable=False),
    )


def downgrade() -> None:
    """Away with all of it: an older keuzemodel knows no meetings, and would never delete them."""
    for table in ("answer", "participant", "leader", "meeting"):
        op.drop_table(table)


def _of_meeting() -> sa.Column[str]:
    return sa.Column("meeting_id", sa.String(32), sa.ForeignKey("meeting.id", ondelete="CASCADE"), nullable=False)
