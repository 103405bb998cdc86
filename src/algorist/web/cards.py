"""What a shared link says of itself to programs that draw a card of it."""

import logging

from sqlalchemy.exc import SQLAlchemyError

from algorist.algorithms.queries import name_shared
from algorist.db.database import Database

logger = logging.getLogger(__name__)


async def describe_share(database: Database, slug: str) -> tuple[str, str] | None:
    """A title and a sentence; None where nothing is shared, and while the database is away: the page opens without."""
    try:
        async with database.reading() as session:
            return await name_shared(session, slug)
    except (SQLAlchemyError, OSError) as error:
        logger.warning("no card for a shared link: %s", type(error).__name__)
        return None
