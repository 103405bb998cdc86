"""What all tables share: names of constraints, so that migrations can speak of them, and MySQL's character set."""

from typing import Any

from sqlalchemy import MetaData, PrimaryKeyConstraint
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.sql.compiler import DDLCompiler

# utf8mb4_bin compares as SQLite does, and is there in every MySQL and MariaDB.
TABLE_OPTIONS: dict[str, Any] = {
    "mysql_engine": "InnoDB",
    "mysql_charset": "utf8mb4",
    "mysql_collate": "utf8mb4_bin",
    "mariadb_engine": "InnoDB",
    "mariadb_charset": "utf8mb4",
    "mariadb_collate": "utf8mb4_bin",
}


class Base(DeclarativeBase):
    """The root of the tables."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    __table_args__: Any = TABLE_OPTIONS


@compiles(PrimaryKeyConstraint, "mysql", "mariadb")
def _leave_primary_key_unnamed(key: PrimaryKeyConstraint, compiler: DDLCompiler, **options: Any) -> str:
    """There a primary key is always called PRIMARY, and each other name for it is answered with a warning."""
    written = compiler.visit_primary_key_constraint(key, **options)
    return written[written.index("PRIMARY KEY") :]
