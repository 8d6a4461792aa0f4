"""Say what is kept of one's own pairs: the last day, agreed rules, what one said of them."""

from collections.abc import Sequence

from handlers.screen import Room
from handlers.texts.moments import day_of_year
from handlers.texts.second_look import look_words
from handlers.texts.speech import _
from mentoring.disputes import Dispute, Outcome
from mentoring.ids import PersonId
from mentoring.pairs import Pair
from mentoring.second_looks import SecondLook

Json = dict[str, object]


async def own_rules_json(room: Room, pairs: Sequence[Pair], person: PersonId | None) -> Json:
    """Return the rules as plain values."""
    agreed = await _agreed(room, pairs, person)
    looks = await _looks(room, pairs, person)
    return {
        "agreed_rules": [{"pair": pair.number, "rules": each.rules} for pair, each in agreed],
        "second_looks": [{"pair": pair.number, "said": each.said.value} for pair, each in looks],
    }


async def own_rules_lines(room: Room, pairs: Sequence[Pair], person: PersonId | None) -> list[str]:
    """Return the same as lines to read."""
    rules = _("Rules of pair No. {number} that have a yes: {words}")
    look = _("After the second meeting of pair No. {number}: {words}")
    return [
        *(
            rules.format(number=pair.number, words=each.rules)
            for pair, each in await _agreed(room, pairs, person)
        ),
        *(
            look.format(number=pair.number, words=look_words(each.said))
            for pair, each in await _looks(room, pairs, person)
        ),
    ]


def pair_line(pair: Pair) -> str:
    """Name a pair, with its last day where one is known."""
    if pair.ends_on is None:
        return _("Pair no. {n}").format(n=pair.number)
    line = _("Pair no. {n}, until {day}")
    return line.format(n=pair.number, day=day_of_year(pair.ends_on))


async def _looks(
    room: Room, pairs: Sequence[Pair], person: PersonId | None
) -> list[tuple[Pair, SecondLook]]:
    return [
        (pair, each)
        for pair in pairs
        for each in await room.tx.second_looks.of(pair.id)
        if each.person_id == person
    ]


async def _agreed(
    room: Room, pairs: Sequence[Pair], person: PersonId | None
) -> list[tuple[Pair, Dispute]]:
    """Find the rules with somebody's yes that wait or hold; nothing else of a dispute."""
    found = []
    for pair in pairs:
        for each in await room.tx.disputes.of_pair(pair.id):
            stands = each.rules and each.outcome in (None, Outcome.NEW_RULES)
            answers = await room.tx.disputes.answers(each) if stands else []
            if any(answer.agrees and answer.person_id == person for answer in answers):
                found.append((pair, each))
    return found
