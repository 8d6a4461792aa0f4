"""The commands `demo` and `tour`; what they need is imported when one of them runs."""

import asyncio
from contextlib import suppress

import click

PORT = 8090


@click.command()
@click.option(
    "--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0 takes any."
)
@click.option("--no-open", is_flag=True, help="Only print the address.")
@click.option("--pseudonymous", is_flag=True, help="Codes in place of names in every chat.")
def demo(port: int, no_open: bool, pseudonymous: bool) -> None:
    """Show the whole bot in the browser: no token, no network."""
    click.echo("Открываю демо…")
    from bot.lean_types import import_aiogram

    import_aiogram()
    from bot.logs import set_up_logs
    from bot.playground.demo import show

    set_up_logs("error")
    with suppress(asyncio.CancelledError):
        asyncio.run(show(port, opens=not no_open, codes=pseudonymous))
    click.echo("До свидания.")


@click.command()
def tour() -> None:
    """Play one whole programme as a transcript in the terminal."""
    from bot.lean_types import import_aiogram

    import_aiogram()
    from bot.logs import set_up_logs
    from bot.playground.tour import play

    set_up_logs("error")
    asyncio.run(play(click.echo))
