"""Where in a run its recording begins."""

import sqlalchemy as sa
from alembic import op

revision = "0003_windows"
down_revision = "0002_figures"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("traces", sa.Column("from_step", sa.Integer(), nullable=False, server_default="0"))


def downgrade() -> None:
    op.drop_column("traces", "from_step")
