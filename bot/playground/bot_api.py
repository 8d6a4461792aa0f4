"""The bot's side of the server: authorise, call the method, or let a fault strike."""

import inspect
from dataclasses import dataclass

from aiohttp import web

from bot.playground.faults import Fault, Mishap
from bot.playground.journal import Request
from bot.playground.methods import METHODS, known_method
from bot.playground.params import Params, read_params
from bot.playground.telegram import Telegram
from bot.playground.wire import ApiError, Json, answer, json_response, refusal

FOR_EVER = 24 * 3600.0
BAD_GATEWAY = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
UNAUTHORIZED = ApiError(401, "Unauthorized")


@dataclass(frozen=True)
class BotApi:
    """Serve the Bot API over HTTP."""

    telegram: Telegram

    def routes(self) -> list[web.RouteDef]:
        """Return the routes of methods and files."""
        return [
            web.get("/file/bot{token}/{path:.+}", self.download),
            web.route("*", "/bot{token}/{method}", self.call),
        ]

    async def call(self, request: web.Request) -> web.StreamResponse:
        """Answer one method call."""
        if request.match_info["token"] != self.telegram.token:
            return refusal(UNAUTHORIZED)
        method = known_method(request.match_info["method"])
        if method is None:
            return refusal(ApiError(404, "Not Found: method not found"))
        try:
            params = await read_params(request)
        except ApiError as error:
            return refusal(error)
        now = self.telegram.updates.monotonic()
        record = self.telegram.journal.open(method, params.values, now)
        fault = self.telegram.faults.strike(method, record.chat_id)
        if fault is not None:
            return await self._suffer(request, fault, record, params)
        return await self._respond(record, params)

    async def execute(self, asked: str, values: dict[str, Json]) -> None:
        """Run a call that came as the body of a webhook answer; its result is lost."""
        method = known_method(asked)
        if method is None or method.startswith("get") or method.endswith("Webhook"):
            return
        now = self.telegram.updates.monotonic()
        record = self.telegram.journal.open(method, values, now)
        await self._respond(record, Params(values, {}))

    async def download(self, request: web.Request) -> web.StreamResponse:
        """Give out a file by the path getFile told."""
        if request.match_info["token"] != self.telegram.token:
            return refusal(UNAUTHORIZED)
        path = request.match_info["path"]
        document = self.telegram.chats.documents.get(path.rpartition("/")[2])
        if document is None or document.path != path:
            return refusal(ApiError(404, "Not Found"))
        return web.Response(body=document.content, content_type=document.mime_type)

    async def _respond(self, record: Request, params: Params) -> web.Response:
        try:
            result = METHODS[record.method](self.telegram, params)
            if inspect.isawaitable(result):
                result = await result
        except ApiError as error:
            record.outcome = str(error.code)
            return refusal(error)
        record.outcome = "200"
        return answer(result)

    async def _suffer(
        self, request: web.Request, fault: Fault, record: Request, params: Params
    ) -> web.StreamResponse:
        error = fault.error()
        if fault.mishap.has_effect:
            await self._respond(record, params)
        record.outcome = fault.mishap if error is None else str(error.code)
        if error is not None:
            return refusal(error)
        if fault.mishap is Mishap.HTML_502:
            record.outcome = "502"
            return web.Response(text=BAD_GATEWAY, status=502, content_type="text/html")
        if fault.mishap in {Mishap.SILENCE_BEFORE, Mishap.SILENCE_AFTER}:
            await self._keep_silent()
        if request.transport is not None:
            request.transport.abort()
        return json_response({}, 500)

    async def _keep_silent(self) -> None:
        def stopped() -> bool | None:
            return self.telegram.stopped or None

        await self.telegram.updates.bell.until(stopped, FOR_EVER)
