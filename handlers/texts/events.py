"""Word events for those who come and for the curator who plans them."""

from handlers.callbacks.events import (
    Attend,
    CallPeople,
    CancelEvent,
    ChangeEvent,
    EventGuests,
    EventList,
    NewEvent,
    OpenEvent,
)
from handlers.screen import Button, RefusalFn, Room, Rows, Screen, ScreenFn
from handlers.texts.arriving import arrival_row, joint_rows
from handlers.texts.desk import after_held
from handlers.texts.event_parts import (
    audience_words,
    event_at,
    event_lines,
    event_title,
    guest_at,
    own_line,
    places_line,
)
from handlers.texts.help_button import help_for
from handlers.texts.moments import short_moment
from handlers.texts.pair_parts import button, menu, number, page_of, pager
from handlers.texts.speech import _, ngettext
from handlers.texts.speed import speed_rows
from handlers.texts.words import h
from mentoring.arriving import going_on
from mentoring.delivery import Args
from mentoring.events import Event, EventKind, Guest, PlaceState
from mentoring.invitees import coming_up, concerns, meant


async def events(room: Room, args: Args) -> Screen | None:
    """List what is to come, or what was; each opens by a press."""
    past, is_curator = bool(args.get("past")), room.reader.is_curator
    if past and is_curator:
        found = await room.tx.events.past()
    else:
        found = [*await going_on(room.tx, room.reader), *await coming_up(room.tx, room.reader)]
    page, shown = page_of(found, number(args, "page"))
    title = _("Past events") if past else _("Events")
    lines = [f"<b>{title}</b>"]
    lines += [f"{short_moment(room, each.starts_at)} · {event_title(each.kind)}" for each in shown]
    if not found:
        lines.append(_("Nothing is planned yet."))
    rows: list[tuple[Button, ...]] = [
        (button(short_moment(room, each.starts_at), OpenEvent(event=each.id)),) for each in shown
    ]
    before, after = EventList(past=past, page=page - 1), EventList(past=past, page=page + 1)
    rows += pager(page, len(found), before, after)
    if is_curator:
        other = EventList(past=not past)
        label = _("Events to come") if past else _("Past events")
        rows.append((button(_("Plan an event"), NewEvent()), button(label, other)))
    return Screen("\n".join(lines), (*rows, *help_for(room), menu()))


async def event(room: Room, args: Args) -> Screen | None:
    """Show one event: to everybody when and where, to a curator also who comes."""
    found = await event_at(room, args)
    if found is None:
        return None
    own = await guest_at(room, found)
    lines = [*_said(args), *event_lines(room, found)]
    if found.is_open(room.now):
        lines += [each for each in (places_line(found), own_line(own)) if each]
    if found.materials and (own is not None or room.reader.is_curator):
        lines.append(_("Materials: {words}").format(words=h(found.materials)))
    mine = own is not None or await concerns(room.tx, room.reader, found)
    rows: list[tuple[Button, ...]] = []
    if mine:
        rows += [*_attending(room, found, own), *arrival_row(room, found, own)]
    rows += await _speed(room, found, mine=own is not None)
    if room.reader.is_curator:
        lines.append(await _numbers(room, found))
        rows += _curators(room, found)
    return Screen("\n".join(lines), (*rows, *help_for(room), (_to_list(),), menu()))


async def event_call(room: Room, args: Args) -> Screen | None:
    """Show how many would be told, before anybody is."""
    found = await event_at(room, args)
    if found is None or not room.reader.is_curator:
        return None
    guests = {each.person_id for each in await room.tx.events.registered(found.id)}
    me = {room.reader.person.id} if room.reader.person else set()
    n = len(await meant(room.tx, found) - guests - me)
    words = ngettext(
        "{n} person will be told that there is an event: {audience}, who has not answered yet.",
        "{n} people will be told that there is an event: {audience}, who have not answered yet.",
        n,
    ).format(n=n, audience=audience_words(found.audience))
    hint = _("The message names neither the place nor the topic; both open by a press.")
    yes = _("Call {n}").format(n=n)
    rows: Rows = ((button(yes, CallPeople(event=found.id, sure=True)),),) if n else ()
    text = words + "\n" + hint if n else _("Everybody it is for has answered, or is not here yet.")
    return Screen(f"<b>{event_title(found.kind)}</b>\n{text}", (*rows, (_back(found),)))


async def event_sure(room: Room, args: Args) -> Screen | None:
    """Ask once more before an event is called off."""
    found = await event_at(room, args)
    if found is None or not room.reader.is_curator:
        return None
    text = _("Call this event off? Everybody who registered will be told.")
    off = button(_("Call it off"), CancelEvent(event=found.id, sure=True))
    return Screen("\n".join([*event_lines(room, found), text]), ((_back(found),), (off,)))


def _said(args: Args) -> list[str]:
    if args.get("said") != "called":
        return []
    n = number(args, "n")
    told = ngettext("{n} person is told.", "{n} people are told.", n).format(n=n)
    return [told if n else _("Everybody was told before.")]


def _attending(room: Room, found: Event, own: Guest | None) -> Rows:
    if not found.is_open(room.now):
        return ()
    if own is not None and own.state is not PlaceState.LEFT:
        return ((button(_("I cannot come"), Attend(event=found.id, comes=False)),),)
    text = _("Join the waiting list") if found.free == 0 else _("I will come")
    return ((button(text, Attend(event=found.id, comes=True)),),)


async def _speed(room: Room, found: Event, *, mine: bool) -> Rows:
    planned = await room.tx.speed.evening(found.id) if found.kind is EventKind.SPEED else None
    told = planned is not None and planned.told_at is not None
    return speed_rows(room, found, planned=planned is not None, mine=mine and told)


async def _numbers(room: Room, found: Event) -> str:
    guests = await room.tx.events.registered(found.id)
    waiting = sum(each.state is PlaceState.WAITING for each in guests)
    came = sum(bool(each.came) for each in guests)
    parts = [
        audience_words(found.audience),
        _("registered: {n}").format(n=found.taken),
        _("waiting: {n}").format(n=waiting) if waiting else "",
        _("came: {n}").format(n=came) if came else "",
    ]
    return " · ".join(part for part in parts if part)


def _curators(room: Room, found: Event) -> Rows:
    guests = button(_("List and attendance"), EventGuests(event=found.id))
    if not found.is_open(room.now):
        return () if found.cancelled_at else ((guests,), *joint_rows(found))
    return (
        (guests,),
        (button(_("Call people"), CallPeople(event=found.id)),),
        (
            button(_("Move the event"), ChangeEvent(event=found.id)),
            button(_("Call off"), CancelEvent(event=found.id)),
        ),
    )


def _to_list() -> Button:
    return button(_("All events"), EventList())


def _back(found: Event) -> Button:
    return button(_("Back"), OpenEvent(event=found.id))


def _closed(room: Room, _data: Args) -> Screen:
    text = _("This event has begun or is cancelled, nothing can be changed any more.")
    return Screen(text, (*help_for(room), (_to_list(),), menu()))


SCREENS: dict[str, ScreenFn] = {
    "events": after_held(events),
    "event": event,
    "event_call": event_call,
    "event_sure": event_sure,
}
PUSHED: frozenset[str] = frozenset()
REFUSALS: dict[str, RefusalFn] = {"event_closed": _closed}
