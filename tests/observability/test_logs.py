"""What may stand in the log, and how it looks."""

import io
import json
import logging

import pytest

from algorist.mail import Letter, LogMailer
from algorist.observability.ids import logged_as, make_request_id
from algorist.observability.logs import set_up_logs
from algorist.observability.redaction import HIDDEN, redact_text, redact_value


@pytest.fixture
def log():
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    stream = io.StringIO()
    set_up_logs("json", "info", stream)
    yield stream
    root.handlers, root.level = before, level


def lines(log: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


@pytest.mark.parametrize(
    "secret",
    [
        "ada@example.test",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-DEF_123",
        "algo_0123456789abcdefghijABCDEFGHIJ",
        "sk-proj-0123456789abcdef",
        "AIzaSyA0123456789abcdefghij",
        "Bearer abcdefghijklmnop",
        "token=abcdef0123456789",
    ],
)
def test_what_looks_like_a_secret_or_an_address_is_hidden_wherever_it_stands(secret: str):
    assert redact_text(f"before {secret} after") == f"before {HIDDEN} after"
    assert secret not in str(redact_value({"a": [{"b": f"x {secret}"}]}))


def test_the_password_in_a_url_is_hidden_and_its_host_is_not():
    assert redact_text("mysql://root:hunter2@db.internal/algorist") == f"mysql://{HIDDEN}@db.internal/algorist"


def test_a_value_with_a_secret_name_is_hidden_whatever_it_looks_like():
    shown = redact_value({"password": "plain", "JWT_SECRET": "x", "cookie": "y", "status": 200, "tokens": 12})
    assert shown == {"password": HIDDEN, "JWT_SECRET": HIDDEN, "cookie": HIDDEN, "status": 200, "tokens": 12}


def test_lines_are_json_with_the_ids_that_hold_and_without_secrets_in_a_traceback(log):
    with logged_as(request_id="r-1", job_id=7):
        try:
            int("cannot reach mysql://u:secretpw@db/x for ada@example.test")
        except ValueError:
            logging.getLogger("algorist.test").exception("it failed", extra={"api_key": "abc", "status": 500})
    line = lines(log)[0]
    assert (line["event"], line["level"], line["request_id"], line["job_id"]) == ("it failed", "error", "r-1", 7)
    assert line["api_key"] == HIDDEN
    assert "secretpw" not in log.getvalue()
    assert "ada@example.test" not in log.getvalue()
    assert "ValueError" in str(line["exception"])


def test_ids_do_not_leak_out_of_their_block(log):
    with logged_as(job_id=7):
        pass
    logging.getLogger("algorist.test").info("after")
    assert "job_id" not in lines(log)[0]


@pytest.mark.anyio
async def test_the_log_mailer_shows_the_link_that_a_person_needs_on_their_own_machine(log):
    await LogMailer().send(
        Letter("k", "ada@example.test", "Confirm", "http://localhost:3001/verify-email#token=abc123")
    )
    assert "token=abc123" in log.getvalue()


def test_a_request_id_is_taken_only_if_it_is_harmless():
    assert make_request_id("abcd-1234") == "abcd-1234"
    for strange in (None, "", "short", "x" * 41, "new\nline", "-leading-dash"):
        assert len(make_request_id(strange)) == 16


def test_the_line_of_a_request_carries_its_ids_and_no_address_of_a_person(log):
    answered = {"method": "GET", "path": "/api/x/ada@example.test", "route": "/api/x/{y}", "status": 200}
    with logged_as(request_id="r-9"):
        logging.getLogger("algorist.web.envelope").info("answered", extra={"answered": answered})
    line = lines(log)[0]
    assert (line["event"], line["level"], line["request_id"], line["route"]) == (
        "answered",
        "info",
        "r-9",
        "/api/x/{y}",
    )
    assert line["path"] == f"/api/x/{HIDDEN}"
    assert str(line["timestamp"]).endswith("Z")
