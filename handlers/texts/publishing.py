"""Word what may be published of somebody: in a line, in a list for curators, as their task."""

from handlers.callbacks.consent import Publishable
from handlers.callbacks.menu import MenuTo
from handlers.screen import RefusalFn, Room, Screen, ScreenFn
from handlers.texts.pair_parts import PAGE, button, menu, number, page_of, pager, short, span
from handlers.texts.speech import _, said
from handlers.texts.task_words import TaskWords
from handlers.texts.words import h
from mentoring.consent import ConsentRecord
from mentoring.delivery import Args
from mentoring.office import TaskKind
from mentoring.publishing import CHOICE, CONDITIONS, WHAT, NothingChosen, chosen_of, publishable


def items_words(room: Room, items: tuple[str, ...]) -> str:
    """Say in one line what may be published and on which conditions; not escaped."""
    asked = room.house.questionnaires[CHOICE]
    named = [
        ", ".join(_small(said(each.text)) for each in chosen_of(items, asked, key))
        for key in (WHAT, *CONDITIONS)
    ]
    if not all(named):
        return ", ".join(filter(None, named))
    what, where, passing = named
    return _("{what}; where: {where}; reprinting: {passing}").format(
        what=what, where=where, passing=passing
    )


async def publishable_list(room: Room, args: Args) -> Screen | None:
    """List for a curator what may be published of whom; whoever is not here is not published."""
    if not room.reader.is_curator:
        return None
    found = await publishable(room.tx)
    page, shown = page_of(found, number(args, "page"))
    people = await room.tx.people.persons({each.person_id for each in shown})
    title = _("<b>What may be published</b>")
    if not shown:
        lines = [title, _("Nobody has allowed anything yet. People choose it here: /consent")]
    else:
        lines = [f"{title} · {span(page, len(shown), len(found), PAGE)}"]
        lines += [_line(room, each, short(people.get(each.person_id))) for each in shown]
        lines.append(_("Show each publication before it appears."))
    nearby = pager(page, len(found), Publishable(page=page - 1), Publishable(page=page + 1))
    back = (button(_("Back"), MenuTo(to="consent")), *menu())
    return Screen("\n".join(lines), (*nearby, back))


def _line(room: Room, record: ConsentRecord, name: str) -> str:
    return f"{h(name)}: {h(items_words(room, record.items))}"


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _nothing_chosen(_room: Room, _data: Args) -> Screen:
    text = _("Nothing is chosen, so nothing may be published. You can choose here: /consent")
    return Screen(text, (menu(),))


SCREENS: dict[str, ScreenFn] = {"publishable": publishable_list}
PUSHED: frozenset[str] = frozenset()
REFUSALS: dict[str, RefusalFn] = {NothingChosen.code: _nothing_chosen}
TASKS = {
    TaskKind.PUBLISH_LESS: TaskWords(
        happened=lambda: _("{who} allows less to be published"),
        advice=lambda: _(
            "Take off the site within three working days what is not allowed any more. "
            "The list: /consent, “What may be published”."
        ),
        own=lambda: _("a smaller choice of what may be published"),
        leads=lambda _task: (button(_("What may be published"), MenuTo(to="publishable")),),
    ),
}
