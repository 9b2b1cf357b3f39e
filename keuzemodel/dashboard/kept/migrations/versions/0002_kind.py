"""What is kept has a kind: scenarios, and dossiers beside them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """All that is there already is a scenario."""
    with op.batch_alter_table("scenario") as table:
        table.add_column(sa.Column("kind", sa.String(16), nullable=False, server_default="scenario"))


def downgrade() -> None:
    """Away with it; dossiers would be taken for scenarios, so they go as well."""
    op.execute("DELETE FROM revision WHERE scenario_id IN (SELECT id FROM scenario WHERE kind <> 'scenario')")
    op.execute("DELETE FROM scenario WHERE kind <> 'scenario'")
    with op.batch_alter_table("scenario") as table:
        table.drop_column("kind")
