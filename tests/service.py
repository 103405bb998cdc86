"""A whole service for a test: its parts, its app and clients that speak to it in this process."""

import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from fastapi import FastAPI

from algorist.auth.rules.guard import Guard
from algorist.mail import Letter
from algorist.notifications.tasks import send_due_mails
from algorist.parts import Parts, open_parts
from algorist.settings import Settings
from algorist.web.app import create_app

PASSWORD = "correct horse battery staple"
HOST = "http://localhost:3001"
_numbers = itertools.count(1)


class Postbox:
    """A mailer that keeps the letters it is given."""

    def __init__(self) -> None:
        self.letters: list[Letter] = []

    async def send(self, letter: Letter) -> None:
        self.letters.append(letter)

    def token_for(self, recipient: str) -> str:
        """The token of the newest link sent to somebody."""
        for letter in reversed(self.letters):
            if letter.recipient == recipient and "#token=" in letter.body:
                return letter.body.split("#token=")[1].split()[0]
        raise LookupError(f"no link was sent to {recipient}")


@dataclass
class Signed:
    """Somebody who is signed in: a client that carries their token and their cookie."""

    client: httpx.AsyncClient
    id: int
    email: str
    token: str


@dataclass
class Service:
    app: FastAPI
    parts: Parts
    post: Postbox
    clients: list[httpx.AsyncClient] = field(default_factory=list)

    @property
    def guard(self) -> Guard:
        guard: Guard = self.app.state.guard
        return guard

    def client(self, address: str = "10.0.0.1", **headers: str) -> httpx.AsyncClient:
        """A guest."""
        transport = httpx.ASGITransport(app=self.app, client=(address, 4000), raise_app_exceptions=False)
        client = httpx.AsyncClient(transport=transport, base_url=HOST, headers=headers)
        self.clients.append(client)
        return client

    async def register(self, name: str = "", address: str = "") -> Signed:
        """A new person; the first one is the administrator."""
        number = next(_numbers)
        client = self.client(address or f"10.1.{number // 250}.{number % 250}")
        email = f"{name or 'person'}{number}@example.test"
        body = {"email": email, "password": PASSWORD, "name": name or f"Person {number}"}
        answer = await client.post("/api/auth/register", json=body)
        assert answer.status_code == 201, answer.text
        return self._signed(client, email, answer.json())

    async def sign_in(self, email: str, password: str = PASSWORD, address: str = "", **more: str) -> Signed:
        """Somebody who has an account; `code` where it has a second factor."""
        number = next(_numbers)
        client = self.client(address or f"10.2.{number // 250}.{number % 250}")
        answer = await client.post("/api/auth/login", json={"email": email, "password": password} | more)
        assert answer.status_code == 200, answer.text
        return self._signed(client, email, answer.json())

    def bearer(self, token: str, address: str = "10.0.0.9") -> httpx.AsyncClient:
        """A program that carries a token and no cookie."""
        return self.client(address, authorization=f"Bearer {token}")

    async def deliver_mails(self) -> None:
        while await send_due_mails(self.parts):
            pass

    @staticmethod
    def _signed(client: httpx.AsyncClient, email: str, body: dict[str, Any]) -> Signed:
        client.headers["authorization"] = f"Bearer {body['access_token']}"
        return Signed(client, body["user"]["id"], email, body["access_token"])


@asynccontextmanager
async def open_service(tmp_path: Path, database_url: str, redis_url: str, **given: Any) -> AsyncIterator[Service]:
    """A service that runs; the settings that a test gives hold over those that make tests quick."""
    quick: dict[str, Any] = {
        "bcrypt_cost": 4,
        "rate_limit_per_minute": 10_000,
        "sign_in_limit_per_minute": 10_000,
        "jwt_secret": "tests " * 8,
        "data_dir": tmp_path,
        "database_url": database_url,
        "redis_url": redis_url,
    }
    async with open_parts(Settings(**(quick | given))) as parts:
        post = Postbox()
        object.__setattr__(parts, "mailer", post)
        app = create_app(parts)
        async with app.router.lifespan_context(app):
            service = Service(app, parts, post)
            try:
                yield service
            finally:
                for client in service.clients:
                    await client.aclose()


async def read_ids(client: httpx.AsyncClient, path: str, asked: dict[str, Any]) -> list[int]:
    """The ids of all rows of a list, read two at a time."""
    ids: list[int] = []
    cursor = None
    while True:
        page = (await client.get(path, params=asked | {"limit": 2} | ({"cursor": cursor} if cursor else {}))).json()
        ids += [row["id"] for row in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            return ids
