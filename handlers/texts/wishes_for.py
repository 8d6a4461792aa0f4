"""Word for a curator whose wishes can be written down: people without a messenger."""

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.wishes_for import SilentPeople, WishesFor
from handlers.screen import Button, Room, Screen, ScreenFn
from handlers.texts.pair_parts import button, menu, number, page_of, pager, short
from handlers.texts.speech import _
from handlers.texts.words import name_of
from mentoring.applications import Told
from mentoring.delivery import Args
from mentoring.errors import NotAllowed, NotFound
from mentoring.ids import ParticipationId
from mentoring.wishes.rounds import Round
from mentoring.wishing.on_behalf import side_for, silent


async def wishes_for(room: Room, args: Args) -> Screen | None:
    """Show who has no messenger and has not answered; whoever answers leaves the list."""
    found = await room.tx.wishes.round()
    if not room.reader.is_curator or found is None:
        return None
    there = await silent(room.tx, room.reader, found) if found.is_open(room.now) else []
    page, shown = page_of(there, number(args, "page"))
    people = await room.tx.people.persons({each.person_id for each in shown})
    kept = [_("Noted, thank you.")] if args.get("said") == "kept" else []
    lines = [*kept, "<b>" + _("Wishes from words or paper") + "</b>"]
    if there:
        lines.append(_("They have no messenger. Choose whose wishes to write down."))
    else:
        lines.append(_("Nobody is left to write down."))
    rows = [
        (button(short(people.get(each.person_id)), WishesFor(participation=each.id)),)
        for each in shown
    ]
    turning = pager(page, len(there), SilentPeople(page=page - 1), SilentPeople(page=page + 1))
    back = button(_("Back"), MenuTo(to="wishes"))
    return Screen("\n".join(lines), (*rows, *turning, (back,), menu()))


async def wishes_for_one(room: Room, args: Args) -> Screen | None:
    """Ask how the answers came."""
    if not room.reader.is_curator:
        return None
    about = ParticipationId(number(args, "participation"))
    try:
        own = await side_for(room.tx, room.reader, about)
    except (NotFound, NotAllowed):
        return None
    person = await room.tx.people.person(own.person_id)
    title = _("<b>Wishes · {name}</b>").format(name=name_of(person))
    text = _("How did the answers come? Only curators read them, as all wishes.")
    ways = {Told.WORDS: _("From words"), Told.PAPER: _("From paper")}
    rows = [
        (button(words, WishesFor(participation=about, told=told.value)),)
        for told, words in ways.items()
    ]
    return Screen(f"{title}\n{text}", (*rows, (button(_("Back"), SilentPeople()),)))


async def silent_row(room: Room, found: Round | None) -> tuple[tuple[Button, ...], ...]:
    """Lead to them while a round is open and somebody is left."""
    if found is None or not found.is_open(room.now):
        return ()
    n = len(await silent(room.tx, room.reader, found))
    words = _("From words or paper · {n}").format(n=n)
    return ((button(words, SilentPeople()),),) if n else ()


SCREENS: dict[str, ScreenFn] = {"wishes_for": wishes_for, "wishes_for_one": wishes_for_one}
PUSHED: frozenset[str] = frozenset()
