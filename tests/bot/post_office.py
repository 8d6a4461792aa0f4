"""A courier on a real database, with a Telegram that fails on order."""

import asyncio
import shutil
from collections import defaultdict, deque
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramAPIError
from aiogram.methods import EditMessageText, SendDocument, SendMessage, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import Chat, Message

from bot.carrier import Carrier
from bot.clock import MovableClock
from bot.courier import Courier
from bot.ledger import Ledger
from bot.paced import PacedRequests
from bot.pacing import Pacing
from bot.render import Wording
from handlers.screen import Button, File, RefusalFn, Room, Screen, ScreenFn
from handlers.texts.speech import Tongue, locale
from mentoring.delivery import Args, Delivery, DeliveryState, Lane, Notice, OnDoubt
from mentoring.errors import NotFound
from mentoring.house import House
from mentoring.ids import OrganisationId
from mentoring.organisations import OrganisationKind
from mentoring.people import Account, Channel
from mentoring.questionnaire import Catalogue
from storage import Storage, open_storage

TOKEN = "42:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
NOON = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)

ASKED = SendMessage(chat_id=7, text="a")
"""What errors say was asked."""


class Telegram(BaseSession):
    """Take messages; fail for a chat as often as a test says; know how many are under way."""

    def __init__(self) -> None:
        super().__init__()
        self.taken: list[SendMessage | EditMessageText | SendDocument] = []
        self.faults: dict[int, deque[type[TelegramAPIError] | TelegramAPIError]] = defaultdict(
            deque
        )
        self.on_wire = 0
        self.most_on_wire = 0
        self.gate: asyncio.Event | None = None

    def fails(self, chat: int, *faults: type[TelegramAPIError] | TelegramAPIError) -> None:
        """Let the next requests for a chat fail like this."""
        self.faults[chat].extend(faults)

    def texts(self, chat: int | None = None) -> list[str]:
        """What arrived, in order."""
        return [text_of(each) for each in self.taken if chat in (None, each.chat_id)]

    async def make_request(
        self, bot: Bot, method: TelegramMethod[TelegramType], timeout: int | None = None
    ) -> TelegramType:
        assert isinstance(method, SendMessage | EditMessageText | SendDocument)
        self.on_wire += 1
        self.most_on_wire = max(self.most_on_wire, self.on_wire)
        try:
            await (self.gate.wait() if self.gate else asyncio.sleep(0.001))
            return cast("TelegramType", self._answer(method))
        finally:
            self.on_wire -= 1

    def _answer(self, method: SendMessage | EditMessageText | SendDocument) -> Message:
        chat = cast("int", method.chat_id)
        if self.faults[chat]:
            fault = self.faults[chat].popleft()
            raise (
                fault
                if isinstance(fault, TelegramAPIError)
                else fault(
                    ASKED,  # type: ignore[arg-type]  # aiogram leaves its TypeVar open there
                    fault.__name__,
                )
            )
        self.taken.append(method)
        number = 500 + len(self.taken)
        return Message(message_id=number, date=NOON, chat=Chat(id=chat, type="private"))

    async def close(self) -> None:
        """Nothing is open."""

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,
        chunk_size: int = 65536,
        raise_for_status: bool = True,
    ) -> AsyncGenerator[bytes, None]:
        """Nobody fetches files."""
        yield b""


async def until(is_so: Callable[[], bool]) -> None:
    """Wait until something is so; five seconds are too long."""
    for _ in range(1000):
        if is_so():
            return
        await asyncio.sleep(0.005)
    raise AssertionError("it has not come to that")


@dataclass
class Haste:
    """The loop's time for the pacing, which a test may hurry on."""

    ahead: float = 0.0

    def __call__(self) -> float:
        return asyncio.get_running_loop().time() + self.ahead

    def call_at(self, when: float, ring: Callable[[], None]) -> asyncio.TimerHandle:
        """Ring at an instant of hurried time."""
        return asyncio.get_running_loop().call_at(when - self.ahead, ring)


def text_of(method: SendMessage | EditMessageText | SendDocument) -> str:
    """The words of a message of any kind."""
    words = method.caption if isinstance(method, SendDocument) else method.text
    return words or ""


async def hello(room: Room, args: Args) -> Screen:
    """Say a number in the reader's language."""
    return Screen(f"<b>{locale()}</b> {args['n']}", ((Button("OK", press="x:1"),),))


async def bygone(room: Room, args: Args) -> None:
    """Be no longer true."""


async def vanished(room: Room, args: Args) -> Screen:
    """Tell of something that is not here any more."""
    raise NotFound(what="meeting")


async def broken(room: Room, args: Args) -> Screen:
    """Be a programming error."""
    raise ZeroDivisionError


async def sorry(room: Room, args: Args) -> Screen:
    """Say that it is our fault."""
    return Screen("sorry")


async def paper(room: Room, args: Args) -> Screen:
    """Hand over a file."""
    return Screen("paper", file=File("a.txt", b"words"))


def refused(room: Room, data: Args) -> Screen:
    """Word a refusal."""
    return Screen(f"no: {data['why']}")


