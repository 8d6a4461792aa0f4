"""Figure (d), second half: how late reminders arrive, one by one and all at once."""

import asyncio
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copyfile
from time import perf_counter

from bot.playground.journal import Request
from bot.playground.server import Playground
from tests.bench.crowd import crowd
from tests.bench.figures import Figure, percentile
from tests.bench.machine import running
from tests.bench.seeding import Couple, seeding
from tests.bench.setting import BUDGET

EVENLY, EVENLY_SECONDS = 600, 60
AT_ONCE = 1_000
AT_ONCE_WITHIN = AT_ONCE / BUDGET + 2
TILL_FIRST = timedelta(seconds=25)
"""Time for rows to be written and the bot to come up."""
TILL_BURST = timedelta(seconds=EVENLY_SECONDS + 10)
SPARE = 30.0
AT_A_TIME = 6
PLAIN_CLAIM = """
UPDATE outbox SET state = 'leased' WHERE id IN (
    SELECT id FROM outbox WHERE state = 'pending' AND due_at <= ? ORDER BY due_at LIMIT ?
) RETURNING id, external_id, kind, args
"""


async def fall_due(
    playground: Playground, file: Path, couple: Couple, accounts: range
) -> list[Figure]:
    """Let reminders fall due before the bot's eyes and clock when they arrive."""
    crowd(playground, len(accounts), accounts.start)
    async with seeding(file) as seed:
        evenly, burst = _plan(seed.now + TILL_FIRST, accounts)
        await seed.reminders(couple, evenly + burst)
    plain = await asyncio.to_thread(_plain_claims, file, burst[0][1])
    known = len(playground.journal.of("sendMessage"))
    command = ("-m", "bot", "run", "--config", str(file))
    async with running(*command, log=file.with_suffix(".log")):
        await _all_sent(playground, burst[0][1], known + EVENLY + AT_ONCE)
    sent = playground.journal.of("sendMessage")[known:]
    return _figures(_lags(sent[:EVENLY], evenly), _lags(sent[EVENLY:], burst), plain)


def _plan(
    first: datetime, accounts: range
) -> tuple[list[tuple[int, datetime]], list[tuple[int, datetime]]]:
    step = timedelta(seconds=EVENLY_SECONDS / EVENLY)
    evenly = [(accounts[n], first + n * step) for n in range(EVENLY)]
    return evenly, [(accounts[n], first + TILL_BURST) for n in range(AT_ONCE)]


async def _all_sent(playground: Playground, burst: datetime, wanted: int) -> None:
    for _ in range(int((burst - _now()).total_seconds() + AT_ONCE_WITHIN + SPARE)):
        if len(playground.journal.of("sendMessage")) >= wanted:
            break
        await asyncio.sleep(1)


def _lags(sent: Sequence[Request], due: list[tuple[int, datetime]]) -> list[float]:
    """Return the seconds from due to received; what never came is as late as can be."""
    began = _now() - timedelta(seconds=asyncio.get_running_loop().time())
    arrived = {each.chat_id: each.at for each in sent if each.outcome == "200"}
    never = float("inf")
    return [arrived.get(chat, never) - (at - began).total_seconds() for chat, at in due]


def _plain_claims(file: Path, burst: datetime) -> list[float]:
    """Claim the same rows by bare SQL in a copy; return the seconds of each claim."""
    copy = file.with_name("copy.db")
    copyfile(file.with_name("bench.db"), copy)
    due = int(burst.timestamp() * 1_000_000)
    seconds, claimed = [], 0
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous=FULL")
        while claimed < EVENLY + AT_ONCE:
            began = perf_counter()
            claimed += len(connection.execute(PLAIN_CLAIM, (due, AT_A_TIME)).fetchall())
            seconds.append(perf_counter() - began)
    copy.unlink()
    return seconds


def _figures(evenly: list[float], burst: list[float], plain: list[float]) -> list[Figure]:
    return [
        Figure(
            f"{EVENLY} reminders due over {EVENLY_SECONDS} s, lag p99 (beside: one plain claim)",
            percentile(evenly, 0.99),
            "s",
            baseline=percentile(plain, 0.99),
            most=2,
        ),
        Figure(
            f"{AT_ONCE} reminders due at one instant, the last (beside: plain claims of all)",
            max(burst),
            "s",
            baseline=sum(plain) * AT_ONCE / (EVENLY + AT_ONCE),
            most=AT_ONCE_WITHIN,
        ),
    ]


def _now() -> datetime:
    return datetime.now(UTC)
