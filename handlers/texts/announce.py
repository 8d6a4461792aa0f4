"""Word a letter to many: as its readers see it, as its author checks it, how it arrives."""

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.office import (
    LookAtLetter,
    Missed,
    ReadLetter,
    SendLetter,
    StopLetter,
    WriteLetter,
)
from handlers.screen import Button, RefusalFn, Room, Rows, Screen, ScreenFn
from handlers.texts.moments import moment
from handlers.texts.pair_parts import button, menu, neutral, number, page_of, pager, span
from handlers.texts.speech import _, locale, ngettext
from handlers.texts.waiting import code
from handlers.texts.words import h, name_of
from mentoring.audience import Audience, audience_of
from mentoring.delivery import Args, DeliveryState
from mentoring.family import my_children
from mentoring.ids import BroadcastId, PersonId
from mentoring.letters import topic_of
from mentoring.office import Broadcast, Segment
from mentoring.people import Person

NAMES = 20
WAITING = (DeliveryState.PENDING, DeliveryState.LEASED, DeliveryState.SENDING)


async def letter(room: Room, args: Args) -> Screen | None:
    """Push: the letter itself; an erased one is not sent any more."""
    found = await _letter(room, args)
    if found is None or found.text is None or found.sent_at is None:
        return None
    return Screen(_as_read(room, found), (menu(),))


async def letter_to_parents(room: Room, args: Args) -> Screen | None:
    """Push: there is a letter; true as long as the reader speaks for a child and wishes news."""
    found = await _for_parents(room, args)
    mine = await my_children(room.tx, room.reader)
    if found is None or not any(each.agreed and each.guardian.news for each in mine):
        return None
    return Screen(neutral(), ((button(_("Open"), ReadLetter(letter=found.id)),),))


async def letter_read(room: Room, args: Args) -> Screen | None:
    """Show a letter to parents, to them and to curators; later say that it is gone."""
    found = await _for_parents(room, args)
    may = room.reader.is_curator or bool(await my_children(room.tx, room.reader))
    if found is None or not may:
        return Screen(_("This is not here any more. The menu shows what is current."), (menu(),))
    return Screen(_as_read(room, found), (menu(),))


async def letter_preview(room: Room, args: Args) -> Screen | None:
    """Show a letter as its readers will see it, who they are, and the press that sends it."""
    found = await _own(room, args)
    if found is None or found.text is None:
        return None
    if found.sent_at is not None:
        return await letter_result(room, args)
    audience = await audience_of(room.tx, found.segment, found.chosen)
    n = len(audience.accounts)
    head = _("<b>Please check</b> · {segment}: {count}").format(
        segment=segment_name(room, found.segment), count=_recipients(n)
    )
    lines = [head, *_missed_line(audience, found.segment), _warning(), "", _as_read(room, found)]
    return Screen("\n".join(lines), _preview_rows(found, audience))


async def letter_missed(room: Room, args: Args) -> Screen | None:
    """List whom a letter will not reach, and why."""
    found = await _own(room, args)
    if found is None:
        return None
    audience = await audience_of(room.tx, found.segment, found.chosen)
    page, shown = page_of(audience.missed, number(args, "page"), NAMES)
    people = await room.tx.people.persons(set(shown))
    title = _("<b>The letter will not reach</b>")
    if not shown:
        lines = [title, _("Everybody can be reached.")]
    else:
        lines = [f"{title}: {span(page, len(shown), len(audience.missed), NAMES)}"]
    for each in shown:
        who = await _called(room, people.get(each), found.segment)
        lines.append(f"{who} · {_why(audience, each)}")
    before = Missed(letter=found.id, page=page - 1)
    after = Missed(letter=found.id, page=page + 1)
    nearby = pager(page, len(audience.missed), before, after, NAMES)
    back = (button(_("Back"), LookAtLetter(letter=found.id)),)
    return Screen("\n".join(lines), (*nearby, back))


async def letter_result(room: Room, args: Args) -> Screen | None:
    """Show how the delivery of a letter goes."""
    found = await _own(room, args)
    if found is None or found.sent_at is None:
        return None
    counts = await room.tx.outbox.counts(topic_of(found.id))
    waits = sum(counts.get(state, 0) for state in WAITING)
    lines = [
        _("<b>Letter</b> · {segment}: {count}").format(
            segment=segment_name(room, found.segment), count=_recipients(found.recipients)
        ),
        _("Sent off {when}").format(when=moment(room, found.sent_at)),
        *_outcomes(counts, waits),
    ]
    again = button(_("Refresh"), LookAtLetter(letter=found.id))
    stop: Rows = ((button(_("Stop sending"), StopLetter(letter=found.id)),),) if waits else ()
    return Screen("\n".join(lines), ((again,), *stop, menu()))


