"""Say of one's own pairs what they set out to reach, and what one said on leaving."""

from collections.abc import Sequence

from handlers.screen import Room
from handlers.texts.answers import answer_words
from handlers.texts.goal_words import goal_state, goal_words
from handlers.texts.speech import _, locale
from mentoring.farewells import Farewell
from mentoring.goals import Goal
from mentoring.ids import PersonId
from mentoring.pairs import Pair

Json = dict[str, object]
TOLD = {"number", "kind", "words", "due_on", "state", "set_at"}


async def own_goals_json(room: Room, pairs: Sequence[Pair], person: PersonId | None) -> Json:
    """Return goals and last words as plain values."""
    goals, farewells = await _goals(room, pairs, person), await _farewells(room, pairs, person)
    return {
        "goals": [
            {"pair": pair.number, **each.model_dump(mode="json", include=TOLD)}
            for pair, each in goals
        ],
        "farewells": [
            {"pair": pair.number, "said": each.said.model_dump(mode="json")}
            for pair, each in farewells
        ],
    }


async def own_goals_lines(room: Room, pairs: Sequence[Pair], person: PersonId | None) -> list[str]:
    """Return the same as lines to read."""
    line = _("Goal of pair No. {number}: {words}, {state}")
    told = [
        line.format(number=pair.number, words=goal_words(room, each), state=goal_state(room, each))
        for pair, each in await _goals(room, pairs, person)
    ]
    for pair, each in await _farewells(room, pairs, person):
        told.append(_("On leaving pair No. {number}").format(number=pair.number))
        told.extend(farewell_lines(room, each))
    return told


def farewell_lines(room: Room, said: Farewell) -> list[str]:
    """Say what a leaving mentor answered, not escaped; skipped questions are left out."""
    questions = room.house.questionnaires["farewell"]
    lines = []
    for key, value in said.said.model_dump().items():
        step = questions.step(key)
        if step is not None and value not in (None, ()):
            lines.append(f"{step.label.said(locale())}: {answer_words(step, value)}")
    return lines


async def _goals(
    room: Room, pairs: Sequence[Pair], person: PersonId | None
) -> list[tuple[Pair, Goal]]:
    """Find the goals set while somebody sat in a pair; later ones are the others' own."""
    found: list[tuple[Pair, Goal]] = []
    for pair in pairs:
        seat = next((each for each in pair.seats if each.person_id == person), None)
        if seat is not None:
            left = seat.ended_at or room.now
            set_by_then = await room.tx.goals.of_pair(pair.id)
            found += [(pair, each) for each in set_by_then if each.set_at <= left]
    return found


async def _farewells(
    room: Room, pairs: Sequence[Pair], person: PersonId | None
) -> list[tuple[Pair, Farewell]]:
    found = []
    for pair in pairs:
        said = await room.tx.farewells.of(pair.id)
        if said is not None and said.person_id == person:
            found.append((pair, said))
    return found
