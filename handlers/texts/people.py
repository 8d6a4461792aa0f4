"""Word what a curator sees of people: lists, one application with all answers, search."""

from collections.abc import Sequence

from handlers.callbacks.pairing import FindPerson, PeopleList, PersonCard
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.texts.moments import day
from handlers.texts.pair_parts import button, label, menu, number, page_of, pager, short, span
from handlers.texts.speech import _, ngettext, pgettext
from handlers.texts.words import h
from mentoring.applications import Participation, ParticipationState, Side
from mentoring.delivery import Args
from mentoring.filling import JOIN
from mentoring.ids import PersonId
from mentoring.people import Person, short_name
from mentoring.runs import Run

WAITING, MENTORS, MENTEES, DRAFTS, DECLINED = "waiting", "mentors", "mentees", "drafts", "declined"
LISTS = (WAITING, MENTORS, MENTEES, DRAFTS, DECLINED)


async def people(room: Room, args: Args) -> Screen | None:
    """List one kind of people; the others are a press away."""
    if not room.reader.is_curator:
        return None
    everybody = await room.tx.participations.all()
    begun = await room.tx.runs.open_for(JOIN)
    show = str(args.get("show") or WAITING)
    if show == DRAFTS:
        return _begun(room, everybody, begun, number(args, "page"))
    found = in_list(everybody, show)
    page, shown = page_of(found, number(args, "page"))
    names = await room.tx.people.persons({each.person_id for each in shown})
    title = _("<b>People</b> · {list}").format(list=list_name(show))
    text = f"{title}: {span(page, len(shown), len(found))}" if found else _empty(title, show)
    rows = [(_person_button(each, names, show),) for each in shown]
    before, after = PeopleList(show=show, page=page - 1), PeopleList(show=show, page=page + 1)
    nearby = pager(page, len(found), before, after)
    return Screen(text, (*rows, *nearby, *_lists(everybody, begun, show), _footer()))


def _begun(
    room: Room, everybody: Sequence[Participation], begun: Sequence[Run], page: int
) -> Screen:
    """List the questionnaires that are open: nobody has handed them in, so there are no cards."""
    begun = sorted(begun, key=lambda run: (run.started_at, run.id))
    page, shown = page_of(begun, page)
    title = _("<b>People</b> · {list}").format(list=list_name(DRAFTS))
    text = f"{title}: {span(page, len(shown), len(begun))}" if begun else _empty(title, DRAFTS)
    lines = [text, *(_begun_line(room, run) for run in shown)]
    before, after = PeopleList(show=DRAFTS, page=page - 1), PeopleList(show=DRAFTS, page=page + 1)
    nearby = pager(page, len(begun), before, after)
    return Screen("\n".join(lines), (*nearby, *_lists(everybody, begun, DRAFTS), _footer()))


def _begun_line(room: Room, run: Run) -> str:
    written = run.draft.answers.get("fio")
    name = short_name(written) if isinstance(written, str) else None
    since = day(run.started_at.astimezone(room.zone).date())
    return _("{name}, since {day}").format(name=h(name or _("No name yet")), day=since)


async def people_found(room: Room, args: Args) -> Screen | None:
    """List who was found by a name; the words are known until the reply is sent."""
    if not room.reader.is_curator:
        return None
    words = str(args.get("words") or "")
    persons = {person.id: person for person in await room.tx.people.find(words)}
    everybody = await room.tx.participations.all()
    found = [each for each in everybody if each.person_id in persons]
    rows = [(_person_button(each, persons, ""),) for each in found[: 2 * len(persons)]]
    if not found:
        text = _("<b>Search</b>\nNobody is called “{words}”. Try the beginning of a surname.")
        return Screen(text.format(words=h(words)), (_footer(),))
    text = _("<b>Search</b> · “{words}”").format(words=h(words))
    return Screen(text, (*rows, _footer()))


def in_list(everybody: Sequence[Participation], show: str) -> list[Participation]:
    """Return who stands in a list; who waits longest comes first."""
    state, side = {
        MENTORS: (ParticipationState.READY, Side.MENTOR),
        MENTEES: (ParticipationState.READY, Side.MENTEE),
        DECLINED: (ParticipationState.DECLINED, None),
    }.get(show, (ParticipationState.SUBMITTED, None))
    found = (each for each in everybody if each.state is state and side in (None, each.side))
    return sorted(found, key=lambda each: (each.submitted_at or each.created_at, each.id))


def list_name(show: str) -> str:
    """Name a list."""
    return {
        MENTORS: pgettext("list of people", "mentors"),
        MENTEES: pgettext("list of people", "mentees"),
        DRAFTS: pgettext("list of people", "begun"),
        DECLINED: pgettext("list of people", "declined"),
    }.get(show, pgettext("list of people", "waiting"))


def side_name(side: Side) -> str:
    """Name a side of mentoring."""
    return _("mentor") if side is Side.MENTOR else _("mentee")


def _person_button(each: Participation, names: dict[PersonId, Person], show: str) -> Button:
    name = short(names.get(each.person_id))
    if show == MENTORS:
        places = ngettext("{n} place", "{n} places", each.free).format(n=each.free)
        name = f"{name} · {places}"
    elif show != MENTEES:
        name = f"{name} · {side_name(each.side)}"
    return button(name, PersonCard(participation=each.id))


def _lists(everybody: Sequence[Participation], begun: Sequence[Run], show: str) -> Rows:
    buttons = []
    for name in LISTS:
        count = len(begun) if name == DRAFTS else len(in_list(everybody, name))
        if name != show and (count or name == WAITING):
            text = label(f"{list_name(name).capitalize()} · {count}")
            buttons.append(Button(text, PeopleList(show=name).pack()))
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))


def _empty(title: str, show: str) -> str:
    if show == WAITING:
        return title + "\n" + _("Nobody waits for a decision.")
    return title + "\n" + _("Nobody here yet.")


def _footer() -> tuple[Button, ...]:
    return (button(_("Find"), FindPerson()), *menu())


SCREENS: dict[str, ScreenFn] = {"people": people, "people_found": people_found}
PUSHED: frozenset[str] = frozenset()
