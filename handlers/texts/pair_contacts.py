"""Word contacts in a pair: seen only where both sides have ticked to show theirs."""

from handlers.screen import Room
from handlers.texts.offer_parts import is_mentor, participation_of
from handlers.texts.speech import _, pgettext
from handlers.texts.words import h, name_of
from mentoring.forming import people_in
from mentoring.keeping import counterparts
from mentoring.pairs import Pair, Seat
from mentoring.permits import any_minor

CHAT = "chat"


async def contact_lines(room: Room, pair: Pair, seat: Seat) -> list[str]:
    """Say how to reach the other side, or what is missing for it."""
    if room.organisation.pseudonymous:
        return [_("There are no contacts in this chat: meetings are agreed here.")]
    if await any_minor(room.tx, people_in(pair)):
        return [_("Contacts stay closed where learners take part: meetings are agreed here.")]
    open_to_me = counterparts(pair, room.reader)
    others = pair.members if is_mentor(seat) else (pair.mentor,)
    lines = [
        await _contact(room, other, alone=len(others) == 1)
        for other in others
        if other.person_id in open_to_me
    ]
    if lines:
        return lines
    if seat.shares_contact:
        return [pgettext("adult", "Contacts open as soon as the other side shows theirs too.")]
    return [pgettext("adult", "Contacts open when both sides show theirs.")]


async def _contact(room: Room, seat: Seat, *, alone: bool) -> str:
    person = await room.tx.people.person(seat.person_id)
    found = await participation_of(room, seat)
    words = h(person.phone or person.contact or "—") if person else "—"
    account = await room.tx.people.account_of(seat.person_id)
    if found is not None and found.profile.get("contact") == CHAT and account is not None:
        link = _('<a href="{address}">write here</a>')
        words = link.format(address=f"tg://user?id={account.external_id}")
    if alone:
        return _("Contact: {contact}").format(contact=words)
    return f"{name_of(person)}: {words}"
