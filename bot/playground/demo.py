"""Show the whole bot in the browser: the stage, its page, and nothing from outside."""

import asyncio
import errno
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import click

from bot.ending import CannotGoOn
from bot.playground.clock_api import ClockApi
from bot.playground.stage import Say, Stage, open_stage
from bot.running import cancelled_by_signals

HIGHEST = 65535


async def show(port: int, *, opens: bool, codes: bool = False) -> None:
    """Keep the demo open until a signal comes."""
    with cancelled_by_signals():
        async with open_demo(port, click.echo, codes=codes) as stage:
            address = stage.playground.url
            click.echo(f"Демо открыто: {address}\nЗакончить: Ctrl+C")
            if opens:
                await asyncio.to_thread(webbrowser.open, address)
            await asyncio.get_running_loop().create_future()


@asynccontextmanager
async def open_demo(
    port: int = 0, say: Say = lambda _: None, *, codes: bool = False
) -> AsyncIterator[Stage]:
    """Open the stage and its page; with `codes`, chats in which nobody has a name."""
    api = ClockApi()
    try:
        async with open_stage(port, say, api.routes(), codes=codes) as stage:
            api.opened = stage
            yield stage
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise CannotGoOn(taken(port)) from None


def taken(port: int) -> str:
    """Say what to do when another program has the port."""
    other = port + 1 if port < HIGHEST else port - 1
    return f"Порт {port} занят. Выберите другой: make demo ARGS='--port {other}'"
