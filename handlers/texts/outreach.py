"""Word how a school tells others of its programme: ready words to copy, a link, a poster."""

from asyncio import to_thread

from handlers.callbacks.outreach import (
    AskingHome,
    CircleLink,
    CirclePoster,
    CircleWords,
    OutreachHome,
)
from handlers.papers.poster import poster
from handlers.screen import File, Room, Screen, ScreenFn
from handlers.texts.pair_parts import button, menu
from handlers.texts.speech import _, locale
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.invitations import PREFIX
from mentoring.links import deep_link
from mentoring.outreach import Outlet, outreach


async def outreach_home(room: Room, _args: Args) -> Screen | None:
    """Offer the circles, and the minute that asks for needs before anything else."""
    if not room.reader.is_curator:
        return None
    text = _(
        "<b>Tell about the programme</b>\n"
        "Ready words, a link and a poster for people who are not here yet. Whom for?"
    )
    rows = [
        (button(each.title.said(locale()), CircleLink(circle=each.code)),)
        for each in outreach().circles
    ]
    ask = (button(_("Ask for needs first"), AskingHome()),)
    return Screen(text, (*rows, ask, menu()))


async def circle_card(room: Room, args: Args) -> Screen | None:
    """Say what making a link means."""
    circle = outreach().circle(str(args.get("circle")))
    if circle is None or not room.reader.is_curator:
        return None
    text = _(
        "<b>{circle}</b>\n"
        "I shall make an open invitation for 30 days and put it into ready words: for a chat, for "
        "the site, for a meeting, and onto a poster. It can be revoked: /invite"
    )
    make = (button(_("Make a link and words"), CircleLink(circle=circle.code, make=True)),)
    back = (button(_("Back"), OutreachHome()),)
    return Screen(text.format(circle=circle.title.said(locale())), (make, back))


async def circle_words(room: Room, args: Args) -> Screen | None:
    """Show ready words for one place; a press on them copies."""
    circle = outreach().circle(str(args.get("circle")))
    secret = str(args.get("secret") or "")
    outlet = next((each for each in Outlet if each == args.get("outlet")), None)
    if circle is None or outlet is None or not secret or not room.reader.is_curator:
        return None
    link = deep_link(room.house, PREFIX + secret)
    words = circle.words[outlet].said(locale())
    ready = words.format(name=room.organisation.name, link=link)
    title = f"<b>{circle.title.said(locale())} · {_outlet(outlet)}</b>"
    hint = _("Press the text to copy it.")
    others = tuple(
        button(_outlet(each), CircleWords(circle=circle.code, outlet=each.value, secret=secret))
        for each in Outlet
        if each is not outlet
    )
    paper = (button(_("Poster A4"), CirclePoster(circle=circle.code, secret=secret)),)
    back = (button(_("Other people"), OutreachHome()),)
    text = f"{title}\n{hint}\n\n<code>{h(ready)}</code>"
    return Screen(text, (others, paper, back, menu()))


async def circle_poster(room: Room, args: Args) -> Screen | None:
    """Make the poster of a circle."""
    circle = outreach().circle(str(args.get("circle")))
    secret = str(args.get("secret") or "")
    if circle is None or not secret or not room.reader.is_curator:
        return None
    link = deep_link(room.house, PREFIX + secret)
    said = circle.slogan.said(locale())
    heading = _("Mentoring")
    scan = _("Point the camera of a phone here")
    content = await to_thread(poster, heading, room.organisation.name, said, scan, link)
    text = _("<b>Poster · {circle}</b>\nA4, with a QR picture. The link works for 30 days.")
    back = (button(_("Other people"), OutreachHome()),)
    name = f"poster-{circle.code}.docx"
    caption = text.format(circle=circle.title.said(locale()))
    return Screen(caption, (back,), File(name, content))


def _outlet(outlet: Outlet) -> str:
    return {
        Outlet.CHAT: _("For a chat"),
        Outlet.SITE: _("For the site"),
        Outlet.MEETING: _("For a meeting"),
    }[outlet]


SCREENS: dict[str, ScreenFn] = {
    "outreach": outreach_home,
    "circle": circle_card,
    "circle_words": circle_words,
    "circle_poster": circle_poster,
}
PUSHED: frozenset[str] = frozenset()
