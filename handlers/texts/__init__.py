"""Word every reply and every message of the outbox; each module here declares its kinds.

`SCREENS` words a kind, `PUSHED` names the kinds that the bot sends on its own, `REFUSALS` words
what the rules refuse. A module takes part by declaring constants of these names.
"""

from handlers.plugs import areas, declared
from handlers.screen import RefusalFn, ScreenFn

SCREENS: dict[str, ScreenFn] = declared(__name__, "SCREENS")
REFUSALS: dict[str, RefusalFn] = declared(__name__, "REFUSALS")
PUSHED: frozenset[str] = frozenset(
    kind for module in areas(__name__) for kind in getattr(module, "PUSHED", ())
)
