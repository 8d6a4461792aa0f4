"""Describe what areas add to the menu and to the command list of a staff role."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from handlers.screen import Room, Rows
from mentoring.people import StaffRole

RowsFn = Callable[[Room], Awaitable[Rows]]
"""Give the rows an area adds to the menu; it looks at the reader's roles itself.

A module of `handlers/texts` takes part by `STAFF_ROWS: dict[str, RowsFn]` under a name of its own.
"""


@dataclass(frozen=True, slots=True)
class StaffCommand:
    """Offer a command to some roles; `says` names it in the language in force.

    A module of `handlers/texts` takes part by `STAFF_COMMANDS: dict[str, StaffCommand]`.
    """

    roles: frozenset[StaffRole]
    says: Callable[[], str]
