"""Word what may not have arrived, to its reader and to the curator, and who is out of reach."""

from dataclasses import replace

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.office import Doubtful, OutOfReach, Settle
from handlers.callbacks.pairing import PersonCard
from handlers.plugs import declared
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.texts.moments import moment
from handlers.texts.pair_parts import PAGE, button, menu, number, page_of, pager, short, span
from handlers.texts.speech import _
from handlers.texts.words import h
from mentoring.delivery import Args, Delivery
from mentoring.desk import doubtful, unreachable_people
from mentoring.ids import DeliveryId
from mentoring.people import Person

NOTES = 3


async def held_notes(room: Room, args: Args) -> tuple[str, Rows]:
    """Return what may not have reached the reader, with its buttons; nothing when untrue by now.

    `args` come from `mentoring.desk.take_held`, which settles what is shown here.
    """
    screens: dict[str, ScreenFn] = declared("handlers.texts", "SCREENS")
    texts: list[str] = []
    rows: list[tuple[Button, ...]] = []
    for number_ in [each for each in str(args.get("held") or "").split(",") if each.isdecimal()]:
        delivery = await room.tx.outbox.get(DeliveryId(int(number_)))
        if delivery is None or delivery.account_id != room.reader.account.id:
            continue
        worded = screens.get(delivery.kind)
        screen = await worded(room, delivery.args) if worded else None
        if screen is not None and len(texts) < NOTES:
            texts.append(screen.text)
            rows.extend(screen.rows)
    if not texts:
        return "", ()
    head = _("This may not have reached you:")
    return "\n".join([head, *texts]) + "\n\n", tuple(rows)


def after_held(worded: ScreenFn) -> ScreenFn:
    """Let a screen begin with what may not have reached its reader."""

    async def begun(room: Room, args: Args) -> Screen | None:
        screen = await worded(room, args)
        if screen is None or not args.get("held"):
            return screen
        notes, opening = await held_notes(room, args)
        return replace(screen, text=notes + screen.text, rows=(*opening, *screen.rows))

    return begun


async def doubtful_list(room: Room, args: Args) -> Screen | None:
    """List for a curator the messages nobody knows to have arrived."""
    if not room.reader.is_curator:
        return None
    found = await doubtful(room.tx)
    page, shown = page_of(found, number(args, "page"))
    lines = [*_said(args), _doubtful_title(page, len(shown), len(found))]
    rows: list[tuple[Button, ...]] = []
    for position, delivery in enumerate(shown, page * PAGE + 1):
        lines.append(f"{position}. {await _line(room, delivery)}")
        again, no = (
            Settle(delivery=delivery.id, again=True),
            Settle(delivery=delivery.id, again=False),
        )
        rows.append(
            (
                button(_("{n}: send again").format(n=position), again),
                button(_("{n}: no need").format(n=position), no),
            )
        )
    nearby = pager(page, len(found), Doubtful(page=page - 1), Doubtful(page=page + 1))
    return Screen("\n".join(lines), (*rows, *nearby, _back()))


async def out_of_reach(room: Room, args: Args) -> Screen | None:
    """List the people no message gets to."""
    if not room.reader.is_curator:
        return None
    found = await unreachable_people(room.tx)
    page, shown = page_of(found, number(args, "page"))
    people = await room.tx.people.persons(set(shown))
    text = _("<b>Out of reach</b>\nEverybody can be reached.")
    if found:
        head = _("<b>Out of reach · {span}</b>").format(span=span(page, len(shown), len(found)))
        text = (
            head
            + "\n"
            + _("They have blocked the bot. A call helps; one word to the bot opens it again.")
        )
    rows = [(await _card(room, people[each]),) for each in shown if each in people]
    nearby = pager(page, len(found), OutOfReach(page=page - 1), OutOfReach(page=page + 1))
    return Screen(text, (*rows, *nearby, _back()))


def kind_words(kind: str) -> str:
    """Name what a message was about."""
    return {
        "meeting_reminder": _("reminder of a meeting"),
        "meeting_question": _("question whether a meeting took place"),
        "pair_offer_reminder": _("reminder of an offer"),
        "weekly_digest": _("weekly digest"),
    }.get(kind, _("message of the programme"))


async def _line(room: Room, delivery: Delivery) -> str:
    account = await room.tx.people.account(delivery.account_id)
    person = account.person_id if account else None
    name = short(await room.tx.people.person(person) if person else None)
    when = moment(room, delivery.due_at)
    return f"{h(name)}: {kind_words(delivery.kind)}, {when}"


def _said(args: Args) -> list[str]:
    words = {
        "again": _("It goes out again now."),
        "let_be": _("It is off the list."),
        "settled": _("This was off the list already."),
    }.get(str(args.get("said") or ""))
    return [words] if words else []


def _doubtful_title(page: int, shown: int, total: int) -> str:
    if not total:
        return _("<b>Not sure it arrived</b>\nEverything is clear.")
    return _("<b>Not sure it arrived · {span}</b>").format(span=span(page, shown, total))


async def _card(room: Room, person: Person) -> Button:
    theirs = await room.tx.participations.of(person.id)
    if theirs:
        return button(short(person), PersonCard(participation=theirs[0].id))
    return button(short(person), MenuTo(to="people"))


def _back() -> tuple[Button, ...]:
    return (button(_("All tasks"), MenuTo(to="tasks")), *menu())


SCREENS: dict[str, ScreenFn] = {"doubtful": doubtful_list, "out_of_reach": out_of_reach}
PUSHED: frozenset[str] = frozenset()
