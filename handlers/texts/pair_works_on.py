"""Word what a pair works on, for a curator to choose: public titles only."""

from handlers.callbacks.pairing import NO_ROLE, PairCard, WorkOn
from handlers.screen import Room, Screen, ScreenFn
from handlers.texts.pair_parts import button, form_words, menu, number, people_of
from handlers.texts.pairs import sides
from handlers.texts.speech import _, said
from mentoring.delivery import Args
from mentoring.ids import PairId
from mentoring.working_on import open_to

CHOSEN = "• "


async def pair_works_on(room: Room, args: Args) -> Screen | None:
    """Show what pairs of this form work on; the one that stands now is marked."""
    pair = await room.tx.pairs.get(PairId(number(args, "pair")))
    if pair is None or not room.reader.is_curator:
        return None
    people = await people_of(room, [pair])
    text = _(
        "<b>Pair No. {number}: what does it work on?</b>\n{sides}\nNow: {now}\n"
        "Lists and papers say it in these words."
    )
    shown = text.format(number=pair.number, sides=sides(pair, people), now=form_words(room, pair))
    kind = room.organisation.kind
    rows = [
        (
            button(
                (CHOSEN if role.code == pair.role_model else "") + said(role.named(kind)),
                WorkOn(pair=pair.id, role=role.code),
            ),
        )
        for role in open_to(pair)
    ]
    if pair.role_model is not None:
        rows.append((button(_("Do not say"), WorkOn(pair=pair.id, role=NO_ROLE)),))
    return Screen(shown, (*rows, (button(_("Back"), PairCard(pair=pair.id)), *menu())))


SCREENS: dict[str, ScreenFn] = {"pair_works_on": pair_works_on}
PUSHED: frozenset[str] = frozenset()
