"""Take updates that Telegram brings: check the secret, store, then say 200."""

import hmac
import json
import logging

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import SetWebhook
from aiohttp import web

from bot.ending import CannotGoOn
from bot.intake import DATABASE_AWAY, Intake, RawUpdate
from bot.patience import Patience
from bot.polling import ALLOWED_UPDATES
from bot.settings import Webhook

log = logging.getLogger(__name__)

PATH = "/telegram"
LARGEST_BODY = 1024 * 1024
HEADER = "X-Telegram-Bot-Api-Secret-Token"


class WebhookServer:
    """Listen for updates; the secret alone proves who brings them, never an address."""

    def __init__(self, bot: Bot, intake: Intake, patience: Patience, settings: Webhook) -> None:
        """Feed an intake; without a secret there is no server."""
        if not settings.has_secret:
            raise CannotGoOn("telegram.webhook.secret: is missing or too weak")
        self._bot = bot
        self._intake = intake
        self._patience = patience
        self._settings = settings
        self._secret = settings.secret.get_secret_value()
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Listen, then tell Telegram where."""
        app = web.Application(client_max_size=LARGEST_BODY)
        app.router.add_post(PATH, self.receive)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        host, _, port = self._settings.listen.rpartition(":")
        try:
            await web.TCPSite(self._runner, host, int(port)).start()
        except OSError as error:
            await self.stop()
            raise CannotGoOn(
                f"telegram.webhook.listen: cannot listen at {self._settings.listen}"
            ) from error
        await self._announce()

    async def stop(self) -> None:
        """Stop listening; what is being stored is stored to its end."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def receive(self, request: web.Request) -> web.Response:
        """Store one update; any answer but 200 makes Telegram bring it again."""
        if not self._is_from_telegram(request):
            return web.Response(status=401)
        update = parse(await request.read())
        if update is None:
            return web.Response(status=400)
        try:
            await self._intake.take_in([update])
        except DATABASE_AWAY as error:
            log.error("an update waits for the database: %s", type(error).__name__)
            return web.Response(status=503, headers={"Retry-After": "2"})
        return web.Response()

    def _is_from_telegram(self, request: web.Request) -> bool:
        # as bytes: compare_digest refuses a str that is not ASCII, which would be a 500
        given = request.headers.get(HEADER, "").encode("utf-8", "surrogateescape")
        return hmac.compare_digest(given, self._secret.encode())

    async def _announce(self) -> None:
        call = SetWebhook(
            url=self._settings.public_url.rstrip("/") + PATH,
            secret_token=self._secret,
            allowed_updates=ALLOWED_UPDATES,
            drop_pending_updates=False,
        )
        try:
            await self._patience.until(lambda: self._bot(call))
        except TelegramBadRequest as error:
            await self.stop()
            reason = f"Telegram refuses the address: {error.message}"
            raise CannotGoOn(f"telegram.webhook.public_url: {reason}") from error


def parse(body: bytes) -> RawUpdate | None:
    """Read a JSON object; None for anything else."""
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return update if isinstance(update, dict) else None
