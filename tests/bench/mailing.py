"""Figure (c): an announcement to thousands uses the budget and lets replies through."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.playground.journal import Journal, Request
from bot.playground.limits import STRICT_ALL, STRICT_CHAT
from bot.playground.phone import Phone
from bot.playground.server import Playground
from tests.bench.crowd import begin_in_turn, crowd, presses_evenly
from tests.bench.figures import Figure, percentile
from tests.bench.machine import asks, running
from tests.bench.seeding import seeding
from tests.bench.setting import BUDGET, CHAT_BURST, CURATOR, settings_file

READERS = 3_000
FIRST_READER = 100_001
PRESSERS = 20
PRESSES_A_SECOND = 2
ROUNDS = 10
SCREENS_BEFORE = 4
BARE_MESSAGES = 300
REST = 6.0
PATIENCE = 20.0
ALL_ARRIVE_WITHIN = 300.0
WORDS = "встречаемся в актовом зале"
ANNOUNCEMENT = f"В пятницу в 15:00 {WORDS}."
TO_ALL = re.compile(r"q\|.*\|all$")
SEND = re.compile("dls:")
BASELINE = "tests.bench.baseline_mailing"


@dataclass(frozen=True)
class Course:
    """Hold how a mailing went."""

    budget_used: float
    letters: int
    refused: int
    replies: list[float]


async def measure() -> list[Figure]:
    """Announce to thousands, and beside it send a few hundred by a bare loop."""
    ours, bare = await _ours(), await _bare()
    return [
        Figure(
            f"Announcement to {READERS} people, share of {BUDGET}/s used",
            ours.budget_used,
            "of it",
            baseline=bare.budget_used,
            least=0.97,
        ),
        Figure("Announcement, letters that arrived", ours.letters, "letters", least=READERS),
        Figure("Announcement, answers 429", ours.refused, "answers", most=0),
        Figure(
            f"Announcement, answer meanwhile at {PRESSES_A_SECOND} presses/s, p99",
            percentile(ours.replies, 0.99),
            "s",
            most=1,
        ),
    ]


async def _ours() -> Course:
    async with Playground(everybody=STRICT_ALL, one_chat=STRICT_CHAT) as playground:
        with TemporaryDirectory() as place:
            folder = Path(place)
            database = f"sqlite:///{folder}/bench.db"
            file = settings_file(folder, playground, database, BUDGET, CHAT_BURST)
            async with seeding(file) as seed:
                await seed.participants(range(FIRST_READER, FIRST_READER + READERS))
            crowd(playground, READERS, FIRST_READER)
            command = ("-m", "bot", "run", "--config", str(file))
            async with running(*command, log=folder / "log"):
                return await _announced(playground)


async def _announced(playground: Playground) -> Course:
    people = crowd(playground, PRESSERS)
    await asks(playground)
    await begin_in_turn(people, SCREENS_BEFORE, PRESSES_A_SECOND)
    await _announces(playground.person(CURATOR, "Куратор", started=True))
    replies = await presses_evenly(people, PRESSES_A_SECOND, ROUNDS)
    return _course(playground.journal, await _all(playground.journal, READERS), replies)


async def _announces(curator: Phone) -> None:
    """Write a letter to everybody and send it, as a curator does."""
    curator.says("/announce")
    await _presses(curator, TO_ALL)
    await curator.hears(within=PATIENCE)
    curator.says(ANNOUNCEMENT)
    await _presses(curator, SEND)


async def _presses(curator: Phone, sign: re.Pattern[str]) -> None:
    """Wait for a button by what it sends, and press it."""
    while (data := _found(curator, sign)) is None:
        await curator.hears(within=PATIENCE)
    curator.listens()
    curator.presses_data(data)


def _found(curator: Phone, sign: re.Pattern[str]) -> str | None:
    shown = curator.last_of_bot
    rows = (shown.keyboard or []) if shown else []
    sent = (str(button.get("callback_data", "")) for row in rows for button in row)
    return next((data for data in sent if sign.match(data)), None)


async def _bare() -> Course:
    async with Playground(everybody=STRICT_ALL, one_chat=STRICT_CHAT) as playground:
        crowd(playground, BARE_MESSAGES, FIRST_READER)
        numbers = (str(FIRST_READER), str(BARE_MESSAGES), str(BUDGET))
        command = ("-m", BASELINE, playground.url, playground.token, *numbers)
        with TemporaryDirectory() as place:
            async with running(*command, log=Path(place) / "log"):
                letters = await _all(playground.journal, BARE_MESSAGES)
                return _course(playground.journal, letters, [])


async def _all(journal: Journal, count: int) -> list[Request]:
    """Wait until so many letters have arrived, or for as long as can be afforded."""
    for _ in range(int(ALL_ARRIVE_WITHIN)):
        letters = _letters(journal)
        if len(letters) >= count:
            break
        await asyncio.sleep(1)
    return letters


def _letters(journal: Journal) -> list[Request]:
    sent = [each for each in journal.of("sendMessage") if each.outcome == "200"]
    return [
        each
        for each in sent
        if WORDS in str(each.params["text"]) and (each.chat_id or 0) >= FIRST_READER
    ]


def _course(journal: Journal, letters: Sequence[Request], replies: list[float]) -> Course:
    first, last = letters[0].at, letters[-1].at
    spent = [
        each
        for each in journal
        if each.method in {"sendMessage", "editMessageText"} and first < each.at <= last
    ]
    return Course(
        budget_used=len(spent) / (last - first) / BUDGET,
        letters=len(letters),
        refused=sum(each.outcome == "429" for each in journal),
        replies=replies,
    )
