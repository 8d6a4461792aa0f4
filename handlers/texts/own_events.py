"""Write down what is stored of a person's events and of needs a curator noted: words and JSON."""

from handlers.screen import Room
from handlers.texts.event_parts import event_title
from handlers.texts.moments import moment
from handlers.texts.needs import direction_words, source_words
from handlers.texts.speech import _
from mentoring.events import PlaceState
from mentoring.ids import PersonId

Json = dict[str, object]


async def own_events_json(room: Room, person: PersonId | None) -> Json:
    """Return the person's registrations and the notes about their needs as plain values."""
    if person is None:
        return {"events": [], "needs_by_curator": []}
    guests = await room.tx.events.of_person(person)
    notes = await room.tx.needs_notes.of(person)
    return {
        "events": [each.model_dump(mode="json", exclude={"person_id"}) for each in guests],
        "needs_by_curator": [
            each.model_dump(mode="json", include={"source", "directions", "words", "created_at"})
            for each in notes
        ],
    }


async def own_events_lines(room: Room, person: PersonId | None) -> list[str]:
    """Return the same as lines to read."""
    if person is None:
        return []
    lines: list[str] = []
    for guest in await room.tx.events.of_person(person):
        event = await room.tx.events.get(guest.event_id)
        if event is not None:
            when, title = moment(room, event.starts_at), event_title(event.kind)
            lines.append(f"{title}, {when}: {_state(guest.state, came=guest.came)}")
    events = ["", _("Events"), *lines] if lines else []
    notes = [
        f"{source_words(each.source)}: "
        + ", ".join(direction_words(room, direction) for direction in each.directions)
        + (f" ({each.words})" if each.words else "")
        for each in await room.tx.needs_notes.of(person)
    ]
    return [
        *events,
        *(["", _("Needs, noted by the curator from papers"), *notes] if notes else []),
    ]


def _state(state: PlaceState, *, came: bool | None) -> str:
    if came:
        return _("came")
    return {
        PlaceState.COMING: _("registered"),
        PlaceState.WAITING: _("on the waiting list"),
        PlaceState.LEFT: _("not coming"),
    }[state]
