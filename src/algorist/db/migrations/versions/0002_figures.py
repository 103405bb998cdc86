"""What figures are read from: what each step used in columns of its own, and indexes by time."""

import sqlalchemy as sa
from alembic import op

revision = "0002_figures"
down_revision = "0001"
branch_labels = None
depends_on = None

_COLUMNS = ("provider", "input_tokens", "output_tokens", "dollars", "cpu_seconds")
_INDEXED = (
    "job_id",
    "provider",
    "designer",
    "verdict",
    "duplicate_of",
    "input_tokens",
    "output_tokens",
    "dollars",
    "cpu_seconds",
)


def upgrade() -> None:
    for column in (
        sa.Column("provider", sa.String(length=24), nullable=False, server_default=""),
        sa.Column("input_tokens", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("output_tokens", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("dollars", sa.Float(), nullable=True),
        sa.Column("cpu_seconds", sa.Float(), nullable=False, server_default="0"),
    ):
        op.add_column("job_steps", column)
    op.execute(sa.text(_fill()))
    op.create_index("ix_job_steps_figures", "job_steps", list(_INDEXED))
    op.create_index("ix_job_steps_created_at", "job_steps", ["created_at"])
    op.create_index("ix_jobs_created_at_id", "jobs", ["created_at", "id"])
    op.create_index("ix_jobs_finished_at_state", "jobs", ["finished_at", "state"])
    op.create_index("ix_algorithms_created_at_id", "algorithms", ["created_at", "id"])
    op.create_index("ix_users_created_at_id", "users", ["created_at", "id"])


def downgrade() -> None:
    op.drop_index("ix_users_created_at_id", "users")
    op.drop_index("ix_algorithms_created_at_id", "algorithms")
    op.drop_index("ix_jobs_finished_at_state", "jobs")
    op.drop_index("ix_jobs_created_at_id", "jobs")
    op.drop_index("ix_job_steps_created_at", "job_steps")
    op.drop_index("ix_job_steps_figures", "job_steps")
    for name in _COLUMNS:
        op.drop_column("job_steps", name)


def _fill() -> str:
    """From the document of each step, in which all of it stands; a JSON null is a word on MySQL."""
    sqlite = op.get_bind().dialect.name == "sqlite"

    def word(path: str) -> str:
        found = f"json_extract(document, '{path}')"
        return found if sqlite else f"NULLIF(JSON_UNQUOTE({found}), 'null')"

    def number(path: str, kind: str) -> str:
        return f"CAST({word(path)} AS {kind if not sqlite else 'NUMERIC'})"

    return f"""
        UPDATE job_steps SET
            provider = CASE
                WHEN {word("$.candidate.proposal.tier")} = 'model'
                    THEN COALESCE({word("$.candidate.proposal.details.provider")}, '')
                WHEN {word("$.candidate.proposal.tier")} IS NOT NULL THEN 'offline'
                ELSE '' END,
            input_tokens = COALESCE({number("$.usage.input_tokens", "SIGNED")}, 0),
            output_tokens = COALESCE({number("$.usage.output_tokens", "SIGNED")}, 0),
            dollars = {number("$.usage.dollars", "DECIMAL(30, 12)")},
            cpu_seconds = COALESCE({number("$.usage.cpu_seconds", "DECIMAL(30, 12)")}, 0)
    """  # noqa: S608  made of constants
