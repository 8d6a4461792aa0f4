"""Say which forms of mentoring a request speaks for, by the titles that everybody may read."""

from collections.abc import Sequence

from handlers.screen import Room
from handlers.texts.speech import _, said
from handlers.texts.words import h
from mentoring.applications import Participation, Side
from mentoring.forms import enabled_forms, public_title
from mentoring.pair_rules import roles_of
from mentoring.suitability import forms_suggested

MOST = 2


async def suggestion(room: Room, mentee: Participation) -> list[str]:
    """Tell a curator which forms suit a mentee's request; nothing where there is no choice."""
    titles = await _titles(room, mentee)
    return [_("By the request: {forms}").format(forms=h("; ".join(titles)))] if titles else []


async def own_suggestion(room: Room) -> list[str]:
    """Tell a mentee what may suit, by the answers just given."""
    if room.reader.person is None:
        return []
    taken = await room.tx.participations.of(room.reader.person.id)
    mentee = next((each for each in taken if each.side is Side.MENTEE and each.profile), None)
    titles = await _titles(room, mentee) if mentee else []
    if not titles:
        return []
    return [_("By the answers this may suit: {forms}").format(forms=h("; ".join(titles)))]


async def _titles(room: Room, mentee: Participation) -> Sequence[str]:
    cycle = await room.tx.organisations.cycle()
    enabled = enabled_forms(cycle.forms if cycle else ())
    if len(enabled) < 2:
        return []
    found = (
        public_title(form, next(iter(roles_of(mentee, form)), None), room.organisation.kind)
        for form in forms_suggested(mentee, enabled)[:MOST]
    )
    return [said(title) for title in found if title is not None]
