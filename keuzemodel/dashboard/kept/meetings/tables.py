"""Owns the tables of meetings; `migrations/versions/0004_meetings.py` makes them."""

from __future__ import annotations

import sqlalchemy as sa

_TABLES = sa.MetaData()
MEETING = sa.Table(
    "meeting",
    _TABLES,
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
LEADER = sa.Table(
    "leader",
    _TABLES,
    sa.Column("key", sa.String(64), primary_key=True),
    sa.Column("meeting_id", sa.String(32), sa.ForeignKey("meeting.id", ondelete="CASCADE"), nullable=False, index=True),
)
PARTICIPANT = sa.Table(
    "participant",
    _TABLES,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("meeting_id", sa.String(32), sa.ForeignKey("meeting.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("token", sa.String(64), nullable=False, unique=True),
    sa.Column("name", sa.String(60), nullable=False),
    sa.Column("role", sa.String(40), nullable=False),
)
ANSWER = sa.Table(
    "answer",
    _TABLES,
    sa.Column("participant_id", sa.String(32), sa.ForeignKey("participant.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("round", sa.Integer, primary_key=True),
    sa.Column("way", sa.String(16), primary_key=True),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("content", sa.Text, nullable=False),
    sa.Column("saved", sa.BigInteger, nullable=False),
)
