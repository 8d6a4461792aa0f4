"""The command line: `python -m bot COMMAND`; what a command needs is imported when it runs."""

import gc
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.settings import Settings

ELSEWHERE: tuple[tuple[str, str, str], ...] = (
    (
        "curator",
        "bot.claims:curator",
        "Confirm the first curator, or print a way in.",
    ),
    (
        "organisation",
        "bot.organisations:organisation",
        "Add an organisation to this bot, or list them.",
    ),
    (
        "import",
        "bot.roster:take_list",
        "Take a list of people in from a file, or write the template.",
    ),
    (
        "export",
        "bot.export:export",
        "Write both bases into a folder, with names and with codes.",
    ),
    (
        "demo",
        "bot.playground.commands:demo",
        "Show the whole bot in the browser: no token, no network.",
    ),
    (
        "tour",
        "bot.playground.commands:tour",
        "Play one whole programme as a transcript in the terminal.",
    ),
)
"""Commands that live in modules of their own: name, module:attribute, one line of help."""

FAULTY = 2


class LazyGroup(click.Group):
    """List all commands, import only the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name our own commands and those that live elsewhere."""
        return sorted([*super().list_commands(ctx), *(name for name, _, _ in ELSEWHERE)])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command that lives elsewhere."""
        for name, place, _help in ELSEWHERE:
            if name == cmd_name:
                module, _, attribute = place.partition(":")
                command: click.Command = getattr(import_module(module), attribute)
                return command
        return super().get_command(ctx, cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Describe every command without importing it."""
        ours = {name: command.get_short_help_str(70) for name, command in self.commands.items()}
        theirs = {name: text for name, _, text in ELSEWHERE}
        with formatter.section("Commands"):
            formatter.write_dl(sorted({**ours, **theirs}.items()))


config = click.option(
    "--config",
    "path",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="The settings file.",
)
file = click.argument("file", type=click.Path(path_type=Path, dir_okay=False))


@click.group(cls=LazyGroup)
def cli() -> None:
    """Run a school's mentoring programme in a Telegram chat."""


@cli.command()
@config
def run(path: Path | None) -> None:
    """Run the bot until it is stopped."""
    gc.disable()  # nothing of what is loaded is garbage, and looking takes a sixth of a start
    settings = loaded(path)
    from bot.lean_types import import_aiogram

    import_aiogram()
    from bot.running import run_until_stopped

    run_until_stopped(settings)


@cli.command()
@config
def check(path: Path | None) -> None:
    """Say everything that is wrong with settings, database, token and questionnaires."""
    file = named(path)
    from bot.lean_types import import_aiogram

    import_aiogram()
    from bot.check import check_all

    report = check_all(file)
    for fault in report.faults:
        click.echo(str(fault), err=True)
    if report.health:
        click.echo(report.health)
    if report.faults:
        raise click.exceptions.Exit(FAULTY)
    click.echo("everything is in order")


@cli.command()
@config
def migrate(path: Path | None) -> None:
    """Bring the database to this version's schema."""
    settings = loaded(path)
    from bot.upkeep import migrate_database

    click.echo(migrate_database(settings))


@cli.command()
@file
@config
def backup(file: Path, path: Path | None) -> None:
    """Copy the database into FILE; the bot may run meanwhile."""
    settings = loaded(path)
    from bot.upkeep import backup_database

    click.echo(backup_database(settings, file))


@cli.command()
@file
@config
def restore(file: Path, path: Path | None) -> None:
    """Put the copy FILE in the place of the database; the bot must not run."""
    settings = loaded(path)
    from bot.restore import restore_database

    click.echo(restore_database(settings, file))


def named(path: Path | None) -> Path:
    """Return the settings file that was named, or say what to do."""
    if path is None:
        raise click.UsageError(
            "which settings? Copy config.example.toml to config.toml, fill it in "
            "and add: --config config.toml"
        )
    return path


def loaded(path: Path | None) -> "Settings":
    """Load the settings or print one line for each fault."""
    from bot.settings_file import FaultySettings, load

    try:
        return load(named(path))
    except FaultySettings as error:
        for fault in error.faults:
            click.echo(str(fault), err=True)
        raise click.exceptions.Exit(FAULTY) from None
