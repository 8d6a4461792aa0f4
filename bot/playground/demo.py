"""Show the whole bot in the browser: the stage, its page, and nothing from outside."""

import asyncio
import errno
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import click

from bot.ending import CannotGoOn
from bot.playground.clock_api import ClockApi
from bot.playground.college.learners import FORMS, everybody
from bot.playground.mode_api import ModeApi
from bot.playground.stage import Say, Stage, open_stage
from bot.running import cancelled_by_signals

HIGHEST = 65535


@dataclass(frozen=True)
class Demo:
    """Hold the stage and what the page wishes of it."""

    stage: Stage
    mode: ModeApi

    @property
    def port(self) -> int:
        """Return the port of the page, for the next opening."""
        return int(self.stage.playground.url.rpartition(":")[2])


async def show(port: int, *, opens: bool, codes: bool = False) -> None:
    """Keep the demo open until a signal comes; the other mode is the same college opened anew."""
    with cancelled_by_signals():
        while True:
            async with open_demo(port, click.echo, codes=codes) as demo:
                address = demo.stage.playground.url
                click.echo(f"Демо открыто: {address}\nЗакончить: Ctrl+C")
                if opens:
                    await asyncio.to_thread(webbrowser.open, address)
                await demo.mode.wished.wait()
            port, opens, codes = demo.port, False, not codes


@asynccontextmanager
async def open_demo(
    port: int = 0, say: Say = lambda _: None, *, codes: bool = False
) -> AsyncIterator[Demo]:
    """Open the stage and its page; with `codes`, chats in which nobody has a name."""
    api, mode = ClockApi(), ModeApi(codes)
    routes = [*api.routes(), *mode.routes()]
    try:
        async with open_stage(
            port, say, routes, codes=codes, forms=FORMS, troupe=everybody()
        ) as stage:
            api.opened = stage
            yield Demo(stage, mode)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise CannotGoOn(taken(port)) from None


def taken(port: int) -> str:
    """Say what to do when another program has the port."""
    other = port + 1 if port < HIGHEST else port - 1
    return f"Порт {port} занят. Выберите другой: make demo ARGS='--port {other}'"
