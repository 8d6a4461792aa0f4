"""Word what is done for many at once: the deeds, whom one would concern, what came of it."""

from collections.abc import Sequence

from handlers.callbacks.people import Chosen, DoForAll, Many, Preview, WriteToChosen
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.texts.moments import day
from handlers.texts.pair_parts import button, menu, number, page_of, pager, short, span
from handlers.texts.people import filter_words
from handlers.texts.people_words import side_name
from handlers.texts.speech import _, ngettext
from handlers.texts.words import h
from mentoring.deeds import Concerned, Deed, Plan
from mentoring.delivery import Args
from mentoring.directory import Filter
from mentoring.ids import PersonId
from mentoring.labels import token
from mentoring.looking_around import look_around
from mentoring.many import counts, plan
from mentoring.people import Person, short_name

LINES = 15
LEAVING = 9
"""How many classes in their last year are offered."""


async def people_many(room: Room, args: Args) -> Screen | None:
    """Show what can be done with everybody, or with those whom a filter lets through."""
    if not room.reader.is_curator:
        return None
    by = Filter.read(str(args.get("by") or ""))
    directory = await look_around(room.tx, by.facets)
    chosen = directory.chosen(by)
    whom = h(filter_words(room, directory, by))
    lines = [
        _("<b>Do for many</b> · {list}").format(list=whom),
        _("You will see whom it concerns before anything is done."),
    ]
    field = by.packed()
    found = await counts(room.tx, chosen)
    rows = [
        (button(f"{deed_label(deed)} · {n}", Preview(what=deed.value, by=field)),)
        for deed, n in found.items()
        if n
    ]
    n = sum(entry.person is not None for entry in chosen)
    if n:
        write = _("Write to them")
        rows.append((button(f"{write} · {n}", WriteToChosen(by=field)),))
    else:
        lines.append(_("Nobody is here yet."))
    return Screen("\n".join(lines), (*rows, (button(_("Back"), Chosen(by=field)), *menu())))


async def people_preview(room: Room, args: Args) -> Screen | None:
    """List whom a deed concerns, page by page; the press that does it means exactly them."""
    if not room.reader.is_curator:
        return None
    deed, by = Deed(str(args.get("what"))), Filter.read(str(args.get("by") or ""))
    planned = await plan(room.tx, deed, by)
    page, shown = page_of(planned.concerned, number(args, "page"), LINES)
    lines = [f"<b>{deed_name(deed)}</b>"]
    if args.get("stale"):
        lines.append(_("The list has changed meanwhile, so nothing was done. Please look again."))
    lines += _about(room, planned)
    if planned.concerned:
        people = await room.tx.people.persons({each.person for each in shown if each.person})
        lines.append(_("Whom: {span}").format(span=_span(page, shown, planned)))
        lines += [_line(each, people) for each in shown]
    field = by.packed()
    before = Preview(what=deed.value, by=field, page=page - 1)
    after = Preview(what=deed.value, by=field, page=page + 1)
    nearby = pager(page, len(planned.concerned), before, after, LINES)
    doing = ((_sure(planned, field),),) if planned.concerned else ()
    back = (button(_("Back"), Many(by=field)), *menu())
    return Screen("\n".join(lines), (*nearby, *doing, *_leaving(planned), back))


async def people_done(room: Room, args: Args) -> Screen | None:
    """Say for how many it was done, and for how many not."""
    if not room.reader.is_curator:
        return None
    deed, missed = Deed(str(args.get("what"))), number(args, "missed")
    lines = [f"<b>{deed_name(deed)}</b>", _done(deed, number(args, "done"))]
    if missed:
        lines.append(_missed(deed, missed))
    back = (button(_("To people"), Chosen(by=str(args.get("by") or ""))), *menu())
    return Screen("\n".join(lines), (back,))


def deed_label(deed: Deed) -> str:
    """Name a deed on its button."""
    return {
        Deed.APPROVE: _("Approve who is ready"),
        Deed.REMIND: _("Remind of the questionnaire"),
        Deed.PROMOTE: _("Classes a year on"),
    }[deed]


def deed_name(deed: Deed) -> str:
    """Say in full what is done."""
    return {
        Deed.APPROVE: _("Approve all who are ready"),
        Deed.REMIND: _("Remind of the questionnaire"),
        Deed.PROMOTE: _("Move classes a year on"),
    }[deed]


