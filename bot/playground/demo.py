"""The command `demo`: the whole bot in the browser, with no token and no network."""

import asyncio
import errno
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import click

from bot.ending import CannotGoOn
from bot.logs import set_up_logs
from bot.playground.clock_api import ClockApi
from bot.playground.stage import Say, Stage, open_stage
from bot.running import cancelled_by_signals

PORT = 8090


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True)
@click.option("--no-open", is_flag=True, help="Only print the address.")
def demo(port: int, no_open: bool) -> None:
    """Show the whole bot in the browser: no token, no network."""
    set_up_logs("error")
    with suppress(asyncio.CancelledError):
        asyncio.run(show(port, opens=not no_open))
    click.echo("До свидания.")


async def show(port: int, *, opens: bool) -> None:
    """Keep the demo open until a signal comes."""
    with cancelled_by_signals():
        async with open_demo(port, click.echo) as stage:
            address = stage.playground.url
            click.echo(f"Демо открыто: {address}\nЗакончить: Ctrl+C")
            if opens:
                await asyncio.to_thread(webbrowser.open, address)
            await asyncio.get_running_loop().create_future()


@asynccontextmanager
async def open_demo(port: int = 0, say: Say = lambda _: None) -> AsyncIterator[Stage]:
    """Open the stage and its page."""
    api = ClockApi()
    try:
        async with open_stage(port, say, api.routes()) as stage:
            api.opened = stage
            yield stage
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise CannotGoOn(taken(port)) from None


def taken(port: int) -> str:
    """Say what to do when another program has the port."""
    other = port + 1 if port < PORT + 100 else PORT
    return f"Порт {port} занят. Выберите другой: make demo ARGS='--port {other}'"
