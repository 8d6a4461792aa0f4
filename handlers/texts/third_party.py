"""Word the talk with a third person: whom it is about, thanks, their own answer, the end."""

from handlers.callbacks.candidates import OwnInquiry
from handlers.callbacks.menu import MenuTo
from handlers.screen import RefusalFn, Room, Screen, ScreenFn
from handlers.texts.inquiries import said_in
from handlers.texts.pair_parts import button, number
from handlers.texts.speech import _, ngettext, pgettext
from handlers.texts.start import curator
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.ids import InquiryId
from mentoring.inquiries import Inquiry
from mentoring.people import short_name
from mentoring.questionnaire import effort
from mentoring.third_party import CODE

MINUTE = 60


async def third_party(room: Room, args: Args) -> Screen | None:
    """Say what is asked about whom, who reads it, and what is kept of the one who answers."""
    found = await _own(room, args)
    if found is None:
        return link_over(room, {})
    if found.given_at is not None:
        return await third_party_answer(room, args)
    about = await room.tx.participations.get(found.participation_id)
    person = await room.tx.people.person(about.person_id) if about else None
    minutes = max(1, round(effort(room.house.questionnaires[CODE]) / MINUTE))
    text = pgettext(
        "adult",
        "<b>{name}: what would help?</b>\n"
        "A few questions, {time}. Only the curator, {curator}, reads the answers; "
        "they are erased once a pair is found.\n"
        "Your name is not asked. No diagnoses and nothing of private life, please.",
    )
    time = ngettext("about {n} minute", "about {n} minutes", minutes).format(n=minutes)
    name = h(short_name(person.name if person else None) or _("a participant"))
    begin = button(pgettext("third person", "Answer"), OwnInquiry(inquiry=found.id, act="begin"))
    no = button(_("I cannot answer"), OwnInquiry(inquiry=found.id, act="no"))
    said = text.format(name=name, time=time, curator=curator(room))
    return Screen(said, ((begin,), (no,)))


async def third_party_thanks(room: Room, args: Args) -> Screen | None:
    """Thank for an answer; it can be read once more."""
    found = await _own(room, args)
    if found is None:
        return None
    text = _("<b>Thank you, this helps</b>\nThe curator has the answer. Nothing more is needed.")
    return Screen(text, ((button(_("See my answer"), OwnInquiry(inquiry=found.id, act="see")),),))


async def third_party_answer(room: Room, args: Args) -> Screen | None:
    """Show the own answer to whoever gave it."""
    found = await _own(room, args)
    if found is None or found.answers is None:
        return link_over(room, {})
    return Screen("\n".join(["<b>" + _("Your answer") + "</b>", *said_in(room, found)]))


async def third_party_declined(_room: Room, _args: Args) -> Screen:
    """Say goodbye to whoever cannot answer."""
    return Screen(_("<b>All right</b>\nNothing was written down. Thank you for looking in."))


def link_over(room: Room, _data: Args) -> Screen:
    """Say that a link leads nowhere any more."""
    text = _("<b>This link leads nowhere any more</b>\nPlease ask {curator} for a new one.")
    rows = ((button(_("Menu"), MenuTo(to="menu")),),)
    return Screen(text.format(curator=curator(room)), rows)


async def third_party_over(room: Room, _args: Args) -> Screen:
    """Say that a link leads nowhere any more, as an answer to it."""
    return link_over(room, {})


async def _own(room: Room, args: Args) -> Inquiry | None:
    found = await room.tx.inquiries.get(InquiryId(number(args, "inquiry")))
    if found is None or found.used_by != room.reader.account.id or found.erased_at is not None:
        return None
    return None if found.revoked_at is not None and found.given_at is None else found


SCREENS: dict[str, ScreenFn] = {
    "third_party": third_party,
    "third_party_thanks": third_party_thanks,
    "third_party_answer": third_party_answer,
    "third_party_declined": third_party_declined,
    "third_party_over": third_party_over,
}
REFUSALS: dict[str, RefusalFn] = {"link_over": link_over}