def _about(room: Room, planned: Plan) -> list[str]:
    if not planned.concerned:
        return [_("It concerns nobody now.")]
    lines = []
    if planned.done_at is not None:
        last = day(planned.done_at.astimezone(room.zone).date())
        lines.append(
            _("The classes were moved on {day} already: check the list.").format(day=last)
        )
    if planned.deed is Deed.PROMOTE:
        lines += [f"{h(was)} → {h(now)}: {n}" for was, now, n in planned.moves()[:LINES]]
    if planned.leaving:
        n = sum(each for _label, each in planned.leaving)
        leaving = ngettext(
            "{n} person is in the last year: the card stays as it is. "
            "Alumni may be invited to be mentors: write to them.",
            "{n} people are in the last year: the cards stay as they are. "
            "Alumni may be invited to be mentors: write to them.",
            n,
        )
        lines.append(leaving.format(n=n))
    if planned.left_out:
        lines.append(_left_out(planned))
    return lines


def _left_out(planned: Plan) -> str:
    n = planned.left_out
    said = {
        Deed.APPROVE: ngettext(
            "{n} more waits for something else first",
            "{n} more wait for something else first",
            n,
        ),
        Deed.REMIND: ngettext(
            "{n} more asked not to be reminded or has no consent in force",
            "{n} more asked not to be reminded or have no consent in force",
            n,
        ),
        Deed.PROMOTE: ngettext(
            "{n} person keeps the name of the class: it does not begin with a year",
            "{n} people keep the name of the class: it does not begin with a year",
            n,
        ),
    }
    return said[planned.deed].format(n=n)


def _leaving(planned: Plan) -> Rows:
    """Offer the classes in their last year, to write to."""
    buttons = [
        button(f"{label} · {n}", Chosen(by=Filter(group=token(label)).packed()))
        for label, n in planned.leaving[:LEAVING]
    ]
    return tuple(tuple(buttons[at : at + 3]) for at in range(0, len(buttons), 3))


def _span(page: int, shown: Sequence[Concerned], planned: Plan) -> str:
    return span(page, len(shown), len(planned.concerned), LINES)


def _line(each: Concerned, people: dict[PersonId, Person]) -> str:
    name = short(people.get(each.person) if each.person else None)
    if each.run is not None:
        written = each.run.draft.answers.get("fio")
        name = (short_name(written) if isinstance(written, str) else None) or name
        return h(name)
    if each.becomes:
        return h(f"{name} · {each.group} → {each.becomes}")
    return h(f"{name} · {side_name(each.participation.side)}" if each.participation else name)


def _sure(planned: Plan, field: str) -> Button:
    n = len(planned.concerned)
    text = ngettext("Do it for {n} person", "Do it for {n} people", n).format(n=n)
    return button(text, DoForAll(what=planned.deed.value, seal=planned.seal, by=field))


def _done(deed: Deed, n: int) -> str:
    said = {
        Deed.APPROVE: ngettext(
            "Approved: {n} person. I have told them.",
            "Approved: {n} people. I have told each of them.",
            n,
        ),
        Deed.REMIND: ngettext("Reminded: {n} person.", "Reminded: {n} people.", n),
        Deed.PROMOTE: ngettext(
            "Moved on: {n} person. The card tells which class it was.",
            "Moved on: {n} people. Their cards tell which classes they were in.",
            n,
        ),
    }
    return said[deed].format(n=n)


def _missed(deed: Deed, n: int) -> str:
    said = {
        Deed.APPROVE: ngettext(
            "Not for {n} person: a decision was taken meanwhile.",
            "Not for {n} people: decisions were taken meanwhile.",
            n,
        ),
        Deed.REMIND: ngettext(
            "{n} person was reminded today already.",
            "{n} people were reminded today already.",
            n,
        ),
        Deed.PROMOTE: ngettext(
            "Not for {n} person: the answers have just changed.",
            "Not for {n} people: their answers have just changed.",
            n,
        ),
    }
    return said[deed].format(n=n)


SCREENS: dict[str, ScreenFn] = {
    "people_many": people_many,
    "people_preview": people_preview,
    "people_done": people_done,
}
PUSHED: frozenset[str] = frozenset()
