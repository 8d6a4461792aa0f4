"""Word the preliminary request for those who read its counts: bars, charts, a poster, its end."""

from asyncio import to_thread
from functools import partial

from handlers.callbacks.outreach import (
    AskingHome,
    AskingPaper,
    BeginAsking,
    EndAsking,
    OutreachHome,
)
from handlers.papers.poster import poster
from handlers.papers.workbook import Sheet, workbook
from handlers.screen import Button, File, Room, Screen, ScreenFn
from handlers.texts.pair_parts import button, menu, number
from handlers.texts.speech import _, locale, ngettext
from handlers.texts.words import h
from mentoring.asking import Asking
from mentoring.delivery import Args
from mentoring.ids import AskingId
from mentoring.links import deep_link
from mentoring.outreach import FEW, Circle, outreach
from mentoring.preliminary import PREFIX, Answers, answers

BAR = "▇"
WIDTH = 10


async def asking_home(room: Room, _args: Args) -> Screen | None:
    """Show the counts as bars, with what can be done."""
    asking = await room.tx.askings.newest()
    if asking is None:
        return _not_yet(room)
    found = await answers(room.tx, room.reader, asking)
    if found is None:
        return None
    lines = [_("<b>Preliminary request</b>"), _people(found)]
    if not asking.is_open:
        lines.append(_("It is over; the numbers stay."))
    for circle in outreach().circles:
        lines += _circle_lines(circle, found)
    if asking.is_open and room.reader.is_curator:
        link = deep_link(room.house, PREFIX + asking.token)
        lines.append(_("The link: {link}").format(link=f"<code>{h(link)}</code>"))
    return Screen("\n".join(lines), _rows(room, asking))


async def asking_sure(room: Room, args: Args) -> Screen | None:
    """Ask once more before the asking ends."""
    if not room.reader.is_curator:
        return None
    text = _("Stop asking? The numbers stay, the posters' link says that it is over.")
    press = EndAsking(asking=number(args, "asking"), sure=True)
    return Screen(text, ((button(_("Back"), AskingHome()),), (button(_("Stop asking"), press),)))


async def asking_paper(room: Room, args: Args) -> Screen | None:
    """Make the poster with the link, or the counts with a chart for each circle."""
    asking = await room.tx.askings.get(AskingId(number(args, "asking")))
    found = await answers(room.tx, room.reader, asking) if asking else None
    if asking is None or found is None:
        return None
    back = ((button(_("Back"), AskingHome()),),)
    if args.get("kind") == "xlsx":
        content = await to_thread(workbook, _sheets(found))
        text = _("<b>Preliminary request</b>\nNumbers only, nobody's name is in the file.")
        return Screen(text, back, File("requests.xlsx", content))
    link = deep_link(room.house, PREFIX + asking.token)
    heading = _("One minute about mentoring")
    words = _("Which help would you like? Two questions by buttons, without a name.")
    scan = _("Point the camera of a phone here")
    make = partial(poster, heading, room.organisation.name, words, scan, link)
    text = _("<b>Poster · preliminary request</b>\nA4, with a QR picture.")
    return Screen(text, back, File("poster-request.docx", await to_thread(make)))


def _not_yet(room: Room) -> Screen | None:
    if not room.reader.is_curator:
        return None
    text = _(
        "<b>Preliminary request</b>\n"
        "Before the questionnaires: one anonymous minute. People say who they are and what would "
        "help; you get numbers only. Once a person, for this cycle."
    )
    begin = (button(_("Begin to ask"), BeginAsking()),)
    return Screen(text, (begin, (button(_("Back"), OutreachHome()),)))


def _people(found: Answers) -> str:
    n = found.people
    if n is None:
        return _("Fewer than {n} have answered.").format(n=FEW)
    told = ngettext("{n} person has answered.", "{n} people have answered.", n).format(n=n)
    if not n:
        told = _("Nobody has answered yet.")
    few = _("The answers show when at least {n} are there.").format(n=FEW)
    return told if n >= FEW else f"{told} {few}"


def _circle_lines(circle: Circle, found: Answers) -> list[str]:
    if circle.code not in found.by_circle:
        return []
    counted = found.needs.get(circle.code, {})
    most = max((n for n in counted.values() if n), default=1)
    lines = [f"\n<b>{circle.title.said(locale())}: {_shown(found.by_circle[circle.code])}</b>"]
    for need in circle.needs:
        if need.code in counted:
            n = counted[need.code]
            bar = BAR * max(1, round(WIDTH * (n or 0) / most))
            lines.append(f"{bar} {_shown(n)} · {need.text.said(locale())}")
    return lines


def _shown(n: int | None) -> str:
    return str(n) if n is not None else _("fewer than {n}").format(n=FEW)


def _rows(room: Room, asking: Asking) -> tuple[tuple[Button, ...], ...]:
    excel = button(_("Excel, charts"), AskingPaper(asking=asking.id, kind="xlsx"))
    if not room.reader.is_curator:
        return ((excel,), menu())
    if not asking.is_open:
        again = button(_("Ask again"), BeginAsking())
        return ((excel, again), (button(_("Back"), OutreachHome()),), menu())
    paper = button(_("Poster A4"), AskingPaper(asking=asking.id, kind="docx"))
    end = button(_("Stop asking"), EndAsking(asking=asking.id))
    return ((paper, excel), (button(_("Back"), OutreachHome()),), menu(), (end,))


def _sheets(found: Answers) -> list[Sheet]:
    columns = (_("Who"), _("Answers"))
    people = tuple(
        (circle.title.said(locale()), _cell(found.by_circle[circle.code]))
        for circle in outreach().circles
        if circle.code in found.by_circle
    )
    sheets = [Sheet(_("Who answered"), columns, people, _("Who answered"))]
    for circle in outreach().circles:
        counted = found.needs.get(circle.code, {})
        rows = tuple(
            (need.text.said(locale()), _cell(counted[need.code]))
            for need in circle.needs
            if need.code in counted
        )
        if rows:
            title = circle.title.said(locale())
            sheets.append(Sheet(title, (_("What is needed"), _("Answers")), rows, title))
    return sheets


def _cell(n: int | None) -> int | str:
    return n if n is not None else _shown(n)


SCREENS: dict[str, ScreenFn] = {
    "asking": asking_home,
    "asking_sure": asking_sure,
    "asking_paper": asking_paper,
}
PUSHED: frozenset[str] = frozenset()
