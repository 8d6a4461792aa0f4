"""Routers hear what their areas listen to, and carry no ears for anything else."""

from aiogram import Router

from handlers import build_routers
from handlers.listening import hearing_only_its_own

HEARD = {"message", "callback_query"}


def test_areas_hear_messages_and_presses_only() -> None:
    ears = {kind for each in build_routers() for kind in each.observers}
    assert ears == HEARD


def test_what_is_listened_to_stays_also_inside() -> None:
    outer, inner = Router(), Router()

    @inner.message()
    async def said() -> None: ...

    outer.include_router(inner)
    assert hearing_only_its_own(outer) is outer
    assert set(outer.observers) == set()
    assert set(inner.observers) == {"message"}
    assert outer.resolve_used_update_types() == ["message"]
