"""Alembic's entry point: runs the migrations on the connection that `algorist.db.migrate` hands over."""

from alembic import context

from algorist.db.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
