"""Word two people who may be one: side by side, so that a curator can tell."""

from handlers.callbacks.roster import Lookalikes, LookAtTwo, SettleTwo
from handlers.screen import Button, RefusalFn, Room, Screen, ScreenFn
from handlers.texts.moments import day_of_year
from handlers.texts.pair_parts import button, menu, number, page_of, pager, short, span
from handlers.texts.people_words import side_name
from handlers.texts.speech import _
from handlers.texts.task_words import TaskWords
from handlers.texts.words import h, name_of
from mentoring.delivery import Args
from mentoring.ids import LookalikeId
from mentoring.lookalikes import Likeness, Lookalike
from mentoring.office import TaskKind
from mentoring.people import Person


async def lookalikes(room: Room, args: Args) -> Screen | None:
    """List the pairs of people that nobody has looked at."""
    if not room.reader.is_curator:
        return None
    found = await room.tx.lookalikes.open()
    if not found:
        text = _("<b>People who look alike</b>\nNobody is left to look at.")
        return Screen(text, (menu(),))
    page, shown = page_of(found, number(args, "page"))
    people = await room.tx.people.persons({each.first_id for each in shown})
    title = _("<b>People who look alike</b> · {span}\nSame name and same birth date.")
    rows = [(_open(each, people.get(each.first_id)),) for each in shown]
    nearby = pager(page, len(found), Lookalikes(page=page - 1), Lookalikes(page=page + 1))
    return Screen(title.format(span=span(page, len(shown), len(found))), (*rows, *nearby, menu()))


async def lookalike(room: Room, args: Args) -> Screen | None:
    """Show two people side by side."""
    if not room.reader.is_curator:
        return None
    found = await room.tx.lookalikes.get(LookalikeId(number(args, "lookalike")))
    if found is None:
        return None
    people = await room.tx.people.persons({found.first_id, found.second_id})
    if found.state is not Likeness.OPEN or len(people) < 2:
        return _settled(found, people.get(found.first_id))
    first, second = people[found.first_id], people[found.second_id]
    lines = [
        _("<b>One person or two?</b>"),
        name_of(first),
        await _told(room, first, _("First")),
        await _told(room, second, _("Second")),
        _("One person: the first is kept, accounts and roles of the second move to it."),
    ]
    if args.get("said") == "sure":
        lines.append(_("This cannot be undone. Are they one person?"))
        yes = button(_("Yes, one person"), SettleTwo(number=found.id, same=True, sure=True))
        return Screen("\n".join(lines), ((yes,), _back()))
    one = button(_("They are one person"), SettleTwo(number=found.id, same=True))
    two = button(_("They are two people"), SettleTwo(number=found.id, same=False))
    return Screen("\n".join(lines), ((one,), (two,), _back()))


async def _told(room: Room, person: Person, which: str) -> str:
    """Say of one of them what tells people apart: since when, which sides, how reached."""
    born = day_of_year(person.birth_date) if person.birth_date else "—"
    since = day_of_year(person.created_at.astimezone(room.zone).date())
    taken = await room.tx.participations.of(person.id)
    sides = ", ".join(side_name(each.side) for each in taken) or _("no role yet")
    account = await room.tx.people.account_of(person.id)
    reached = _("writes to the bot") if account else _("without a messenger")
    phone = f" · {h(person.phone)}" if person.phone else ""
    head = _("<b>{which}</b>: born {born}, here since {since}").format(
        which=which, born=born, since=since
    )
    return f"{head}, {sides}, {reached}{phone}"


def _settled(found: Lookalike, first: Person | None) -> Screen:
    words = {
        Likeness.SAME: _("<b>One person</b>\n{name}: both records are one now."),
        Likeness.DIFFERENT: _("<b>Two people</b>\nI shall not ask about {name} again."),
        Likeness.OPEN: _("<b>One of them is not here any more</b>"),
    }[found.state]
    return Screen(words.format(name=name_of(first)), (_back(),))


def _open(each: Lookalike, person: Person | None) -> Button:
    return button(short(person), LookAtTwo(number=each.id))


def _back() -> tuple[Button, ...]:
    return (button(_("All who look alike"), Lookalikes()), *menu())


def still_paired(_room: Room, _data: Args) -> Screen:
    """Explain what must end first."""
    text = _(
        "Both hold places on the same side, and the second has a pair. "
        "Please end that pair first, then they can become one."
    )
    return Screen(text, (_back(),))


def kept_lacks_consent(_room: Room, _data: Args) -> Screen:
    """Explain which consent must come first."""
    text = _(
        "The first record has no consent in force, so nothing may be moved to it. "
        "Please note the consent first."
    )
    return Screen(text, (_back(),))


SCREENS: dict[str, ScreenFn] = {"lookalikes": lookalikes, "lookalike": lookalike}
PUSHED: frozenset[str] = frozenset()
REFUSALS: dict[str, RefusalFn] = {
    "still_paired": still_paired,
    "kept_lacks_consent": kept_lacks_consent,
}
TASKS: dict[str, TaskWords] = {
    TaskKind.LOOKALIKES: TaskWords(
        happened=lambda: _("There are people with the same name and birth date"),
        advice=lambda: _("Please look whether they are one person."),
        own=lambda: _("Somebody with the same name and birth date is here too"),
        leads=lambda _task: (button(_("Who looks like whom"), Lookalikes()),),
    ),
}
