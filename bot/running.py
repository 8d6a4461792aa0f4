"""Run the bot until it is stopped: open, take up, fetch; on a signal end in good order."""

import asyncio
import gc
import logging
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import click

from bot.app import App
from bot.composition import open_app
from bot.ending import CannotGoOn
from bot.first_run import Door, ask_terminal
from bot.logs import set_up_logs
from bot.patience import UNKNOWN_TO_TELEGRAM
from bot.settings import Settings
from mentoring.questionnaire.refusals import FaultyDefinition
from storage import StorageError

log = logging.getLogger(__name__)

OWNER_ONLY = 0o077
SETTLED_AFTER = 2.0
"""Seconds of work after which the collector is told what stays; a start does not wait for it."""


def run_until_stopped(settings: Settings) -> None:
    """Run; what cannot be mended by waiting ends the process with one line."""
    os.umask(OWNER_ONLY)
    set_up_logs(settings.log.level)
    try:
        with suppress(asyncio.CancelledError):
            asyncio.run(serve(settings))
    except StorageError as error:
        raise CannotGoOn(f"database.url: {error}") from None
    except FaultyDefinition as error:
        raise CannotGoOn(f"questionnaires.folder: {error}") from None


async def serve(settings: Settings) -> None:
    """Open the bot and let it work until a signal comes."""
    with cancelled_by_signals():
        async with open_app(settings) as app:
            await app.begin()
            app.jobs.start()
            asyncio.get_running_loop().call_later(SETTLED_AFTER, keep_what_is_loaded)
            welcome(app)
            log.info("@%s is at work", app.house.bot_name)
            try:
                await work(app)
            except asyncio.CancelledError:
                log.info("stopping: what is in hand is finished")


def welcome(app: App) -> None:
    """Publish the command lists; let the first curator in, if there is none."""
    app.nursery.start(app.commands.publish(), name="command lists")
    app.nursery.start(Door(app, ask_terminal, click.echo).keep(), name="first curator")


def keep_what_is_loaded() -> None:
    """Spare the collector the models of aiogram: they stay, and a full pass costs 0.25 s."""
    gc.collect()
    gc.freeze()
    gc.enable()  # `run` loads without it


async def work(app: App) -> None:
    """Take updates in until that ends, which only a fault or a signal makes it do."""
    source = app.nursery.start(take_in(app), name="intake")
    refused = app.nursery.start(app.stop.wait(), name="token")
    try:
        await asyncio.wait({source, refused}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        source.cancel()
        refused.cancel()
        await asyncio.wait({source, refused})
    if app.stop.is_set():
        raise CannotGoOn(UNKNOWN_TO_TELEGRAM)
    await source


async def take_in(app: App) -> None:
    """Fetch updates or have them brought, as the settings say."""
    if app.settings.telegram.mode == "polling":
        from bot.polling import Polling

        await Polling(app.bot, app.intake, app.patience).run()
        return
    from bot.webhook import WebhookServer

    server = WebhookServer(app.bot, app.intake, app.patience, app.settings.telegram.webhook)
    await server.start()
    try:
        await app.stop.wait()
    finally:
        await server.stop()


@contextmanager
def cancelled_by_signals() -> Iterator[None]:
    """Turn the first SIGTERM or SIGINT into the cancellation of this task."""
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    assert task is not None  # noqa: S101 - we are in it
    once = iter([task])

    def end() -> None:
        for running in once:
            running.cancel()

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, end)
    try:
        yield
    finally:
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(number)
