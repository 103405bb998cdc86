"""A fake of Anthropic's Messages API over loopback: `with fake_anthropic(script) as server`."""

import json
from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Any

from tests.fakes.loopback import Asked, Handler, Reply, Script, Server, pieces, render, serve

FINISH = {"stop": "end_turn", "length": "max_tokens", "safety": "refusal", "prompt_blocked": "refusal"}
KINDS = {401: "authentication_error", 404: "not_found_error", 429: "rate_limit_error", 529: "overloaded_error"}


def fake_anthropic(script: Script, port: int = 0) -> AbstractContextManager[Server]:
    """An Anthropic that follows a script."""
    return serve(AnthropicHandler, script, port)


class AnthropicHandler(Handler):
    """`POST /v1/messages`, streamed and not."""

    def read(self, path: str, headers: dict[str, str], body: dict[str, Any]) -> Asked:
        system = body.get("system", "")
        return Asked(
            path,
            headers,
            body,
            model=body.get("model", ""),
            system=system if isinstance(system, str) else _words(system),
            prompt="\n".join(
                m["content"] if isinstance(m["content"], str) else _words(m["content"])
                for m in body.get("messages", [])
            ),
            wants_json="output_config" in body or "output_format" in body,
            streams=bool(body.get("stream")),
        )

    def answer(self, asked: Asked, reply: Reply) -> None:
        if reply.status != 200:
            headers = {} if reply.retry_after is None else {"Retry-After": f"{reply.retry_after:g}"}
            return self.send_json(reply.status, error(reply), headers)
        if asked.streams:
            return self.send_events(events(asked, reply), cut=reply.broken == "cut")
        content = [{"type": "text", "text": render(reply, asked)}]
        tokens = {"input_tokens": reply.input_tokens, "output_tokens": reply.output_tokens}
        return self.send_json(200, _message(asked, content, FINISH[reply.finish]) | {"usage": tokens})


def _words(blocks: list[dict[str, Any]]) -> str:
    return "\n".join(block.get("text", "") for block in blocks)


def error(reply: Reply) -> dict[str, Any]:
    """An error body as Anthropic writes it."""
    message = reply.message or f"fake {reply.status}"
    return {"type": "error", "error": {"type": KINDS.get(reply.status, "api_error"), "message": message}}


def events(asked: Asked, reply: Reply) -> Iterator[str]:
    """The named events of a stream."""
    started = _message(asked, [], None) | {"usage": {"input_tokens": reply.input_tokens, "output_tokens": 1}}
    yield _event("message_start", {"message": started})
    yield _event("content_block_start", {"index": 0, "content_block": {"type": "text", "text": ""}})
    parts = pieces(render(reply, asked))
    for i, part in enumerate(parts):
        if reply.broken and i == len(parts) // 2:
            if reply.broken == "error":
                yield _event("error", {"error": {"type": "overloaded_error", "message": "fake"}})
            return
        yield _event("content_block_delta", {"index": 0, "delta": {"type": "text_delta", "text": part}})
    yield _event("content_block_stop", {"index": 0})
    ended = {"delta": {"stop_reason": FINISH[reply.finish], "stop_sequence": None}}
    yield _event("message_delta", ended | {"usage": {"output_tokens": reply.output_tokens}})
    yield _event("message_stop", {})


def _message(asked: Asked, content: list[dict[str, Any]], stop: str | None) -> dict[str, Any]:
    return {
        "id": "msg_fake",
        "type": "message",
        "role": "assistant",
        "model": asked.model,
        "content": content,
        "stop_reason": stop,
        "stop_sequence": None,
    }


def _event(name: str, document: dict[str, Any]) -> str:
    return f"event: {name}\ndata: {json.dumps({'type': name, **document})}\n\n"
