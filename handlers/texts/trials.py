"""Word trial talks for the curator: who is proposed to talk to whom, what may be changed."""

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.trials import (
    AddTalk,
    CallToTalks,
    DraftTalks,
    EndTalks,
    TalkCard,
    TalkList,
)
from handlers.screen import Button, RefusalFn, Room, Rows, Screen, ScreenFn
from handlers.texts.moments import clock, day, moment
from handlers.texts.pair_parts import button, menu, number, page_of, pager, short, span
from handlers.texts.speech import _, ngettext
from handlers.texts.words import h
from mentoring.applications import Participation, Side
from mentoring.delivery import Args
from mentoring.ids import ParticipationId, TrialTalkId
from mentoring.wishes.rounds import Round, RoundKind, TrialTalk
from mentoring.wishing.candidates import asked
from mentoring.wishing.trials import BusyThen, TalksCalled, suitable

Names = dict[ParticipationId, str]


async def trials(room: Room, args: Args) -> Screen | None:
    """List the talks by time; before people are told each may be changed."""
    if not room.reader.is_curator:
        return None
    found = await room.tx.wishes.round(RoundKind.TALKS)
    if found is None:
        plan = (button(_("Plan trial talks"), DraftTalks()),)
        return Screen(_("No trial talks are planned."), (plan, (_to_wishes(),), menu()))
    talks = await room.tx.wishes.talks(found.id)
    names = await names_in(room)
    page, shown = page_of(talks, number(args, "page"))
    lines = [*_said(args), "<b>" + _("Trial talks") + "</b>", _state(room, found, talks)]
    if talks:
        lines.append(span(page, len(shown), len(talks)))
    rows: list[tuple[Button, ...]] = []
    for talk in shown:
        if found.called_at is None:
            rows.append((button(_line(room, talk, names), TalkCard(talk=talk.id)),))
        else:
            lines.append(h(_line(room, talk, names)))
    rows += pager(page, len(talks), TalkList(page=page - 1), TalkList(page=page + 1))
    return Screen("\n".join(lines), (*rows, *_acts(found, talks), (_to_wishes(),), menu()))


async def trial(room: Room, args: Args) -> Screen | None:
    """Show one talk with what may be done about it."""
    talk = await room.tx.wishes.talk(TrialTalkId(number(args, "talk")))
    if talk is None or not room.reader.is_curator:
        return None
    found = await room.tx.wishes.get(talk.round_id)
    names = await names_in(room)
    lines = [
        "<b>" + _("A trial talk") + "</b>",
        h(moment(room, talk.starts_at)),
        _("Mentee: {name}").format(name=h(names.get(talk.mentee_id, ""))),
        _("Mentor: {name}").format(name=h(names.get(talk.mentor_id, ""))),
    ]
    rows: Rows = ((button(_("Back"), TalkList()),),)
    if found is not None and found.called_at is None and found.closed_at is None:
        later = button(_("To the next free time"), TalkCard(talk=talk.id, act="later"))
        rows = (
            (later,),
            *rows,
            (button(_("Take off the list"), TalkCard(talk=talk.id, act="off")),),
        )
    return Screen("\n".join(lines), rows)


async def trial_add(room: Room, args: Args) -> Screen | None:
    """Choose a mentee, then one of the mentors who suit."""
    if not room.reader.is_curator:
        return None
    names, chosen = await names_in(room), ParticipationId(number(args, "mentee"))
    mentees = {e.id: e for e in await asked(room.tx) if e.side is Side.MENTEE}
    mentee = mentees.get(chosen)
    offered = (
        await suitable(room.tx, mentee) if mentee else _by_name(list(mentees.values()), names)
    )
    page, shown = page_of(offered, number(args, "page"))
    title = (
        _("Who talks to {name}?").format(name=h(names.get(chosen, ""))) if mentee else _("Who?")
    )
    lines = ["<b>" + _("One more talk") + "</b>", title]
    if not offered:
        lines.append(_("Nobody suits."))
    who = chosen if mentee else 0
    rows = [
        (button(names[each.id], AddTalk(mentee=who or each.id, mentor=each.id if who else 0)),)
        for each in shown
    ]
    before, after = AddTalk(mentee=who, page=page - 1), AddTalk(mentee=who, page=page + 1)
    leaves = pager(page, len(offered), before, after)
    return Screen("\n".join(lines), (*rows, *leaves, (button(_("Back"), TalkList()),)))


