"""Word short talks for whoever has them: neutral pushes, the own list, two taps after each."""

from handlers.callbacks.speed import OwnEvening, RateEvening, RateSpeed
from handlers.choices_wishes import labels
from handlers.screen import Button, Room, Screen, ScreenFn
from handlers.texts.event_parts import event_at
from handlers.texts.help_button import help_for
from handlers.texts.moments import clock, day
from handlers.texts.pair_parts import button, menu, neutral, number
from handlers.texts.speech import _, said
from handlers.texts.words import h
from mentoring.applications import Side
from mentoring.delivery import Args
from mentoring.events import Event
from mentoring.ids import ParticipationId, SpeedTalkId
from mentoring.speed.records import GOES_ON, THANKS, Evening, SpeedTalk
from mentoring.speed_evenings import RATINGS

Mine = list[tuple[SpeedTalk, Side]]


async def speed_called(room: Room, args: Args) -> Screen | None:
    """Push: there is a list of talks; it opens by a press."""
    event, _evening, mine = await _own(room, args)
    if event is None or not mine:
        return None
    return Screen(neutral(), ((button(_("Open"), OwnEvening(event=event.id)),),))


async def speed_question(room: Room, args: Args) -> Screen | None:
    """Push: the talks are over; true while a word on one of them is missing."""
    _event, _evening, mine = await _own(room, args)
    if all(talk.said_by(side) for talk, side in mine):
        return None
    return await speed_called(room, args)


async def my_speed(room: Room, args: Args) -> Screen | None:
    """List the reader's own talks; those that have begun have a press each."""
    event, evening, mine = await _own(room, args)
    if event is None or evening is None or not mine:
        return Screen(_("No short talks are planned for you."), (*help_for(room), menu()))
    names = await _names(room, mine)
    local = event.starts_at.astimezone(room.zone)
    lines = ["<b>" + _("My short talks, {day}").format(day=h(day(local.date()))) + "</b>"]
    if args.get("said") == "kept":
        lines.insert(0, _("Thank you, it is kept."))
    begun: list[Button] = []
    for talk, side in mine:
        starts = evening.starts(event.starts_at, talk.round)
        name, mark = names.get(talk.other(side), ""), "☑ " if talk.said_by(side) else ""
        told = _("{mark}{clock}, table {n}: {name}")
        time = clock(starts.astimezone(room.zone))
        lines.append(h(told.format(mark=mark, clock=time, n=talk.place, name=name)))
        if starts <= room.now:
            begun.append(button(f"{mark}{name}", RateSpeed(talk=talk.id)))
    if begun:
        lines.append(_("After a talk say whether you would go on. Only curators read it."))
    if begun and evening.ends(event.starts_at) <= room.now:
        begun.append(button(_("How was the evening?"), RateEvening(event=event.id)))
    hide = (button(_("Hide"), OwnEvening(event=event.id, full=False)), *menu())
    rows = tuple(tuple(begun[at : at + 2]) for at in range(0, len(begun), 2))
    return Screen("\n".join(lines), (*rows, *help_for(room), hide))


async def speed_rate(room: Room, args: Args) -> Screen | None:
    """Ask whether one would go on with somebody."""
    talk = await room.tx.speed.talk(SpeedTalkId(number(args, "talk")))
    _event, _evening, mine = await _own(room, {"event": talk.event_id if talk else 0})
    own = next(((each, side) for each, side in mine if talk and each.id == talk.id), None)
    if own is None:
        return None
    name = (await _names(room, [own])).get(own[0].other(own[1]), "")
    lines = [
        "<b>" + _("Go on together?") + "</b>",
        h(name),
        _("If both would, a curator confirms the pair. A no is not told to anybody."),
    ]
    yes = button(_("I would like to go on"), RateSpeed(talk=own[0].id, said=GOES_ON))
    no = button(_("Thank you, no"), RateSpeed(talk=own[0].id, said=THANKS))
    back = button(_("Back"), OwnEvening(event=own[0].event_id))
    return Screen("\n".join(lines), ((yes,), (no,), *help_for(room), (back,)))


async def speed_rating(room: Room, args: Args) -> Screen | None:
    """Ask how the evening was, by one press."""
    event, evening, mine = await _own(room, args)
    if event is None or evening is None or not mine:
        return None
    lines = [
        "<b>" + _("How was the evening?") + "</b>",
        _("1 – a waste of time, 10 – excellent. The curator sees the mean only."),
    ]
    marks = [button(str(each), RateEvening(event=event.id, rating=each)) for each in RATINGS]
    back = button(_("Back"), OwnEvening(event=event.id))
    rows = (tuple(marks[:5]), tuple(marks[5:]), *help_for(room), (back,))
    return Screen("\n".join(lines), rows)


async def _own(room: Room, args: Args) -> tuple[Event | None, Evening | None, Mine]:
    event, person = await event_at(room, args), room.reader.person
    evening = await room.tx.speed.evening(event.id) if event else None
    if event is None or evening is None or person is None or evening.told_at is None:
        return event, evening, []
    sides = {each.id: each.side for each in await room.tx.participations.of(person.id)}
    mine = [
        (talk, sides[who])
        for talk in await room.tx.speed.of(list(sides))
        for who in (talk.mentor_id, talk.mentee_id)
        if who in sides and talk.event_id == event.id
    ]
    return event, evening, mine


async def _names(room: Room, mine: Mine) -> dict[ParticipationId, str]:
    found = [await room.tx.participations.get(talk.other(side)) for talk, side in mine]
    called = await labels(room.tx, [each for each in found if each is not None])
    return {key: said(wording) for key, wording in called.items()}


SCREENS: dict[str, ScreenFn] = {
    "speed_called": speed_called,
    "speed_question": speed_question,
    "my_speed": my_speed,
    "speed_rate": speed_rate,
    "speed_rating": speed_rating,
}
PUSHED = frozenset({"speed_called", "speed_question"})
