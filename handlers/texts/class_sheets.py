"""Word the sheets that parents take home: a code with its QR picture, and the consent to sign."""

from asyncio import to_thread

from handlers.callbacks.classes import OpenClass
from handlers.papers.document import (
    Heading,
    Listing,
    NewPage,
    OwnSheet,
    Part,
    QrCode,
    Words,
    document,
    pages,
)
from handlers.screen import File, Room, Screen, ScreenFn
from handlers.texts.classes import class_in
from handlers.texts.pair_parts import button
from handlers.texts.speech import _, ngettext
from handlers.texts.waiting import code
from mentoring.consent import MINOR, ConsentText
from mentoring.delivery import Args
from mentoring.enrolments import Enrolment
from mentoring.ids import EnrolmentId
from mentoring.links import deep_link

PREFIX = "r_"
LINE = "_" * 34
SHORT = "_" * 16
BODY = 10
"""Points of the consent: two sides of one leaf, and no magnifying glass."""


async def sheets(room: Room, args: Args) -> Screen | None:
    """Make the file; the secrets are known until this reply is sent."""
    here = await class_in(room, args)
    pairs = [each.partition(":") for each in str(args.get("secrets") or "").split(",")]
    if here is None or not all(secret for _number, _sign, secret in pairs):
        return None
    text = await _consent(room)
    items = []
    for key, _sign, secret in pairs:
        enrolment = await room.tx.enrolments.get(EnrolmentId(int(key)))
        if enrolment is not None:
            link = deep_link(room.house, PREFIX + secret)
            items.append(_sheet(room, enrolment, link, text))
    content = await to_thread(document, _("Sheets for parents"), pages(items))
    n = len(items)
    made = ngettext("<b>{n} sheet is ready</b>", "<b>{n} sheets are ready</b>", n).format(n=n)
    hint = _("Each code opens the way for one family once. Hand the sheets over in person.")
    back = (button(_("Back"), OpenClass(key=here.key)),)
    return Screen(f"{made}\n{hint}", (back,), File("parent-sheets.docx", content))


def _sheet(
    room: Room, enrolment: Enrolment, link: str, text: ConsentText | None
) -> tuple[Part, ...]:
    group = f" · {enrolment.group}" if enrolment.group else ""
    return (
        OwnSheet(_("The child's code: {code}").format(code=code(enrolment))),
        Heading(_("To parents and guardians")),
        Words(f"{room.organisation.name}{group}"),
        Words(_("The child's code: {code}").format(code=code(enrolment)), bold=True, centred=True),
        QrCode(link, 45),
        Words(link, centred=True, small=True),
        Words(_("Point the camera of your phone at the picture, read, and decide.")),
        Heading(_("The programme in five lines"), 2),
        Listing(_five_lines(), numbered=True),
        Heading(_("Without a messenger"), 2),
        Words(
            _(
                "Sign the consent overleaf and hand it to the class teacher or the curator. "
                "All news will come on paper or by word of mouth. The child may take part just "
                "the same."
            )
        ),
        Words(_whom_to_ask(room)),
        NewPage(),
        *_to_sign(enrolment, text),
    )


def _whom_to_ask(room: Room) -> str:
    """Name the curator where chats may hold names; the hours are filled in by hand."""
    house = room.organisation
    name = house.curator_name if not house.pseudonymous else None
    asked = _("Questions: the programme's curator {name}").format(name=name or LINE)
    return f"{asked}\n" + _("When and where to ask: {line}").format(line=LINE)


def _five_lines() -> tuple[str, ...]:
    return (
        _("The child gets a mentor for a question of their own: a subject, a project, a choice."),
        _("Meetings are every week or two, on the premises or known to you."),
        _("Nothing about the child is asked or kept before you agree."),
        _("You see the pair and the dates of meetings; the answers are for the curator."),
        _("It is free and voluntary; you may take the consent back on any day."),
    )


def _to_sign(enrolment: Enrolment, text: ConsentText | None) -> tuple[Part, ...]:
    """Write the consent with empty lines: what is filled in by hand stays in the safe."""
    title = text.title if text else _("Consent for a child's personal data")
    body = text.body.strip().split("\n\n") if text else []
    return (
        Heading(title),
        Words(_("Paper No. {line}    Code: {code}").format(line="_" * 8, code=code(enrolment))),
        Words(_("I, {line}").format(line=LINE + LINE)),
        Words(_("passport {series} issued by {line}").format(series=SHORT, line=LINE)),
        Words(_("living at {line}").format(line=LINE + LINE)),
        Words(_("mother / father / guardian / trustee of the child {line}").format(line=LINE)),
        Words(_("born on {line}").format(line=SHORT)),
        *(Words(" ".join(each.split()), points=BODY) for each in body),
        Words(_("Date {date}    Signature {line}").format(date=SHORT, line=SHORT)),
        Words(
            _(
                "Filled in by hand. Passport and address never enter the bot; this paper is "
                "kept in the safe."
            ),
            small=True,
        ),
    )


async def _consent(room: Room) -> ConsentText | None:
    try:
        return await room.tx.consents.text(MINOR, room.reader.account.language)
    except LookupError:
        return None


SCREENS: dict[str, ScreenFn] = {"sheets": sheets}
PUSHED: frozenset[str] = frozenset()
