"""Say on the card of a learner who speaks for them, whether it was checked, what was agreed to."""

from handlers.screen import Room
from handlers.texts.card_parents import meetings_on_card
from handlers.texts.consent_words import kind_words
from handlers.texts.representative import relation_words
from handlers.texts.speech import _
from handlers.texts.words import h
from mentoring.guardians import Guardian
from mentoring.ids import PersonId
from mentoring.people import MINORS, Person

TOLD = ("fio", "phone")
"""What a representative answered that says whom to call."""


async def family_on_card(room: Room, person: Person | None) -> str:
    """Return the lines about a learner's representatives and consents; nothing of an adult."""
    if person is None or person.bracket not in MINORS:
        return ""
    there = await room.tx.guardians.of_child(person.id)
    lines = [await _representative(room, each) for each in there]
    if not lines:
        lines = [_("Representative: none is noted")]
    meetings = await meetings_on_card(room, person.id)
    return "\n".join([*meetings, *lines, await _agreed(room, person.id)])


async def _representative(room: Room, guardian: Guardian) -> str:
    told = [relation_words(guardian.relation).lower()]
    known = await _known(room, guardian)
    told += [h(known[field]) for field in TOLD if known.get(field)]
    told.append(_("document checked") if guardian.checked_at else _("document not looked at yet"))
    return _("Representative: {told}").format(told=" · ".join(told))


async def _known(room: Room, guardian: Guardian) -> dict[str, str]:
    """Return the name and the phone: of their own card, else as they answered for the child."""
    if room.organisation.pseudonymous:
        return {}
    answers = guardian.answers or {}
    who = guardian.representative_id
    there = await room.tx.people.person(who) if who is not None else None
    own = {"fio": there.name, "phone": there.phone} if there else {}
    said = {field: own.get(field) or answers.get(field) for field in TOLD}
    return {field: each for field, each in said.items() if isinstance(each, str)}


async def _agreed(room: Room, person: PersonId) -> str:
    standing = await room.tx.consents.standing(person)
    held = [kind_words(code) for code in sorted(standing.last) if standing.holds(code, room.today)]
    if not held:
        return _("Consents: none is in force")
    return _("Consents in force: {list}").format(list="; ".join(held))
