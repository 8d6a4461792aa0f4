"""Ask who leaves a group and whether that is meant."""

from handlers.callbacks.pairing import PairCard, ReleaseMember
from handlers.screen import Room, Screen, ScreenFn
from handlers.texts.pair_parts import button, number, people_of, short
from handlers.texts.speech import _
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.ids import PairId, PersonId
from mentoring.pairs import OVER


async def pair_release(room: Room, args: Args) -> Screen | None:
    """List the members of a group, or ask once more about the chosen one."""
    pair = await room.tx.pairs.get(PairId(number(args, "pair")))
    if pair is None or pair.state in OVER or not room.reader.is_curator:
        return None
    people = await people_of(room, [pair])
    keep = (button(_("Leave as it is"), PairCard(pair=pair.id)),)
    person = PersonId(number(args, "person"))
    if pair.seat_of(person) is None:
        rows = tuple(
            (
                button(
                    short(people.get(seat.person_id)),
                    ReleaseMember(pair=pair.id, person=seat.person_id),
                ),
            )
            for seat in pair.members
        )
        return Screen(_("<b>Who leaves the group?</b>"), (*rows, keep))
    text = _(
        "<b>Take out of the group?</b>\n{name}\n"
        "The group goes on, the others get a short note without a reason, the place comes free."
    )
    text = text.format(name=h(short(people.get(person))))
    parted = _("If mentor and member did not get on, they never meet in a pair again.")
    sure = ReleaseMember(pair=pair.id, person=person, sure=True)
    apart = sure.model_copy(update={"parted": True})
    rows = (
        keep,
        (button(_("Yes, take out"), sure),),
        (button(_("They did not get on: take out"), apart),),
    )
    return Screen(f"{text}\n{parted}", rows)


SCREENS: dict[str, ScreenFn] = {"pair_release": pair_release}
PUSHED: frozenset[str] = frozenset()
