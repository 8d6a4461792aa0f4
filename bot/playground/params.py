"""Parameters of one request, from a query, a form, a multipart form or JSON."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from json import JSONDecodeError

from aiohttp import web
from aiohttp.web_request import FileField

from bot.playground.wire import ApiError, Json, JsonObject, bad_request

UPLOAD_LIMIT = 50 * 1024 * 1024


@dataclass(frozen=True)
class Upload:
    """Hold one uploaded file."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Params:
    """Read named parameters with Telegram's leniency: unknown ones are ignored."""

    values: Mapping[str, Json]
    files: Mapping[str, Upload]

    def text(self, name: str) -> str:
        """Return a string, empty when absent."""
        value = self.values.get(name)
        if value is None:
            return ""
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    def integer(self, name: str, default: int | None = None) -> int:
        """Return a whole number; refuse what is not one."""
        raw = self.text(name).strip()
        if not raw and default is not None:
            return default
        try:
            return int(raw)
        except ValueError:
            raise bad_request(f'parameter "{name}" must be a number') from None

    def flag(self, name: str) -> bool:
        """Return whether a boolean parameter is set."""
        return self.text(name).lower() in {"true", "yes", "1"}

    def json(self, name: str, what: str) -> Json:
        """Return a JSON parameter, None when absent."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except JSONDecodeError:
            raise bad_request(f"can't parse {what} JSON object") from None

    def upload(self, name: str) -> Upload | None:
        """Return the file sent under a name, directly or as attach://key."""
        reference = self.text(name)
        if reference.startswith("attach://"):
            return self.files.get(reference.removeprefix("attach://"))
        return self.files.get(name)


async def read_params(request: web.Request) -> Params:
    """Read the parameters of a request in any encoding Telegram accepts."""
    values: JsonObject = dict(request.query)
    files: dict[str, Upload] = {}
    try:
        if request.content_type == "application/json":
            values.update(_object(await request.text()))
        else:
            for name, value in (await request.post()).items():
                _keep(name, value, values, files)
    except web.HTTPRequestEntityTooLarge:
        raise ApiError(413, "Request Entity Too Large") from None
    return Params(values, files)


def _keep(
    name: str,
    value: str | bytes | bytearray | FileField,
    values: JsonObject,
    files: dict[str, Upload],
) -> None:
    if isinstance(value, FileField):
        content = value.file.read()
        if len(content) > UPLOAD_LIMIT:
            raise ApiError(413, "Request Entity Too Large")
        files[name] = Upload(value.filename, content)
    else:
        values[name] = value if isinstance(value, str) else value.decode()


def _object(raw: str) -> JsonObject:
    if not raw.strip():
        return {}
    try:
        parsed = json.loads(raw)
    except JSONDecodeError:
        raise bad_request("can't parse request JSON object") from None
    if not isinstance(parsed, dict):
        raise bad_request("request JSON must be an object")
    return parsed
