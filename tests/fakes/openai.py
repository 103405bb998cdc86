"""A fake of an OpenAI-compatible server (chat completions) over loopback: `with fake_openai(script) as server`."""

import json
from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Any

from tests.fakes.loopback import Asked, Handler, Reply, Script, Server, pieces, render, serve

FINISH = {"stop": "stop", "length": "length", "safety": "content_filter", "prompt_blocked": "content_filter"}


def fake_openai(script: Script, port: int = 0) -> AbstractContextManager[Server]:
    """An OpenAI-compatible server that follows a script; its base URL is `server.url + "/v1"`."""
    return serve(OpenAIHandler, script, port)


class OpenAIHandler(Handler):
    """`POST /v1/chat/completions`, streamed and not, and the list of models."""

    def do_GET(self) -> None:  # noqa: N802
        self.send_json(200, {"object": "list", "data": [{"id": "fake", "object": "model"}]})

    def read(self, path: str, headers: dict[str, str], body: dict[str, Any]) -> Asked:
        messages = body.get("messages", [])
        return Asked(
            path,
            headers,
            body,
            model=body.get("model", ""),
            system="\n".join(_words(m) for m in messages if m["role"] in {"system", "developer"}),
            prompt="\n".join(_words(m) for m in messages if m["role"] == "user"),
            wants_json="response_format" in body,
            streams=bool(body.get("stream")),
        )

    def answer(self, asked: Asked, reply: Reply) -> None:
        if not asked.path.endswith("/chat/completions"):
            return self.send_json(404, error(Reply(status=404)))
        if reply.status != 200:
            headers = {} if reply.retry_after is None else {"Retry-After": f"{reply.retry_after:g}"}
            return self.send_json(reply.status, error(reply), headers)
        if asked.streams:
            return self.send_events(events(asked, reply), cut=reply.broken == "cut")
        message = {"role": "assistant", "content": render(reply, asked)}
        choice = {"index": 0, "message": message, "finish_reason": FINISH[reply.finish]}
        return self.send_json(200, _document(asked, "chat.completion", [choice]) | {"usage": usage(reply)})


def _words(message: dict[str, Any]) -> str:
    content = message.get("content") or ""
    return content if isinstance(content, str) else "\n".join(part.get("text", "") for part in content)


def error(reply: Reply) -> dict[str, Any]:
    """An error body as OpenAI writes it."""
    message = reply.message or f"fake {reply.status}"
    return {"error": {"message": message, "type": "fake", "code": reply.reason or str(reply.status)}}


def usage(reply: Reply) -> dict[str, Any]:
    """Tokens; those spent on thinking are part of the completion's."""
    output = reply.output_tokens + reply.thinking_tokens
    return {
        "prompt_tokens": reply.input_tokens,
        "completion_tokens": output,
        "total_tokens": reply.input_tokens + output,
        "completion_tokens_details": {"reasoning_tokens": reply.thinking_tokens},
    }


def events(asked: Asked, reply: Reply) -> Iterator[str]:
    """The chunks of a stream, the usage in one of its own, and [DONE]."""
    parts = pieces(render(reply, asked))
    for i, part in enumerate(parts):
        if reply.broken and i == len(parts) // 2:
            if reply.broken == "error":
                yield _event(error(Reply(status=503, reason="server_error")))
            return
        yield _event(_chunk(asked, {"role": "assistant", "content": part}))
    yield _event(_chunk(asked, {}, FINISH[reply.finish]))
    yield _event(_document(asked, "chat.completion.chunk", []) | {"usage": usage(reply)})
    yield "data: [DONE]\n\n"


def _chunk(asked: Asked, delta: dict[str, Any], finish: str | None = None) -> dict[str, Any]:
    return _document(asked, "chat.completion.chunk", [{"index": 0, "delta": delta, "finish_reason": finish}])


def _document(asked: Asked, kind: str, choices: list[dict[str, Any]]) -> dict[str, Any]:
    return {"id": "fake-1", "object": kind, "created": 0, "model": asked.model, "choices": choices}


def _event(document: dict[str, Any]) -> str:
    return f"data: {json.dumps(document)}\n\n"
