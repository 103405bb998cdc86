"""Letters are rows: written with what caused them, sent once they are committed, tried again when refused."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, update
from tests.service import Service

from algorist.db.columns import now
from algorist.db.tables import Mail, User
from algorist.mail import Letter, MailRefused
from algorist.notifications.actions import tell_job_finished, write_mail
from algorist.notifications.rules import letters
from algorist.notifications.rules.retries import MOST_TRIES, pause_after
from algorist.notifications.tasks import send_due_mails

pytestmark = pytest.mark.anyio


class Refusing:
    def __init__(self, *, permanent: bool) -> None:
        self.permanent = permanent
        self.tries = 0

    async def send(self, letter: Letter) -> None:
        self.tries += 1
        raise MailRefused(f"not {letter.key}", permanent=self.permanent)


async def rows(service: Service) -> list[Mail]:
    async with service.parts.database.reading() as session:
        return list(await session.scalars(select(Mail).order_by(Mail.id)))


async def write(service: Service, subject: str = "Hello") -> None:
    async with service.parts.database.transaction() as tx:
        draft = letters.Draft(key=f"t.{subject}", recipient="ada@example.test", subject=subject, body="secret link")
        write_mail(tx, service.parts, draft, user_id=None)


async def until(condition, seconds: float = 5.0) -> None:
    for _ in range(int(seconds / 0.02)):
        if await condition():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it did not come about")


async def test_a_letter_leaves_soon_after_the_commit_that_caused_it_and_its_text_is_not_kept(service: Service):
    await write(service)

    async def is_sent() -> bool:
        return (await rows(service))[0].sent_at is not None

    await until(is_sent, 3.0)
    assert [letter.subject for letter in service.post.letters] == ["Hello"]
    assert (await rows(service))[0].body == "(sent)"


async def test_what_is_rolled_back_sends_nothing(service: Service):
    async with service.parts.database.transaction() as tx:
        write_mail(tx, service.parts, letters.email_change_notice("ada@example.test"), user_id=None)
        await tx.rollback()
    await send_due_mails(service.parts)
    assert (await rows(service), service.post.letters) == ([], [])


async def test_many_relays_send_each_letter_once(service: Service):
    async with service.parts.database.transaction() as tx:
        for number in range(12):
            draft = letters.Draft(key=f"n.{number}", recipient="a@b.test", subject=str(number), body="b")
            write_mail(tx, service.parts, draft, user_id=None)
    await asyncio.gather(*(send_due_mails(service.parts) for _ in range(4)))

    async def all_sent() -> bool:
        found = await rows(service)
        return all(row.sent_at for row in found)

    await until(all_sent)
    assert sorted(int(letter.subject) for letter in service.post.letters) == list(range(12))


async def test_a_refused_letter_is_tried_again_later_and_a_hopeless_one_is_not(service: Service):
    refusing = Refusing(permanent=False)
    object.__setattr__(service.parts, "mailer", refusing)
    await write(service, "later")

    async def tried() -> bool:
        found = await rows(service)
        return bool(found and found[0].error)

    await until(tried)
    row = (await rows(service))[0]
    assert (row.tries, row.error) == (1, "not t.later")
    assert row.next_try_at > now() + timedelta(seconds=20)
    await send_due_mails(service.parts)
    assert refusing.tries == 1
    hopeless = Refusing(permanent=True)
    object.__setattr__(service.parts, "mailer", hopeless)
    async with service.parts.database.transaction() as tx:
        await tx.execute(update(Mail).values(next_try_at=now()))
    await send_due_mails(service.parts)
    assert (await rows(service))[0].tries == MOST_TRIES


def test_pauses_grow_to_hours_and_no_further():
    pauses = [pause_after(tries) for tries in range(1, 12)]
    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[-1]) == (timedelta(seconds=30), timedelta(hours=4))


async def test_the_news_of_a_job_comes_once_to_a_verified_address_that_wants_it(service: Service):
    person = await service.register()

    async def tell(state: str = "succeeded") -> None:
        async with service.parts.database.transaction() as tx:
            await tell_job_finished(tx, service.parts, person.id, 7, state, "Two Sum")

    await tell()
    assert not any(row.key.startswith("job.") for row in await rows(service))
    async with service.parts.database.transaction() as tx:
        await tx.execute(update(User).values(email_verified_at=now()))
    await tell()
    await tell()
    assert [row.key for row in await rows(service) if row.key.startswith("job.")] == ["job.7.succeeded"]
    await person.client.patch("/api/auth/me", json={"preferences": {"mail_job_finished": False}})
    await tell("failed")
    assert len([row for row in await rows(service) if row.key.startswith("job.")]) == 1
