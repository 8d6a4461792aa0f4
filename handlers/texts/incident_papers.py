"""Show who looked and exported before an incident, and draft the notice to the supervisor."""

from asyncio import to_thread
from datetime import timedelta

from handlers.callbacks.incident import LooksInIncident
from handlers.callbacks.menu import MenuTo
from handlers.papers.document import Grid, Heading, Part, Words, document
from handlers.screen import File, Room, Screen, ScreenFn
from handlers.texts.incident import kind_words
from handlers.texts.moments import dated, moment
from handlers.texts.pair_parts import button, number, page_of, pager, short
from handlers.texts.speech import _, ngettext
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.incident import Incident
from mentoring.incidents import acts_on
from mentoring.trail import EXPORT, Look, looks_in_incident

PAGE = 12
BACK = timedelta(days=30)
HANDWRITTEN = "______________________________"


async def incident_looks(room: Room, args: Args) -> Screen | None:
    """List views and exports of the last days, the newest first."""
    if not await acts_on(room.tx, room.reader):
        return None
    days = number(args, "days") or 1
    found = await looks_in_incident(room.tx, room.reader, room.now - timedelta(days=days))
    page, shown = page_of(found, number(args, "page"), PAGE)
    title = ngettext(
        "<b>Who looked and exported in {n} day</b>",
        "<b>Who looked and exported in {n} days</b>",
        days,
    ).format(n=days)
    lines = [title, *[await _line(room, each) for each in shown]]
    if not found:
        lines.append(_("Nobody opened a card or took a file away."))
    before = LooksInIncident(days=days, page=page - 1)
    after = LooksInIncident(days=days, page=page + 1)
    rows = [*pager(page, len(found), before, after, PAGE)]
    return Screen("\n".join(lines), (*rows, (button(_("Back"), MenuTo(to="incident")),)))


async def incident_notice(room: Room, _args: Args) -> Screen | None:
    """Draft the notice: facts the bot knows, empty lines for what people must say."""
    current = await room.tx.incidents.current()
    if current is None or not await acts_on(room.tx, room.reader):
        return None
    parts = await _parts(room, current)
    content = await to_thread(document, _("Notice of an incident"), parts)
    text = _(
        "<b>Draft of the notice</b>\nFacts are filled in, the rest is yours. It is sent through "
        "Roskomnadzor's own form: within 24 hours that it happened, within 72 what was found."
    )
    name = f"incident-{current.opened_at.astimezone(room.zone):%Y-%m-%d}.docx"
    back = (button(_("Back"), MenuTo(to="incident")),)
    return Screen(text, (back,), File(name, content))


async def _parts(room: Room, current: Incident) -> list[Part]:
    people = [each for each in await room.tx.people.all() if each.name]
    looks = await looks_in_incident(room.tx, room.reader, current.opened_at - BACK)
    exports = [each for each in looks if each.verb == EXPORT]
    facts = (
        (_("Operator"), room.organisation.name),
        (_("What happened"), kind_words(current.kind)),
        (_("Noticed"), dated(room, current.opened_at)),
        (_("People in the database"), len(people)),
        (_("Files taken away in the 30 days before"), len(exports)),
        (_("Cards opened in the 30 days before"), len(looks) - len(exports)),
        (_("Done at once"), _("exports held back, open links and codes ended")),
        (_("Supposed reason"), HANDWRITTEN),
        (_("Supposed harm"), HANDWRITTEN),
        (_("Who answers questions, how to reach them"), HANDWRITTEN),
    )
    return [
        Heading(_("Notice of an incident with personal data")),
        Words(_("A draft. The bot states what it knows; a person checks it and signs.")),
        Grid((_("Question"), _("Answer")), facts, (60, 110)),
    ]


async def _line(room: Room, look: Look) -> str:
    who = h(short(await room.tx.people.person(look.by))) if look.by else _("the server")
    did = _("took a file away") if look.verb == EXPORT else _("opened a card")
    times = f" × {look.times}" if look.times > 1 else ""
    return f"{moment(room, look.at)}: {who}, {did}{times}"


SCREENS: dict[str, ScreenFn] = {
    "incident_looks": incident_looks,
    "incident_notice": incident_notice,
}
