"""Start the command line; whatever goes wrong is said in one line."""

import sys
from types import TracebackType

import click

from bot.cli import cli
from bot.ending import CannotGoOn

INTERRUPTED = 130


def main() -> None:
    """Run a command and end with its exit status."""
    sys.excepthook = say_in_one_line
    try:
        status = cli.main(standalone_mode=False)
    except CannotGoOn as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    except click.UsageError as error:
        click.echo(error.format_message(), err=True)
        sys.exit(error.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(INTERRUPTED)
    sys.exit(status if isinstance(status, int) else 0)


def say_in_one_line(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Replace the traceback nobody at a school can use by the place where it happened."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" at {trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else ""
    click.echo(f"unexpected {kind.__name__}{place}; please report this line", err=True)


if __name__ == "__main__":
    main()
