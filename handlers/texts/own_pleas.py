"""Write down for /mydata what somebody has asked for, and their place on the list."""

from handlers.screen import Room
from handlers.texts.moments import moment
from handlers.texts.plea_parts import topic_words
from handlers.texts.speech import _
from mentoring.ids import PersonId
from mentoring.pleas import Plea, PleaKind, Volunteer

Json = dict[str, object]


async def own_pleas_json(room: Room, person: PersonId | None) -> Json:
    """Return it as plain values; whom a wish names is another person."""
    pleas, listed = await _stored(room, person)
    return {
        "asked_by_oneself": [
            each.model_dump(mode="json", include={"kind", "wanted", "asked_at", "due_at", "state"})
            for each in pleas
        ],
        "places_on_the_list": [each.model_dump(mode="json") for each in listed],
    }


async def own_pleas_lines(room: Room, person: PersonId | None) -> list[str]:
    """Return the same as lines to read."""
    pleas, listed = await _stored(room, person)
    lines = [_line(room, each) for each in pleas]
    lines += [_("On the list of mentors, places: {n}").format(n=each.places) for each in listed]
    return ["", _("Questions and the list"), *lines] if lines else []


async def _stored(room: Room, person: PersonId | None) -> tuple[list[Plea], list[Volunteer]]:
    sides = {each.id for each in await room.tx.participations.of(person)} if person else set()
    pleas = [plea for each in sides for plea in await room.tx.pleas.of(each)]
    listed = await room.tx.pleas.volunteers() if sides else []
    return pleas, [each for each in listed if each.participation_id in sides]


def _line(room: Room, plea: Plea) -> str:
    when = moment(room, plea.asked_at)
    if plea.kind is PleaKind.MENTOR:
        return _("{when}: a wish for a mentor of the list").format(when=when)
    topic = topic_words(room, plea.wanted.topic)
    words = plea.wanted.words or ""
    return _("{when}: {topic}, “{words}”").format(when=when, topic=topic, words=words)
