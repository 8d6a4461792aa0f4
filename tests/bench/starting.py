"""Figure (d), first half: what it costs to start, with few and with many reminders waiting."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bot.playground.limits import STRICT_ALL, STRICT_CHAT
from bot.playground.server import Playground
from tests.bench.figures import Figure
from tests.bench.machine import Cost, asks, bare_import, running
from tests.bench.reminding import fall_due
from tests.bench.seeding import Couple, seeding
from tests.bench.setting import BUDGET, CHAT_BURST, settings_file

ROUNDS = 3
FEW, MANY = 1_000, 100_000
ACCOUNTS = range(300_001, 301_001)
NEXT_WEEK = timedelta(days=7)


async def measure() -> list[Figure]:
    """Start the bot on a database that fills, then let reminders fall due in it."""
    async with Playground(everybody=STRICT_ALL, one_chat=STRICT_CHAT) as playground:
        with TemporaryDirectory() as place:
            folder = Path(place)
            database = f"sqlite:///{folder}/bench.db"
            file = settings_file(folder, playground, database, BUDGET, CHAT_BURST)
            async with seeding(file) as seed:
                couple = await seed.couple()
                await seed.accounts_of(couple, ACCOUNTS)
            figures = await _starts(playground, file, couple, range(FEW))
            figures += await _starts(playground, file, couple, range(FEW, MANY))
            return figures + await fall_due(playground, file, couple, ACCOUNTS)


async def _starts(playground: Playground, file: Path, couple: Couple, more: range) -> list[Figure]:
    """Let more reminders wait, and start the bot and a bare import in turn."""
    async with seeding(file) as seed:
        later = seed.now + NEXT_WEEK
        await seed.reminders(couple, [_far(number, later) for number in more])
    ours, bare = [], []
    for _ in range(ROUNDS):
        bare.append(await bare_import())
        ours.append(await _first_request(playground, file))
    return _compared(ours, bare, f"{more.stop:,} reminders waiting")


def _far(number: int, later: datetime) -> tuple[int, datetime]:
    return ACCOUNTS[number % len(ACCOUNTS)], later + timedelta(milliseconds=number)


async def _first_request(playground: Playground, file: Path) -> Cost:
    """Start the bot and return what it cost until it asks for updates."""
    before = len(playground.journal.of("getUpdates"))
    command = ("-m", "bot", "run", "--config", str(file))
    async with running(*command, log=file.with_suffix(".log")) as program:
        return program.cost(await asks(playground, before))


def _compared(ours: Sequence[Cost], bare: Sequence[Cost], when: str) -> list[Figure]:
    """Compare each start with the bare import before it; the target is what we add."""

    def figure(what: str, unit: str, of: Callable[[Cost], float], most: float | None) -> Figure:
        added = median(of(one) - of(other) for one, other in zip(ours, bare, strict=True))
        name = f"Start to the first getUpdates, {what} above a bare import, {when}"
        return Figure(name, added, unit, baseline=median(map(of, bare)), most=most)

    return [
        figure("seconds", "s", lambda cost: cost.seconds, 1.5),
        figure("processor time", "s", lambda cost: cost.cpu, None),
        figure("memory", "MB", lambda cost: cost.megabytes, 60),
    ]
