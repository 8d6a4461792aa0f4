"""Word the requests for help to those who may read them: a list, a card, how fast they are."""

from datetime import timedelta
from statistics import median

from handlers.callbacks.help import (
    AnswerHelp,
    CloseHelp,
    HelpInbox,
    OpenHelp,
    TakeHelp,
)
from handlers.callbacks.mending import BeginDispute, PairChanges
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.staff_menu import RowsFn
from handlers.texts.help_words import asked_when, state_words, topic_words
from handlers.texts.pair_parts import button, menu, neutral, number, page_of, pager, short
from handlers.texts.speech import _, ngettext
from handlers.texts.tasks import name_so_far
from handlers.texts.words import h, name_of
from mentoring.delivery import Args
from mentoring.help import answerers_of, waiting_for
from mentoring.help_request import ASKABLE, OPEN, HelpRequest, HelpState, HelpTopic
from mentoring.ids import HelpRequestId
from mentoring.people import StaffRole

LOOKED_BACK = timedelta(days=90)
HELPERS = frozenset({StaffRole.CURATOR, StaffRole.DEPUTY, StaffRole.HEAD, StaffRole.PSYCHOLOGIST})


async def help_inbox(room: Room, args: Args) -> Screen | None:
    """List what waits for the reader, urgent first, and how fast answers have been."""
    if not room.reader.roles & HELPERS:
        return None
    waiting = await waiting_for(room.tx, room.reader)
    page, shown = page_of(waiting, number(args, "page"))
    lines = ["<b>" + _("Requests for help") + "</b>"]
    lines += [await _line(room, each) for each in shown]
    if not waiting:
        lines.append(_("Nothing waits for you."))
    lines += await _how_fast(room)
    rows: list[tuple[Button, ...]] = [
        (button(topic_words(each.topic), OpenHelp(request=each.id)),) for each in shown
    ]
    rows += pager(page, len(waiting), HelpInbox(page=page - 1), HelpInbox(page=page + 1))
    return Screen("\n".join(lines), (*rows, menu()))


async def help_card(room: Room, args: Args) -> Screen | None:
    """Show one request to whoever may read it."""
    request = await room.tx.help_requests.get(HelpRequestId(number(args, "request")))
    reader = room.reader.person
    if request is None or reader is None:
        return None
    if reader.id not in await answerers_of(room.tx, request):
        return None
    person = await room.tx.people.person(request.person_id)
    title = topic_words(request.topic)
    who = await name_so_far(room, person)
    lines = [f"<b>{title}</b> · {h(who) if who else name_of(person)}"]
    urgent = _("Urgent: ") if request.urgent else ""
    lines.append(f"{urgent}{asked_when(room, request)}, {state_words(request)}.")
    lines += await _by_whom(room, request)
    pair = await room.tx.pairs.get(request.about) if request.about else None
    if pair is not None:
        lines.append(_("About pair No. {number}.").format(number=pair.number))
    lines.append(_words(request))
    if request.answer:
        lines.append(_("Answer: {words}").format(words=h(request.answer)))
    if request.paused:
        lines.append(_("The person has stopped the contact in their pair."))
    rows = (*_doings(request), *_about_pair(room, request), (_back(), *menu()))
    return Screen("\n".join(lines), rows)


async def help_new(_room: Room, args: Args) -> Screen:
    """Push: somebody asks for help."""
    return _push(args)


async def help_urgent(room: Room, args: Args) -> Screen | None:
    """Push: somebody asks for urgent help, unless it is looked after already."""
    request = await room.tx.help_requests.get(HelpRequestId(number(args, "request")))
    if request is None or request.state is not HelpState.ASKED:
        return None
    text = _("<b>Urgent: the mentoring programme needs you now</b>")
    return Screen(text, _push(args).rows)


async def help_unanswered(room: Room, args: Args) -> Screen | None:
    """Push to the head: nobody has taken it for days."""
    return await help_urgent(room, args)


async def rows_of_help(room: Room) -> Rows:
    """Lead readers of requests to what waits for them."""
    if not room.reader.roles & HELPERS:
        return ()
    waiting = len(await waiting_for(room.tx, room.reader))
    text = _("Requests for help")
    return ((button(f"{text} · {waiting}" if waiting else text, HelpInbox()),),)


async def _line(room: Room, request: HelpRequest) -> str:
    person = await room.tx.people.person(request.person_id)
    mark = "‼️ " if request.urgent else "• "
    who = h(short(person))
    return f"{mark}{topic_words(request.topic)}, {who}: {state_words(request)}"


async def _how_fast(room: Room) -> list[str]:
    asked = await room.tx.help_requests.since(room.now - LOOKED_BACK)
    waits = [
        each.answered_at - each.asked_at
        for each in asked
        if each.answered_at is not None
        and room.reader.person is not None
        and room.reader.person.id in await answerers_of(room.tx, each)
    ]
    if not waits:
        return []
    hours = round(median(wait.total_seconds() for wait in waits) / 3600)
    text = ngettext(
        "Answered in 90 days: {n}. Half of the answers within {hours} h.",
        "Answered in 90 days: {n}. Half of the answers within {hours} h.",
        len(waits),
    )
    return [text.format(n=len(waits), hours=max(1, hours))]


async def _by_whom(room: Room, request: HelpRequest) -> list[str]:
    if request.state is not HelpState.TAKEN or request.taken_by is None:
        return []
    helper = await room.tx.people.person(request.taken_by)
    return [_("Looked after by: {name}.").format(name=name_of(helper))]


def _words(request: HelpRequest) -> str:
    if request.topic is HelpTopic.CONCERN:
        return _(
            "An answer of another person told of violence or danger. The participant knows "
            "nothing of it and does not see this. Please talk to them yourself, today."
        )
    if request.words:
        return _("In their words: {words}").format(words=h(request.words))
    return _("No words yet. Please get in touch in person.")


def _doings(request: HelpRequest) -> Rows:
    rows: list[tuple[Button, ...]] = []
    if request.state is HelpState.ASKED:
        rows.append((button(_("I look after it"), TakeHelp(request=request.id)),))
    if request.state in OPEN and request.topic in ASKABLE:
        rows.append((button(_("Answer in words"), AnswerHelp(request=request.id)),))
    if request.state is not HelpState.CLOSED:
        rows.append((button(_("Close it"), CloseHelp(request=request.id)),))
    return tuple(rows)


def _about_pair(room: Room, request: HelpRequest) -> Rows:
    """Lead from a request about a pair to what may change in it; a head settles a dispute."""
    if request.about is None:
        return ()
    if not room.reader.is_curator:
        begin = BeginDispute(pair=request.about)
        is_head = StaffRole.HEAD in room.reader.roles
        return ((button(_("Settle a dispute…"), begin),),) if is_head else ()
    changes = PairChanges(pair=request.about)
    return ((button(_("Changes in the pair"), changes),),)


def _back() -> Button:
    return button(_("All requests"), HelpInbox())


def _push(args: Args) -> Screen:
    opening = button(_("Open"), OpenHelp(request=number(args, "request")))
    return Screen(neutral(), ((opening,),))


SCREENS: dict[str, ScreenFn] = {
    "help_inbox": help_inbox,
    "help_card": help_card,
    "help_new": help_new,
    "help_urgent": help_urgent,
    "help_unanswered": help_unanswered,
}
PUSHED = frozenset({"help_new", "help_urgent", "help_unanswered"})
STAFF_ROWS: dict[str, RowsFn] = {"help": rows_of_help}
