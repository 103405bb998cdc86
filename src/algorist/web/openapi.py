"""`python -m algorist.web.openapi` prints the OpenAPI document; the frontend's types are made from it."""

import json
import sys

from fastapi import FastAPI

from algorist import __version__
from algorist.web.app import include_routers
from algorist.web.description import describe_api


def make_document() -> dict[str, object]:
    """The document of the whole service; nothing is opened for it."""
    app = FastAPI(title="Algorist", version=__version__, generate_unique_id_function=lambda route: route.name)
    include_routers(app)
    describe_api(app)
    return app.openapi()


if __name__ == "__main__":
    json.dump(make_document(), sys.stdout, indent=2)
    sys.stdout.write("\n")
