"""Print every figure, write them as JSON, end with 1 when one is short."""

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

from tests.bench import answering, importing, latency, mailing, matching, searching, starting
from tests.bench.figures import Figure, write
from tests.bench.postgres import fresh_database, server

SQLITE = "sqlite:///{folder}/bench.db"
PLAIN_SQLITE = "sqlite+aiosqlite:///{folder}/plain.db"
HEAD = "name | ours | baseline | ratio | target | ok"


def main() -> int:
    """Run the chosen parts."""
    chosen = arguments()
    figures = asyncio.run(run(chosen.only.split(",")))
    write(figures, chosen.json)
    return 0 if all(each.met for each in figures) else 1


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    letters = ",".join(PARTS)
    parser.add_argument("--only", default=letters, help=f"parts to run, of {letters}")
    parser.add_argument("--json", type=Path, default=Path("bench.json"), help="where to write")
    found = parser.parse_args()
    if unknown := set(found.only.split(",")) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    return found


async def run(letters: list[str]) -> list[Figure]:
    """Measure part by part and print each figure as soon as it is known."""
    print(HEAD, flush=True)
    found: list[Figure] = []
    for letter in letters:
        title, measure = PARTS[letter]
        print(f"({letter}) {title}…", file=sys.stderr, flush=True)
        async for figure in measure():
            print(figure.line(), flush=True)
            found.append(figure)
    return found


async def answers() -> AsyncIterator[Figure]:
    """Measure on both databases."""
    for figure in await answering.measure(SQLITE, PLAIN_SQLITE, "SQLite"):
        yield figure
    async with fresh_database() as url:
        if url is None:
            print(f"no PostgreSQL answers at {server()}: nothing measured on it", flush=True)
            return
        plain = url.replace("postgresql://", "postgresql+asyncpg://")
        for figure in await answering.measure(url, plain, "PostgreSQL"):
            yield figure


def whole(
    measure: Callable[[], Awaitable[list[Figure]]],
) -> Callable[[], AsyncIterator[Figure]]:
    """Hand out what one part found."""

    async def figures() -> AsyncIterator[Figure]:
        for figure in await measure():
            yield figure

    return figures


PARTS: dict[str, tuple[str, Callable[[], AsyncIterator[Figure]]]] = {
    "a": ("processor time of an answer", answers),
    "b": ("how long people wait, about three minutes", whole(latency.measure)),
    "c": ("an announcement, about three minutes", whole(mailing.measure)),
    "d": ("starts and reminders, about three minutes", whole(starting.measure)),
    "e": ("ten thousand people taken in, about a minute", whole(importing.measure)),
    "f": ("search among a hundred thousand people, about a minute", searching.measure),
    "g": ("plans of pairs, about four minutes", matching.measure),
}

if __name__ == "__main__":
    sys.exit(main())
