"""The shape of what travels: JSON objects in, answers and errors out."""

import json
from dataclasses import dataclass
from typing import Any, TypeAlias

from aiohttp import web

Json: TypeAlias = Any
JsonObject: TypeAlias = dict[str, Any]


@dataclass
class ApiError(Exception):
    """Carry an error answer as Telegram words it."""

    code: int
    description: str
    retry_after: int | None = None

    def body(self) -> JsonObject:
        """Return the answer's JSON object."""
        body: JsonObject = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        if self.retry_after is not None:
            body["parameters"] = {"retry_after": self.retry_after}
        return body


def bad_request(reason: str) -> ApiError:
    """Return a 400 with the reason as the server prints it."""
    return ApiError(400, f"Bad Request: {reason}")


def too_many_requests(retry_after: int) -> ApiError:
    """Return a 429 that asks to wait."""
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", retry_after)


def answer(result: Json) -> web.Response:
    """Wrap a result as a successful answer."""
    return json_response({"ok": True, "result": result})


def refusal(error: ApiError) -> web.Response:
    """Turn an error into its HTTP answer."""
    response = json_response(error.body(), error.code)
    if error.retry_after is not None:
        response.headers["Retry-After"] = str(error.retry_after)
    return response


def json_response(body: Json, status: int = 200) -> web.Response:
    """Write a JSON answer without escaping Cyrillic."""
    payload = json.dumps(body, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return web.Response(body=payload, status=status, content_type="application/json")
