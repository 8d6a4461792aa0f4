"""Delivery of updates by POST, one at a time per chat or person, again until taken."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from json import JSONDecodeError

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout

from bot.nursery import Nursery
from bot.playground.telegram import Telegram, WebhookTarget
from bot.playground.updates import Queued
from bot.playground.wire import Json

LONGEST_PAUSE = 60.0
ANSWER_WITHIN = ClientTimeout(total=60)
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
IDLE = 3600.0

Execute = Callable[[str, dict[str, Json]], Awaitable[None]]


def doubling(attempt: int) -> float:
    """Return the pause before the next attempt: none, then 2, 4, 8 … 60 s."""
    return 0.0 if attempt == 1 else min(2.0 ** (attempt - 1), LONGEST_PAUSE)


@dataclass
class WebhookDelivery:
    """Deliver what waits while a webhook is set."""

    telegram: Telegram
    execute: Execute
    nursery: Nursery
    pause: Callable[[int], float] = doubling
    busy: set[str] = field(default_factory=set)

    async def run(self) -> None:
        """Start a delivery for every update whose chat is free, until stopped."""
        async with ClientSession(timeout=ANSWER_WITHIN) as session:
            while not self.telegram.stopped:
                queued = await self.telegram.updates.bell.until(self._take, IDLE)
                if queued is not None:
                    self.nursery.start(self._deliver(session, queued), f"webhook {queued.id}")

    def _take(self) -> Queued | None:
        target, updates = self.telegram.webhook, self.telegram.updates
        if not target.url or len(self.busy) >= target.max_connections:
            return None
        for queued in [*updates.repeats, *updates.waiting.values()]:
            if (key := _key(queued)) not in self.busy:
                self.busy.add(key)
                return queued
        return None

    async def _deliver(self, session: ClientSession, queued: Queued) -> None:
        target, attempt = self.telegram.webhook, 0
        try:
            while not await self._is_taken(session, target, queued):
                attempt += 1
                await asyncio.sleep(self.pause(attempt))
                if self.telegram.webhook is not target or self._is_too_old(queued):
                    return
            self._done(queued)
        finally:
            self.busy.discard(_key(queued))
            self.telegram.updates.bell.ring()

    async def _is_taken(
        self, session: ClientSession, target: WebhookTarget, queued: Queued
    ) -> bool:
        headers = {SECRET_HEADER: target.secret} if target.secret else {}
        try:
            async with session.post(target.url, json=queued.update, headers=headers) as response:
                if 200 <= response.status < 300:
                    await self._obey(response)
                    return True
                self._note_failure(target, f"Wrong response from the webhook: {response.status}")
        except (ClientError, TimeoutError) as error:
            self._note_failure(target, type(error).__name__)
        return False

    async def _obey(self, response: ClientResponse) -> None:
        """Execute a method call that came as the answer's body."""
        try:
            body = json.loads(await response.text() or "null")
        except JSONDecodeError:
            return
        if isinstance(body, dict) and isinstance(body.get("method"), str):
            await self.execute(body.pop("method"), body)

    def _note_failure(self, target: WebhookTarget, reason: str) -> None:
        target.last_error = reason
        target.last_error_date = int(self.telegram.chats.now().timestamp())

    def _is_too_old(self, queued: Queued) -> bool:
        return self.telegram.updates.monotonic() >= queued.expires_at

    def _done(self, queued: Queued) -> None:
        updates = self.telegram.updates
        if queued in updates.repeats:
            updates.repeats.remove(queued)
        else:
            updates.waiting.pop(queued.id, None)


def _key(queued: Queued) -> str:
    """Return whose turn an update takes: a chat's for messages, a person's for presses."""
    body = queued.update.get(queued.kind)
    name, place = ("person", "from") if queued.kind == "callback_query" else ("chat", "chat")
    whose = body.get(place) if isinstance(body, dict) else None
    return f"{name} {whose.get('id')}" if isinstance(whose, dict) else f"update {queued.id}"