SCREENS: Mapping[str, ScreenFn] = {
    "hello": hello,
    "bygone": bygone,
    "vanished": vanished,
    "broken": broken,
    "paper": paper,
    "our_fault": sorry,
}
REFUSALS: Mapping[str, RefusalFn] = {"too_late": refused}


@dataclass
class PostOffice:
    """Everything around a courier, and the words tests use."""

    storage: Storage
    organisation: OrganisationId
    clock: MovableClock
    telegram: Telegram
    bot: Bot
    pacing: Pacing
    courier: Courier
    haste: Haste
    accounts: dict[int, Account] = field(default_factory=dict)
    calls_for_help: list[str] = field(default_factory=list)
    _number: int = 0

    async def account(self, chat: int, language: str = "ru") -> Account:
        """Somebody's account."""
        if chat not in self.accounts:
            async with self.storage.work(self.organisation) as tx:
                self.accounts[chat] = await tx.people.add_account(Channel.TELEGRAM, chat, language)
        return self.accounts[chat]

    async def puts(
        self,
        chat: int,
        *,
        kind: str = "hello",
        lane: Lane = Lane.NOTICE,
        on_doubt: OnDoubt = OnDoubt.RESEND,
        due_in: float = 0,
        not_after: float | None = None,
        times: int = 1,
    ) -> list[int]:
        """Put messages into the outbox; return their numbers, which they say."""
        account = await self.account(chat)
        now = self.clock.now()
        numbers = [self._next() for _ in range(times)]
        notices = [
            Notice(
                key=f"k:{number}",
                account_id=account.id,
                kind=kind,
                args={"n": number},
                lane=lane,
                on_doubt=on_doubt,
                due_at=now + timedelta(seconds=due_in),
                not_after=None if not_after is None else now + timedelta(seconds=not_after),
            )
            for number in numbers
        ]
        async with self.storage.work(self.organisation) as tx:
            assert await tx.outbox.put(*notices) == times
        return numbers

    async def replies(self, chat: int, *kinds: str, pressed: int | None = None) -> list[Delivery]:
        """Commit replies as a handler does."""
        account = await self.account(chat)
        work = self.storage.work(self.organisation, account=account, pressed=pressed)
        async with work as tx:
            for kind in kinds:
                args: Args = {"n": self._next(), "code": "too_late", "why": "late"}
                await tx.reply(kind, args)
        return tx.replies

    async def all(self) -> list[Delivery]:
        """Every message there is, oldest first."""
        async with self.storage.read(self.organisation) as tx:
            listed = await tx.outbox.listed(frozenset(DeliveryState), limit=10_000)
        return sorted(listed, key=lambda delivery: delivery.id)

    async def states(self) -> list[str]:
        """The states of all messages, in the order of their making."""
        return [delivery.state.value for delivery in await self.all()]

    async def passes(self, seconds: float) -> None:
        """Let time pass on the clock and for the pacing; wait until all that is due is gone."""
        self.clock.move(timedelta(seconds=seconds))
        self.haste.ahead += seconds
        await self.courier.quiet()

    def _next(self) -> int:
        self._number += 1
        return self._number


@asynccontextmanager
async def post_office(
    folder: Path,
    *,
    rate: float = 100_000,
    burst: int = 100_000,
    session: BaseSession | None = None,
) -> AsyncIterator[PostOffice]:
    """Open a database with one organisation and a courier that works."""
    clock = MovableClock(standing_at=NOON)
    storage = await open_empty(folder, clock)
    founded = await storage.found("Техникум", OrganisationKind.COLLEGE, "Europe/Moscow")
    telegram = Telegram()
    bot = Bot(TOKEN, session or telegram)
    haste = Haste()
    pacing = Pacing(rate, burst, monotonic=haste, call_at=haste.call_at)
    bot.session.middleware(PacedRequests(pacing))
    courier, help_calls = make_courier(storage, bot, pacing, clock)
    office = PostOffice(storage, founded.id, clock, telegram, bot, pacing, courier, haste)
    office.calls_for_help = help_calls
    await courier.start()
    try:
        yield office
    finally:
        await office.courier.stop()
        await bot.session.close()
        await storage.close()


async def open_empty(folder: Path, clock: MovableClock) -> Storage:
    """Open a database of the newest schema; the schema is made once for all tests of a run."""
    empty, mine = folder.parent / "empty.db", folder / "post.db"
    if not empty.exists():
        storage = await open_storage(f"sqlite:///{empty}", clock)
        await storage.upgrade()
        await storage.close()
    shutil.copy(empty, mine)
    return await open_storage(f"sqlite:///{mine}", clock)


def make_courier(
    storage: Storage, bot: Bot, pacing: Pacing, clock: MovableClock
) -> tuple[Courier, list[str]]:
    """Put a courier together; the list says when it called for help."""
    help_calls: list[str] = []
    tongues = {language: Tongue(language) for language in ("ru", "en")}
    house = House(questionnaires=Catalogue(by_code={}))
    wording = Wording(storage, SCREENS, REFUSALS, tongues, house, clock)
    courier = Courier(
        storage,
        Carrier(bot, storage, wording, pacing, clock),
        Ledger(storage, pacing, clock),
        pacing,
        clock,
        lambda: help_calls.append("unauthorized"),
    )
    return courier, help_calls
