"""Hand the bases over as files: both in one workbook, or each as plain text."""

from asyncio import to_thread

from handlers.callbacks.people import Bases, MoreOfPeople, TakeBases
from handlers.papers.bases import plain_text
from handlers.papers.workbook import Sheet, workbook
from handlers.screen import File, Room, Rows, Screen, ScreenFn
from handlers.texts.base_tables import categories_base, mentees_base, mentors_base
from handlers.texts.names import server_line
from handlers.texts.pair_parts import button, menu
from handlers.texts.speech import _, ngettext
from mentoring.bases import BothBases, both_bases
from mentoring.delivery import Args

MENTEES, MENTORS = "mentees", "mentors"


async def bases(room: Room, _args: Args) -> Screen | None:
    """Offer the files: with names and with codes."""
    if not room.reader.is_curator:
        return None
    text = _(
        "<b>Bases</b>\nMentees, mentors and mentees by category, in the usual columns. "
        "With codes there are no names, phones, birth dates or own words inside."
    )
    if room.organisation.pseudonymous:
        text += "\n" + server_line()
    rows = (
        *_with_names(room),
        (button(_("With codes · Excel"), TakeBases(named=False)),),
        (
            button(_("Mentees, codes · CSV"), TakeBases(named=False, plain=MENTEES)),
            button(_("Mentors, codes · CSV"), TakeBases(named=False, plain=MENTORS)),
        ),
        (button(_("Back"), MoreOfPeople()), *menu()),
    )
    return Screen(text, rows)


def _with_names(room: Room) -> Rows:
    """Offer what holds names, unless the chat holds codes only."""
    if room.organisation.pseudonymous:
        return ()
    plain = (
        button(_("Mentees · CSV"), TakeBases(named=True, plain=MENTEES)),
        button(_("Mentors · CSV"), TakeBases(named=True, plain=MENTORS)),
    )
    return ((button(_("With names · Excel"), TakeBases(named=True)),), plain)


async def bases_file(room: Room, args: Args) -> Screen | None:
    """Make the file that was asked for; writing it takes a moment, so a thread does it."""
    if not room.reader.is_curator:
        return None
    named, plain = bool(args.get("named")), str(args.get("plain") or "")
    named = named and not room.organisation.pseudonymous
    found = await both_bases(room.tx)
    file = await base_file(room, found, plain, named=named)
    mentees, mentors = len(found.mentees), len(found.mentors)
    told = ", ".join(
        (
            ngettext("{n} mentee", "{n} mentees", mentees).format(n=mentees),
            ngettext("{n} mentor", "{n} mentors", mentors).format(n=mentors),
        )
    )
    lines = [_("<b>Bases</b> · {people}").format(people=told), _care(named=named)]
    return Screen("\n".join(lines), ((button(_("Other files"), Bases()), *menu()),), file)


async def base_file(room: Room, found: BothBases, plain: str, *, named: bool) -> File:
    """Return one of the files; its name tells the kind and the day, nothing of people."""
    codes = "" if named else "-codes"
    day = room.today.isoformat()
    if plain:
        sheet = mentors_base if plain == MENTORS else mentees_base
        content = await to_thread(plain_text, sheet(room, found, named=named))
        which = MENTORS if plain == MENTORS else MENTEES
        return File(f"{which}{codes}-{day}.csv", content)
    content = await to_thread(workbook, base_sheets(room, found, named=named))
    return File(f"bases{codes}-{day}.xlsx", content)


def base_sheets(room: Room, found: BothBases, *, named: bool) -> tuple[Sheet, ...]:
    """Return both bases and the mentees by category."""
    makers = (mentees_base, mentors_base, categories_base)
    return tuple(make(room, found, named=named) for make in makers)


def _care(*, named: bool) -> str:
    if named:
        return _(
            "There are personal data inside: keep the file where only curators can read it. "
            "It is noted that you have taken it."
        )
    return _("Codes stand for people; who is who is known only here.")


SCREENS: dict[str, ScreenFn] = {"bases": bases, "bases_file": bases_file}
PUSHED: frozenset[str] = frozenset()
