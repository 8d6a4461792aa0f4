"""Word whom a search brought up, and how to search when nobody was."""

from handlers.callbacks.awaiting import AwaitedCard
from handlers.callbacks.pairing import FindPerson, PairCard, PersonCard
from handlers.callbacks.people import Chosen
from handlers.screen import Button, Room, Screen, ScreenFn
from handlers.texts.pair_parts import button, menu, short
from handlers.texts.people_words import side_name
from handlers.texts.speech import _
from handlers.texts.waiting import code
from handlers.texts.words import h
from mentoring.applications import Participation
from mentoring.delivery import Args
from mentoring.directory import Filter
from mentoring.finding import Found, find_people
from mentoring.labels import group_of, token
from mentoring.people import Person


async def people_found(room: Room, args: Args) -> Screen | None:
    """List who was found; the words are known until the reply is sent."""
    if not room.reader.is_curator:
        return None
    words = str(args.get("words") or "")
    found = await find_people(room.tx, words)
    footer = (button(_("Find another"), FindPerson()), *menu())
    if found.is_empty:
        text = _(
            "<b>Search</b>\nNobody is called “{words}”. Try the beginning of a surname, a class, "
            "a code from a sheet or the number of a pair."
        )
        return Screen(text.format(words=h(words)), (footer,))
    lines = [_("<b>Search</b> · “{words}”").format(words=h(words)), *_without_card(found)]
    if found.more:
        lines.append(_("These are not all: type more of the name."))
    rows = tuple((each,) for each in _buttons(found))
    return Screen("\n".join(lines), (*rows, footer))


def _buttons(found: Found) -> list[Button]:
    people = {each.id: each for each in found.people}
    buttons = []
    if found.pair is not None:
        named = _("Pair No. {number}").format(number=found.pair.number)
        buttons.append(button(named, PairCard(pair=found.pair.id)))
    buttons += [_card(each, people[each.person_id]) for each in found.applications]
    for expected in found.expected:
        told = [code(expected), *([expected.group] if expected.group else [])]
        buttons.append(button(" · ".join(told), AwaitedCard(enrolment=expected.id)))
    if found.group and found.more:
        by = Filter(group=token(found.group)).packed()
        everybody = _("Everybody of {group}").format(group=found.group)
        buttons.append(button(everybody, Chosen(by=by)))
    return buttons


def _card(application: Participation, person: Person) -> Button:
    group = group_of(application)
    told = [short(person), side_name(application.side), *([group] if group else [])]
    return button(" · ".join(told), PersonCard(participation=application.id))


def _without_card(found: Found) -> list[str]:
    applied = {each.person_id for each in found.applications}
    return [
        _("{name}: no application").format(name=h(short(each)))
        for each in found.people
        if each.id not in applied
    ]


SCREENS: dict[str, ScreenFn] = {"people_found": people_found}
PUSHED: frozenset[str] = frozenset()