def segment_name(room: Room, segment: Segment) -> str:
    """Name a segment as the question about it does."""
    if segment is Segment.CHOSEN:
        return _("those chosen")
    step = room.house.questionnaires["broadcast"].step("segment")
    options = step.options if step else ()
    found = (each.text.said(locale()) for each in options if each.code == segment)
    return h(next(found, segment.value))


def nobody_there(_room: Room, _data: Args) -> Screen:
    """Say that there is nobody to write to."""
    text = _("There is nobody here to write to yet. You can choose other recipients.")
    other = button(_("Choose others"), MenuTo(to="announce"))
    return Screen(text, ((other,), menu()))


def _as_read(room: Room, found: Broadcast) -> str:
    title = _("<b>Announcement · {name}</b>").format(name=h(room.organisation.name))
    return f"{title}\n{h(found.text)}"


def _recipients(n: int) -> str:
    return ngettext("{n} recipient", "{n} recipients", n).format(n=n)


def _warning() -> str:
    return _("<i>No names of other people: many will read this, on a locked screen too.</i>")


def _missed_line(audience: Audience, segment: Segment) -> list[str]:
    n = len(audience.missed)
    if not n:
        return []
    if segment is Segment.PARENTS:
        text = ngettext("It will not reach {n} family", "It will not reach {n} families", n)
        return [text.format(n=n)]
    return [
        ngettext("It will not reach {n} person", "It will not reach {n} people", n).format(n=n)
    ]


def _preview_rows(found: Broadcast, audience: Audience) -> Rows:
    n = len(audience.accounts)
    rows: list[tuple[Button, ...]] = []
    if n:
        text = ngettext("Send to {n} recipient", "Send to {n} recipients", n).format(n=n)
        rows.append((button(text, SendLetter(letter=found.id)),))
    rows.append((button(_("Change the text"), WriteLetter(letter=found.id)),))
    if audience.missed:
        rows.append((button(_("Whom it will not reach"), Missed(letter=found.id)),))
    rows.append((button(_("Do not send"), MenuTo(to="menu")),))
    return tuple(rows)


def _outcomes(counts: dict[DeliveryState, int], waits: int) -> list[str]:
    said = (
        (_("Delivered: {n}"), counts.get(DeliveryState.SENT, 0)),
        (_("On the way: {n}"), waits),
        (_("Not known whether it arrived: {n}"), counts.get(DeliveryState.HELD, 0)),
        (_("Not delivered: {n}"), counts.get(DeliveryState.DEAD, 0)),
        (_("Too late to deliver: {n}"), counts.get(DeliveryState.EXPIRED, 0)),
        (_("Stopped: {n}"), counts.get(DeliveryState.CANCELLED, 0)),
    )
    return [words.format(n=n) for at, (words, n) in enumerate(said) if n or at == 0]


def _why(audience: Audience, person: PersonId) -> str:
    if person in audience.unwilling:
        return _("no news wished for")
    blocked = person in audience.blocked
    return _("has blocked the bot") if blocked else _("has no messenger here")


async def _called(room: Room, person: Person | None, segment: Segment) -> str:
    """Name whom a letter misses; parents are known by their child's name, or its code."""
    if segment is not Segment.PARENTS or person is None:
        return name_of(person)
    expected = await room.tx.enrolments.of_person(person.id)
    known = code(expected) if expected and not person.name else name_of(person)
    return _("family of {child}").format(child=known)


async def _for_parents(room: Room, args: Args) -> Broadcast | None:
    found = await _letter(room, args)
    kept = found is not None and found.text is not None and found.sent_at is not None
    return found if kept and found and found.segment is Segment.PARENTS else None


async def _letter(room: Room, args: Args) -> Broadcast | None:
    return await room.tx.desk.broadcast(BroadcastId(number(args, "letter")))


async def _own(room: Room, args: Args) -> Broadcast | None:
    return await _letter(room, args) if room.reader.is_curator else None


SCREENS: dict[str, ScreenFn] = {
    "letter": letter,
    "letter_to_parents": letter_to_parents,
    "letter_read": letter_read,
    "letter_preview": letter_preview,
    "letter_missed": letter_missed,
    "letter_result": letter_result,
}
PUSHED = frozenset({"letter", "letter_to_parents"})
REFUSALS: dict[str, RefusalFn] = {"nobody_there": nobody_there}
