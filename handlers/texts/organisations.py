"""Word the choice among the organisations a bot serves."""

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.organisations import ChooseOrganisation, LookAtOrganisations
from handlers.screen import Button, Room, Screen, ScreenFn
from handlers.texts.pair_parts import PAGE, button, menu, number, page_of, pager
from handlers.texts.speech import _
from handlers.texts.words import one_line
from mentoring.delivery import Args
from mentoring.ids import OrganisationId
from mentoring.organisations import Served

WIDE = 50
BRANCH = " › "


async def organisations(room: Room, args: Args) -> Screen | None:
    """List what the reader may talk to: their own, and all where anybody may register."""
    account = room.reader.account
    known = await room.tx.people.organisations_at(account.channel, account.external_id)
    served = {each.id: each for each in await room.tx.organisations.served()}
    own = [served[each] for each in known if each in served]
    others = [each for each in served.values() if each not in own]
    offered = [*own, *(others if room.house.rules.open_registration else ())]
    if account.chosen_at is None:
        offered = list(served.values())
    page, shown = page_of(offered, number(args, "page"))
    here = account.organisation_id if account.chosen_at is not None else None
    rows = [(_choice(each, served, here),) for each in shown]
    turns = pager(page, len(offered), _look(page - 1), _look(page + 1), PAGE)
    if here is None:
        text = _("<b>Which organisation are you from?</b>\nThis bot works for several.")
        return Screen(text, (*rows, *turns))
    text = _("<b>Organisation</b>\nEach one keeps its own data. With which shall we go on?")
    return Screen(text, (*rows, *turns, menu()))


async def settings_rows(room: Room) -> tuple[tuple[Button, ...], ...]:
    """Offer the other organisations in the settings, where there are any."""
    if len(await room.tx.organisations.served()) < 2:
        return ()
    return ((button(_("Organisation"), MenuTo(to="organisation")),),)


def full_name(each: Served, served: dict[OrganisationId, Served]) -> str:
    """Name an organisation with the one it is a branch of."""
    parent = served.get(each.parent_id) if each.parent_id else None
    return (parent.name + BRANCH if parent else "") + each.name


def _choice(
    each: Served, served: dict[OrganisationId, Served], here: OrganisationId | None
) -> Button:
    mark = "• " if each.id == here else ""
    name = one_line(mark + full_name(each, served), WIDE)
    return Button(name, ChooseOrganisation(organisation=each.id).pack())


def _look(page: int) -> LookAtOrganisations:
    return LookAtOrganisations(page=max(0, page))


SCREENS: dict[str, ScreenFn] = {"organisations": organisations}
