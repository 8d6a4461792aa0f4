"""Word who looked at people's data and who took lists away, day by day."""

from handlers.callbacks.people import Looks, MoreOfPeople
from handlers.screen import Room, Rows, Screen, ScreenFn
from handlers.staff_menu import RowsFn
from handlers.texts.moments import day
from handlers.texts.pair_parts import button, menu, number, page_of, pager, short, span
from handlers.texts.speech import _, pgettext
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.ids import PersonId
from mentoring.people import Person, StaffRole
from mentoring.trail import AUDITORS, EXPORT, KEPT_ON_SCREEN, Look, looks_of_staff

LINES = 15


async def looks(room: Room, args: Args) -> Screen | None:
    """List views and exports of the last month, the newest first."""
    if room.reader.person is None or not AUDITORS & room.reader.roles:
        return None
    found = await looks_of_staff(room.tx, room.reader, room.now - KEPT_ON_SCREEN)
    page, shown = page_of(found, number(args, "page"), LINES)
    title = _("<b>Who looked and took away</b>")
    if not found:
        text = title + "\n" + _("Nobody within the last thirty days.")
        return Screen(text, (menu(),))
    named = {each for look in shown for each in (look.by, look.about) if each is not None}
    people = await room.tx.people.persons(named)
    lines = [f"{title}: {span(page, len(shown), len(found), LINES)}"]
    lines += [look_line(room, each, people) for each in shown]
    nearby = pager(page, len(found), Looks(page=page - 1), Looks(page=page + 1), LINES)
    to_people = (button(_("Back"), MoreOfPeople()),) if room.reader.is_curator else ()
    back = (*to_people, *menu())
    return Screen("\n".join(lines), (*nearby, back))


def look_line(room: Room, look: Look, people: dict[PersonId, Person]) -> str:
    """Say in a line who looked at what of whom, and how often that day."""
    when = day(look.at.astimezone(room.zone).date())
    who = short(people.get(look.by)) if look.by else _("on the server")
    told = f"{when} · {h(who)} · {what_words(look)}"
    if look.about is not None:
        told += f": {h(short(people.get(look.about)))}"
    return f"{told} × {look.times}" if look.times > 1 else told


def what_words(look: Look) -> str:
    """Name what was looked at or taken away."""
    known = {
        "card": pgettext("looked at", "card"),
        "history": pgettext("looked at", "history"),
        "match": pgettext("looked at", "the answers when choosing a pair"),
        "steps": pgettext("looked at", "the steps of an application"),
        "interview": pgettext("looked at", "a talk and what came of it"),
        "help": pgettext("looked at", "a request for help"),
        "needs": pgettext("looked at", "the curator's notes of needs"),
        "event_guests": pgettext("looked at", "the list of an event as a file"),
        "wishes": pgettext("looked at", "the summary of wishes as a file"),
        "request": pgettext("looked at", "a changed request"),
        "report": pgettext("looked at", "the report as a file"),
        "bases_named": pgettext("looked at", "the bases with names as a file"),
        "bases_codes": pgettext("looked at", "the bases with codes as a file"),
    }
    other = pgettext("looked at", "a file with lists")
    kept = pgettext("looked at", "personal data")
    return known.get(look.what) or (other if look.verb == EXPORT else kept)


async def looks_rows(room: Room) -> Rows:
    """Offer the trail to administrators; a curator finds it beside the people."""
    roles = room.reader.roles
    if StaffRole.ADMINISTRATOR not in roles or room.reader.is_curator:
        return ()
    return ((button(_("Who looked and took away"), Looks()),),)


SCREENS: dict[str, ScreenFn] = {"looks": looks}
PUSHED: frozenset[str] = frozenset()
STAFF_ROWS: dict[str, RowsFn] = {"looks": looks_rows}
