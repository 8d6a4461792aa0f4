"""Talk HTTP to the Bot API and know of every failed request whether it had left this machine.

`TelegramNetworkError` hides two worlds: a refused connection is safe to repeat, a reset after
the request is not. aiohttp tells when the headers go out; that alone decides here.
"""

import json
from dataclasses import dataclass
from http import HTTPStatus
from types import SimpleNamespace
from typing import cast

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.exceptions import ClientDecodeError, TelegramNetworkError, TelegramServerError
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType
from aiohttp import (
    ClientError,
    ClientSession,
    ClientTimeout,
    TraceConfig,
    TraceRequestHeadersSentParams,
)

PLAIN = frozenset(
    {"sendMessage", "editMessageText", "sendDocument", "answerCallbackQuery", "getUpdates"}
)
"""Methods whose answers are read without models; updates are kept raw anyway."""

REQUEST_SECONDS = 20.0
CONNECT_SECONDS = 10.0
OFFICIAL = "https://api.telegram.org"


@dataclass(frozen=True, slots=True)
class Receipt:
    """Hold what is read of a message that was sent: its number."""

    message_id: int


PLAIN_RESULTS = (Receipt, bool, list)


class NeverLeft(TelegramNetworkError):
    """Say that a request failed before it left this machine: to repeat it is safe."""


class NoAnswer(TelegramNetworkError):
    """Say that a request left and its answer never came: nobody can know what it did."""


class UnreadableSuccess(TelegramNetworkError):
    """Say that the server answered 200 with something unreadable: the request was done."""


class Departure:
    """Remember how far one request has come."""

    __slots__ = ("left", "status")

    def __init__(self) -> None:
        """Begin at home."""
        self.left = False
        self.status: int | None = None


class WatchedSession(AiohttpSession):
    """Send requests and sort their failures by what they mean for the message."""

    def __init__(
        self, api_url: str = OFFICIAL, proxy: str = "", timeout: float = REQUEST_SECONDS
    ) -> None:
        """Point at a Bot API server, directly or through an http or socks5 proxy."""
        url = api_url.rstrip("/")
        api = PRODUCTION if url == OFFICIAL else TelegramAPIServer.from_base(url)
        super().__init__(proxy=proxy or None, api=api, timeout=timeout)
        self._failures: tuple[type[BaseException], ...] = (ClientError, OSError)
        if proxy:
            self._failures += _proxy_failures()

    async def create_session(self) -> ClientSession:
        """Open the session once and hang the watch on it."""
        session = await super().create_session()
        if not session.trace_configs:
            session.trace_configs.append(_watch())
        return session

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,
    ) -> TelegramType:
        """Make one request; a failure is NeverLeft, NoAnswer, or the server's own word."""
        departure = Departure()
        try:
            total = self.timeout if timeout is None else timeout
            status, content = await self._exchange(bot, method, total, departure)
        except TimeoutError as error:
            raise _failure(method, departure, "timeout") from error
        except self._failures as error:
            raise _failure(method, departure, type(error).__name__) from error
        return self._read(bot, method, status, content)

    async def _exchange(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        total: float,
        departure: Departure,
    ) -> tuple[int, str]:
        session = await self.create_session()
        async with session.post(
            self.api.api_url(token=bot.token, method=method.__api_method__),
            data=self.build_form_data(bot=bot, method=method),
            timeout=ClientTimeout(total=total, sock_connect=min(total, CONNECT_SECONDS)),
            trace_request_ctx=departure,
        ) as response:
            departure.status = response.status
            return response.status, (await response.read()).decode("utf-8", "replace")

    def _read(
        self, bot: Bot, method: TelegramMethod[TelegramType], status: int, content: str
    ) -> TelegramType:
        plain = _plain_success(method, status, content)
        if plain is not None:
            return plain
        try:
            response = self.check_response(bot, method, status, content)
        except ClientDecodeError as error:
            # its text quotes the whole answer, names and all: keep only what it means
            raise _unreadable(method, status) from error.original
        result: TelegramType = response.result  # type: ignore[assignment]  # ok has a result
        return result


def _plain_success(
    method: TelegramMethod[TelegramType], status: int, content: str
) -> TelegramType | None:
    """Read the answers the bot lives on without aiogram's models; None leaves them to aiogram.

    Of a sent message nobody here reads more than its number. Checking all of it against the
    models costs more than sending it, and `Response[...]` is built anew for every answer.
    """
    if status != HTTPStatus.OK or method.__api_method__ not in PLAIN:
        return None
    try:
        answer = json.loads(content)
    except ValueError:
        return None
    result = answer.get("result") if isinstance(answer, dict) and answer.get("ok") else None
    if isinstance(result, dict) and isinstance(result.get("message_id"), int):
        result = Receipt(result["message_id"])
    return cast("TelegramType", result) if isinstance(result, PLAIN_RESULTS) else None


def _watch() -> TraceConfig:
    config = TraceConfig()
    config.on_request_headers_sent.append(_mark_left)
    config.freeze()
    return config


async def _mark_left(
    _session: ClientSession, context: SimpleNamespace, _params: TraceRequestHeadersSentParams
) -> None:
    departure: Departure | None = context.trace_request_ctx
    if departure is not None:  # a download is no request of a method
        departure.left = True


def _failure(
    method: TelegramMethod[TelegramType], departure: Departure, reason: str
) -> TelegramNetworkError | TelegramServerError:
    if departure.status is not None:
        # the answer broke off in the middle, but its first line had come
        return _unreadable(method, departure.status)
    kind = NoAnswer if departure.left else NeverLeft
    return kind(method=method, message=reason)


def _unreadable(
    method: TelegramMethod[TelegramType], status: int
) -> TelegramNetworkError | TelegramServerError:
    if status == 200:
        return UnreadableSuccess(method=method, message="unreadable answer")
    return TelegramServerError(method=method, message=f"HTTP {status} without a readable answer")


def _proxy_failures() -> tuple[type[BaseException], ...]:
    from aiohttp_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError

    return ProxyError, ProxyConnectionError, ProxyTimeoutError
