"""Hold the conversation: what people say and press, and how every reply is worded."""

from aiogram import Router

from handlers.listening import hearing_only_its_own
from handlers.plugs import areas, declared

FIRST = ("organisations", "waiting", "questionnaire")
"""Where an update belongs, a learner who waits, then the area nearly every one is for."""

LATE = ("start", "fallback")
"""Areas asked after all others: a link may be another area's, the rest comes last."""


def build_routers() -> list[Router]:
    """Build the router of every area, in the order they are asked."""
    modules = {each.__name__.rpartition(".")[2]: each for each in areas(__name__)}
    others = (name for name in modules if name not in (*FIRST, *LATE))
    between = [name for name in others if hasattr(modules[name], "router")]
    finishers = declared(__name__, "FINISH")
    return [
        hearing_only_its_own(
            modules[name].router(finishers) if name == "questionnaire" else modules[name].router()
        )
        for name in (*FIRST, *between, *LATE)
    ]