async def trials_sure(room: Room, _args: Args) -> Screen | None:
    """Show how many would be told, before anybody is."""
    found = await room.tx.wishes.round(RoundKind.TALKS)
    if found is None or not room.reader.is_curator:
        return None
    talks = await room.tx.wishes.talks(found.id)
    n = len({who for each in talks for who in (each.mentee_id, each.mentor_id)})
    text = ngettext(
        "{n} person will be told of their talks. The list is not changed after that.",
        "{n} people will be told of their talks. The list is not changed after that.",
        n,
    ).format(n=n)
    yes = button(_("Tell everybody"), CallToTalks(round=found.id, sure=True))
    return Screen(f"<b>{_('Trial talks')}</b>\n{text}", ((yes,), (button(_("Back"), TalkList()),)))


async def names_in(room: Room) -> Names:
    """Return short names by participation, for the curator."""
    sides = await room.tx.participations.all()
    people = await room.tx.people.persons({each.person_id for each in sides})
    return {each.id: short(people.get(each.person_id)) for each in sides}


def _by_name(sides: list[Participation], names: Names) -> list[Participation]:
    return sorted(sides, key=lambda each: (names[each.id].casefold(), each.id))


def _said(args: Args) -> list[str]:
    if args.get("said") != "called":
        return []
    n = number(args, "n")
    return [ngettext("{n} person is told.", "{n} people are told.", n).format(n=n)]


def _state(room: Room, found: Round, talks: list[TrialTalk]) -> str:
    if found.closed_at is not None:
        return _("They are closed; what was said counts.")
    if found.called_at is None:
        return _("A proposal. Nobody knows of it yet.")
    both = sum(bool(each.said_by_mentee and each.said_by_mentor) for each in talks)
    return _("Everybody is told. Both have answered: {n} of {total}").format(
        n=both, total=len(talks)
    )


def _line(room: Room, talk: TrialTalk, names: Names) -> str:
    local = talk.starts_at.astimezone(room.zone)
    when = f"{day(local.date())} {clock(local)}"
    return f"{when} · {names.get(talk.mentee_id, '')} – {names.get(talk.mentor_id, '')}"


def _acts(found: Round, talks: list[TrialTalk]) -> Rows:
    if found.closed_at is not None:
        return ((button(_("Plan trial talks"), DraftTalks()),),)
    end = (button(_("Close the talks"), EndTalks(round=found.id)),)
    if found.called_at is not None:
        return (end,)
    tell = ((button(_("Tell everybody"), CallToTalks(round=found.id)),),) if talks else ()
    return (*tell, (button(_("One more talk"), AddTalk()),), end)


def _to_wishes() -> Button:
    return button(_("Wishes"), MenuTo(to="wishes"))


def _called(_room: Room, _data: Args) -> Screen:
    text = _("Everybody knows of these talks already, the list is not changed any more.")
    return Screen(text, ((button(_("Trial talks"), TalkList()),), menu()))


def _busy(_room: Room, _data: Args) -> Screen:
    text = _("One of the two talks to somebody else at that time. Please try once more.")
    return Screen(text, ((button(_("Trial talks"), TalkList()),), menu()))


SCREENS: dict[str, ScreenFn] = {
    "trials": trials,
    "trial": trial,
    "trial_add": trial_add,
    "trials_sure": trials_sure,
}
PUSHED: frozenset[str] = frozenset()
REFUSALS: dict[str, RefusalFn] = {TalksCalled.code: _called, BusyThen.code: _busy}
