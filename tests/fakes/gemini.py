"""A fake of the Gemini Developer API that speaks its protocol over loopback: `with fake_gemini(script) as server`.

By hand: `python -m tests.fakes.gemini PORT solution.py ...` answers with these programs in turn.
"""

import json
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from tests.fakes.loopback import Asked, Handler, Reply, Script, Server, pieces, render, serve, solves

STATUS = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    503: "UNAVAILABLE",
    504: "DEADLINE_EXCEEDED",
}
FINISH = {"stop": "STOP", "length": "MAX_TOKENS", "safety": "SAFETY"}
TYPES = "type.googleapis.com/google.rpc."


def fake_gemini(script: Script, port: int = 0) -> AbstractContextManager[Server]:
    """A Gemini that follows a script."""
    return serve(GeminiHandler, script, port)


class GeminiHandler(Handler):
    """generateContent and streamGenerateContent, countTokens, and the list of models."""

    def do_GET(self) -> None:  # noqa: N802
        model = {"name": "models/gemini-2.5-flash", "supportedGenerationMethods": ["generateContent", "countTokens"]}
        self.send_json(200, {"models": [model]} if self.path.split("?")[0].endswith("/models") else model)

    def read(self, path: str, headers: dict[str, str], body: dict[str, Any]) -> Asked:
        model = re.match(r"^/v\w+/models/([^:/?]+):(\w+)", path)
        config = body.get("generationConfig", {})
        return Asked(
            path,
            headers,
            body,
            model=model.group(1) if model else "",
            system=_words(body.get("systemInstruction", {})),
            prompt="\n".join(_words(content) for content in body.get("contents", [])),
            wants_json=any(key in config for key in ("responseSchema", "responseJsonSchema", "response_json_schema")),
            streams=bool(model) and model is not None and model.group(2) == "streamGenerateContent",
        )

    def answer(self, asked: Asked, reply: Reply) -> None:
        if not asked.model:
            return self.send_json(404, error(Reply(status=404)))
        if not asked.headers.get("x-goog-api-key"):
            return self.send_json(403, error(Reply(status=403)))
        if asked.path.endswith(":countTokens"):
            return self.send_json(200, {"totalTokens": len(asked.prompt) // 4})
        if reply.status != 200:
            return self.send_json(reply.status, error(reply))
        if asked.streams:
            return self.send_events(events(asked, reply), cut=reply.broken == "cut")
        return self.send_json(200, response(asked, reply, render(reply, asked), last=True))


def _words(content: dict[str, Any]) -> str:
    return "\n".join(part.get("text", "") for part in content.get("parts", []))


def error(reply: Reply) -> dict[str, Any]:
    """An error body with the details that the real one has."""
    details: list[dict[str, Any]] = []
    if reply.status == 429:
        quota = reply.reason or "GenerateRequestsPerMinutePerProjectPerModel-FreeTier"
        details.append({"@type": f"{TYPES}QuotaFailure", "violations": [{"quotaId": quota, "quotaValue": "10"}]})
    if reply.retry_after is not None:
        details.append({"@type": f"{TYPES}RetryInfo", "retryDelay": f"{reply.retry_after:g}s"})
    if reply.status == 400:
        details.append({"@type": f"{TYPES}ErrorInfo", "reason": reply.reason or "API_KEY_INVALID"})
    status = STATUS.get(reply.status, "UNKNOWN")
    message = reply.message or f"fake {reply.status}"
    return {"error": {"code": reply.status, "message": message, "status": status, "details": details}}


def response(asked: Asked, reply: Reply, text: str, *, last: bool) -> dict[str, Any]:
    """One response, or one chunk of a streamed one: the reason and the final usage come with the last."""
    usage = {"promptTokenCount": reply.input_tokens, "totalTokenCount": reply.input_tokens}
    if reply.finish == "prompt_blocked":
        feedback = {"blockReason": "PROHIBITED_CONTENT"}
        return {"promptFeedback": feedback, "usageMetadata": usage, "modelVersion": asked.model}
    candidate: dict[str, Any] = {"index": 0}
    if reply.finish != "safety":
        candidate["content"] = {"role": "model", "parts": [{"text": text}]} if text else {"role": "model"}
    if last:
        candidate["finishReason"] = FINISH[reply.finish]
        usage["candidatesTokenCount"] = reply.output_tokens
        usage["totalTokenCount"] += reply.output_tokens + reply.thinking_tokens
        if reply.thinking_tokens:
            usage["thoughtsTokenCount"] = reply.thinking_tokens
    return {"candidates": [candidate], "usageMetadata": usage, "modelVersion": asked.model, "responseId": "fake-1"}


def events(asked: Asked, reply: Reply) -> Iterator[str]:
    """The chunks of a stream: `data: {json}` with CRLF, and no [DONE]."""
    parts = pieces(render(reply, asked))
    for i, part in enumerate(parts):
        if reply.broken and i == len(parts) // 2:
            if reply.broken == "error":
                yield _event(error(Reply(status=503)))
            return
        yield _event(response(asked, reply, part, last=i == len(parts) - 1))


def _event(document: dict[str, Any]) -> str:
    return f"data: {json.dumps(document)}\r\n\r\n"


if __name__ == "__main__":
    with fake_gemini([solves(Path(name).read_text()) for name in sys.argv[2:]], int(sys.argv[1])) as running:
        print(running.url, flush=True)  # noqa: T201
        threading.Event().wait()
