"""Word the request for another mentor: for who asks, without blame, and for the desk."""

from handlers.callbacks.mending import AskAnother, PairChanges
from handlers.callbacks.pairing import MyPair
from handlers.callbacks.representative import MyChild
from handlers.screen import Button, Room, Screen, ScreenFn
from handlers.texts.help_button import help_with
from handlers.texts.pair_parts import button, menu, number
from handlers.texts.speech import _, pgettext
from handlers.texts.task_words import TaskWords
from mentoring.asking_another import asked_by
from mentoring.delivery import Args
from mentoring.ids import PairId, PersonId
from mentoring.office import Task, TaskKind
from mentoring.pairs import OVER


async def another_wanted(room: Room, args: Args) -> Screen | None:
    """Ask once more, or say that the request is with the curator."""
    pair = await room.tx.pairs.get(PairId(number(args, "pair")))
    person, child = room.reader.person, number(args, "child")
    if pair is None or person is None or pair.state in OVER:
        return None
    sits = PersonId(child) if child else person.id
    if pair.seat_of(sits) is None or not await _may_speak(room, sits):
        return None
    back = MyChild(child=child) if child else MyPair(pair=pair.id)
    wish = AskAnother(pair=pair.id, child=child)
    helped = () if child else ((help_with(pair.id),),)
    if await asked_by(room.tx, pair.id, sits) is not None:
        text = pgettext(
            "adult",
            "<b>The curator has your request</b>\nThe other side does not see it. Until the "
            "curator answers, everything goes on as agreed.",
        )
        off = wish.model_copy(update={"wish": False})
        return Screen(
            text,
            (
                (button(_("Take it back"), off),),
                *helped,
                (button(_("Back"), back), *menu()),
            ),
        )
    text = pgettext(
        "adult",
        "<b>Ask for another match?</b>\nThat happens, and nobody is to blame: a reason is not "
        "needed. Only the curator learns of it and talks it over first.",
    )
    rows = (
        (button(_("Ask the curator"), wish.model_copy(update={"sure": True})),),
        *helped,
        (button(_("Leave as it is"), back), *menu()),
    )
    return Screen(text, rows)


def another_row(pair: PairId, child: PersonId | None = None) -> tuple[Button, ...]:
    """Offer to ask for another mentor or mentee."""
    return (button(_("Ask for another match"), AskAnother(pair=pair, child=child or 0)),)


async def _may_speak(room: Room, person: PersonId) -> bool:
    reader = room.reader.person
    if reader is None or reader.id == person:
        return reader is not None
    children = await room.tx.guardians.children_of(reader.id)
    return any(each.child_id == person for each in children)


def _changes(task: Task) -> tuple[Button, ...]:
    pair = int(task.subject["pair"])
    return (button(_("Changes in the pair"), PairChanges(pair=pair)),)


TASKS: dict[str, TaskWords] = {
    TaskKind.REPLACEMENT_WANTED: TaskWords(
        happened=lambda: _("{who} asks for another match · pair No. {pair}"),
        advice=lambda: _("A calm word first; the other side does not know. Then replace or keep."),
        own=lambda: _("a request for another match"),
        leads=_changes,
    ),
}
SCREENS: dict[str, ScreenFn] = {"another_wanted": another_wanted}
PUSHED: frozenset[str] = frozenset()
