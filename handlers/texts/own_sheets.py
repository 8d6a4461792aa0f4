"""Word the sheets that learners of 14 to 17 sign themselves: a code, plain words, a signature."""

from asyncio import to_thread

from handlers.callbacks.classes import OpenClass
from handlers.papers.document import Heading, OwnSheet, Part, Words, document, pages
from handlers.screen import File, Room, Screen, ScreenFn
from handlers.texts.classes import class_in
from handlers.texts.pair_parts import button
from handlers.texts.speech import _, ngettext, pgettext
from handlers.texts.waiting import code
from mentoring.consent import OWN_AGREEMENT, ConsentText
from mentoring.delivery import Args
from mentoring.enrolments import Enrolment
from mentoring.paper_piles import who_sign

LINE = "_" * 34
SHORT = "_" * 16


async def own_sheets(room: Room, args: Args) -> Screen | None:
    """Make the file for those who still have to sign; there are no names and no secrets in it."""
    here = await class_in(room, args)
    signing = await who_sign(room.tx, here) if here else []
    if here is None or not signing:
        return None
    try:
        text = await room.tx.consents.text(OWN_AGREEMENT, room.reader.account.language)
    except LookupError:
        return None
    sheets = [_sheet(room, each, text) for each in signing]
    content = await to_thread(document, _("Sheets for learners"), pages(sheets))
    n = len(signing)
    made = ngettext("<b>{n} sheet is ready</b>", "<b>{n} sheets are ready</b>", n).format(n=n)
    hint = _("A learner signs after the parents have agreed, and only if they wish to.")
    back = (button(_("Back"), OpenClass(key=here.key)),)
    return Screen(f"{made}\n{hint}", (back,), File("learner-sheets.docx", content))


def _sheet(room: Room, enrolment: Enrolment, text: ConsentText) -> tuple[Part, ...]:
    group = f" · {enrolment.group}" if enrolment.group else ""
    body = text.body.strip().split("\n\n")
    return (
        OwnSheet(_("Code: {code}").format(code=code(enrolment))),
        Heading(text.title),
        Words(f"{room.organisation.name}{group}"),
        Words(_("Paper No. {line}    Code: {code}").format(line="_" * 8, code=code(enrolment))),
        *(Words(" ".join(each.split())) for each in body),
        Words(
            pgettext(
                "learner",
                "You have no bot? Then tell the class teacher or the curator that you changed "
                "your mind. If you do not want to take part, do not sign.",
            )
        ),
        Words(_("I agree to take part. First and last name {line}").format(line=LINE)),
        Words(_("Date {date}    Signature {line}").format(date=SHORT, line=SHORT)),
        Words(_("Filled in by hand; this paper is kept in the safe."), small=True),
    )


SCREENS: dict[str, ScreenFn] = {"own_sheets": own_sheets}
PUSHED: frozenset[str] = frozenset()
