"""Logins that ended before their time."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One row per login that was ended, for as long as it would have lasted."""
    op.create_table(
        "logout",
        sa.Column("login", sa.String(64), primary_key=True),
        sa.Column("until", sa.BigInteger, nullable=False),
    )


def downgrade() -> None:
    """Away with it: what was logged out lasts its time again."""
    op.drop_table("logout")
