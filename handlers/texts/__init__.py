"""Word every reply and every message of the outbox; each module here declares its kinds.

`SCREENS` words a kind, `PUSHED` names the kinds that the bot sends on its own, `REFUSALS` words
what the rules refuse, `STAFF_ROWS` and `STAFF_COMMANDS` add to the menu and to the command list
of a staff role. A module takes part by declaring constants of these names.
"""

from handlers.plugs import areas, declared
from handlers.screen import RefusalFn, ScreenFn
from handlers.staff_menu import RowsFn, StaffCommand

SCREENS: dict[str, ScreenFn] = declared(__name__, "SCREENS")
REFUSALS: dict[str, RefusalFn] = declared(__name__, "REFUSALS")
STAFF_ROWS: dict[str, RowsFn] = declared(__name__, "STAFF_ROWS")
STAFF_COMMANDS: dict[str, StaffCommand] = declared(__name__, "STAFF_COMMANDS")
PUSHED: frozenset[str] = frozenset(
    kind for module in areas(__name__) for kind in getattr(module, "PUSHED", ())
)
