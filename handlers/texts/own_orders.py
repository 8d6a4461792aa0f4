"""Say what orders have said of one's own pairs since they were made, while one sat in them."""

from collections.abc import Sequence

from handlers.screen import Room
from handlers.texts.moments import day_of_year
from handlers.texts.pair_changes import change_words
from handlers.texts.speech import _
from mentoring.annexes import Annex, AnnexKind
from mentoring.ids import PersonId
from mentoring.pairs import Pair

Json = dict[str, object]


async def own_orders_json(room: Room, pairs: Sequence[Pair], person: PersonId | None) -> Json:
    """Return the changes as plain values."""
    kept = {"kind", "until", "made_at", "order_number", "order_date"}
    return {
        "changes_of_pairs": [
            {"pair": pair.number, **each.model_dump(mode="json", include=kept)}
            for pair, each in await _found(room, pairs, person)
        ]
    }


async def own_orders_lines(
    room: Room, pairs: Sequence[Pair], person: PersonId | None
) -> list[str]:
    """Return the same as lines to read."""
    lines = []
    for pair, each in await _found(room, pairs, person):
        what = change_words(each.kind)
        if each.order_number is None or each.order_date is None:
            text = _("Pair no. {n}: {what}, no order yet")
            lines.append(text.format(n=pair.number, what=what))
        else:
            text = _("Pair no. {n}: {what}, order No. {number} of {day}")
            day = day_of_year(each.order_date)
            lines.append(text.format(n=pair.number, what=what, number=each.order_number, day=day))
    return lines


async def _found(
    room: Room, pairs: Sequence[Pair], person: PersonId | None
) -> list[tuple[Pair, Annex]]:
    return [
        (pair, each)
        for pair in pairs
        for each in await room.tx.annexes.of_pair(pair.id)
        if _concerns(pair, each, person)
    ]


def _concerns(pair: Pair, annex: Annex, person: PersonId | None) -> bool:
    """Tell whether a change is about somebody: who left a group concerns the one who left."""
    for seat in (each for each in pair.seats if each.person_id == person):
        if annex.kind is AnnexKind.RELEASE:
            return seat.ended_at == annex.made_at
        return seat.ended_at is None or seat.ended_at >= annex.made_at
    return False
