"""Word the tasks of a curator: a neutral push, the list, what happened and where to look."""

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.office import Doubtful, FinishTask, MeantBy, OpenTask, OutOfReach, Tasks
from handlers.callbacks.pairing import PairCard, PersonCard
from handlers.screen import Button, RefusalFn, Room, Rows, Screen, ScreenFn
from handlers.texts.moments import day
from handlers.texts.offers import refusal_words
from handlers.texts.pair_parts import (
    PAGE,
    button,
    menu,
    number,
    page_of,
    pager,
    short,
    sits_in,
    span,
)
from handlers.texts.speech import _, ngettext
from handlers.texts.task_words import words_of
from handlers.texts.words import h, one_line
from mentoring.alarm import tasks_for
from mentoring.applications import Participation
from mentoring.delivery import Args
from mentoring.desk import doubtful, unreachable_people
from mentoring.filling import JOIN
from mentoring.ids import PairId, ParticipationId, PersonId, TaskId
from mentoring.office import Task, TaskKind
from mentoring.pairs import Pair
from mentoring.people import Person, short_name
from mentoring.questionnaire import own_words
from mentoring.resolving import guesses

NUMBERS = 4
LINE = 160


async def task_new(room: Room, _args: Args) -> Screen | None:
    """Push: something lies on the desk; true while there is anything."""
    if not room.reader.is_curator or not await tasks_for(room.tx, room.reader):
        return None
    opening = button(_("Open"), MenuTo(to="tasks"))
    return Screen(_("<b>Something to do for the programme</b>"), ((opening,),))


async def tasks(room: Room, args: Args) -> Screen | None:
    """List the open tasks, eight a page."""
    if not room.reader.is_curator:
        return None
    found = await tasks_for(room.tx, room.reader)
    page, shown = page_of(found, number(args, "page"))
    lines = [*_said(args), _title(page, len(shown), len(found))]
    first = page * PAGE + 1
    for position, task in enumerate(shown, first):
        lines.append(f"{position}. {one_line(await happened(room, task), LINE)}")
    numbers = [
        button(str(position), OpenTask(task=task.id)) for position, task in enumerate(shown, first)
    ]
    rows = tuple(tuple(numbers[at : at + NUMBERS]) for at in range(0, len(numbers), NUMBERS))
    nearby = pager(page, len(found), Tasks(page=page - 1), Tasks(page=page + 1))
    return Screen("\n".join(lines), (*rows, *nearby, *await _beside(room), menu()))


async def task(room: Room, args: Args) -> Screen | None:
    """Show one task: what happened, when, and where to look."""
    found = await room.tx.desk.task(TaskId(number(args, "task")))
    if found is None or not room.reader.is_curator:
        return None
    since = day(found.created_at.astimezone(room.zone).date())
    lines = [
        _("<b>To do</b> · since {day}").format(day=since),
        await happened(room, found),
        advice(found),
    ]
    rows: Rows = tuple((each,) for each in await _meant(room, found) + await _cards(room, found))
    if found.done_at is None:
        rows = (*rows, (button(_("Done, take it off"), FinishTask(task=found.id)),))
    else:
        lines.append(_("This is off the desk already."))
    back = (button(_("All tasks"), Tasks()), *menu())
    return Screen("\n".join(line for line in lines if line), (*rows, back))


async def happened(room: Room, found: Task) -> str:
    """Say what happened, escaped."""
    who = h(await _name(room, found))
    pair = await _pair(room, found)
    known = words_of(found.kind)
    words = (known.happened() if known else _happened(found)).format(
        who=who, pair=pair.number if pair else ""
    )
    detail = await _detail(room, found)
    return f"{words}: {detail}" if detail else words


def _happened(found: Task) -> str:
    return {
        TaskKind.CONSENT_REVOKED: _("{who} has revoked the consent"),
        TaskKind.HELP_WANTED: _("{who} asks for a word about an offer · pair No. {pair}"),
        TaskKind.OFFER_DECLINED: _("{who} cannot accept the offer · pair No. {pair}"),
        TaskKind.OFFER_SILENT: _("{who} does not answer the offer · pair No. {pair}"),
        TaskKind.NAME_TO_RESOLVE: _("{who} has named somebody who is not found here"),
        TaskKind.SILENT_PAIR: _("Pair No. {pair}: two meetings in a row did not take place"),
    }[found.kind]


def advice(found: Task) -> str:
    """Say what can be done about it."""
    if known := words_of(found.kind):
        return known.advice()
    return {
        TaskKind.CONSENT_REVOKED: _(
            "Pairs are on hold and reminders are off. The data go in 30 days."
        ),
        TaskKind.HELP_WANTED: _("This is private: the other side does not know of it."),
        TaskKind.OFFER_DECLINED: _("Another mentor can be chosen."),
        TaskKind.OFFER_SILENT: _("A call may help, or another offer."),
        TaskKind.NAME_TO_RESOLVE: _("Please find out who is meant."),
        TaskKind.SILENT_PAIR: _("A word with both may help."),
    }[found.kind]


async def desk_button(room: Room) -> Button:
    """Offer the desk in a curator's menu, with how much lies on it."""
    n = len(await tasks_for(room.tx, room.reader)) + len(await doubtful(room.tx))
    text = _("On the desk · {n}").format(n=n) if n else _("On the desk")
    return button(text, MenuTo(to="tasks"))


def answers_changed(_room: Room, _data: Args) -> Screen:
    """Explain that the answers are others by now, and lead back to the desk."""
    text = _("The answers were changed a moment ago. Please look at the task once more.")
    return Screen(text, ((button(_("All tasks"), Tasks()), *menu()),))


def _said(args: Args) -> list[str]:
    words = {
        "done": _("Done, one thing less."),
        "done_before": _("This was off the desk already."),
    }.get(str(args.get("said") or ""))
    return [words] if words else []


def _title(page: int, shown: int, total: int) -> str:
    if not total:
        return _("<b>On the desk</b>\nNothing lies on the desk. All is quiet.")
    return _("<b>On the desk · {span}</b>").format(span=span(page, shown, total))


async def _beside(room: Room) -> Rows:
    held, lost = len(await doubtful(room.tx)), len(await unreachable_people(room.tx))
    rows: list[tuple[Button, ...]] = []
    if held:
        text = _("Not sure it arrived · {n}").format(n=held)
        rows.append((button(text, Doubtful()),))
    if lost:
        text = ngettext("{n} person out of reach", "{n} people out of reach", lost)
        rows.append((button(text.format(n=lost), OutOfReach()),))
    return tuple(rows)


async def _person(room: Room, found: Task) -> Person | None:
    application = await _application(room, found)
    person = application.person_id if application else found.subject.get("person")
    return await room.tx.people.person(PersonId(int(person))) if person else None


async def _name(room: Room, found: Task) -> str:
    """Return the name; of somebody who is still answering, the one typed so far."""
    person = await _person(room, found)
    return short_name(await name_so_far(room, person)) or short(person)


async def name_so_far(room: Room, person: Person | None) -> str | None:
    """Return a person's name, or the one typed in a questionnaire that is still open."""
    if person is None or person.name:
        return person.name if person else None
    account = await room.tx.people.account_of(person.id)
    runs = await room.tx.runs.open_of(account.id, JOIN) if account else []
    typed = (run.draft.answers.get("fio") for run in runs)
    return next((name for name in typed if isinstance(name, str)), None)


async def _application(room: Room, found: Task) -> Participation | None:
    """Return the application a task is about, by its own number or by its person."""
    if application := found.subject.get("participation"):
        return await room.tx.participations.get(ParticipationId(int(application)))
    if person := found.subject.get("person"):
        theirs = await room.tx.participations.of(PersonId(int(person)))
        return theirs[0] if theirs else None
    return None


async def _pair(room: Room, found: Task) -> Pair | None:
    return await room.tx.pairs.get(PairId(int(found.subject.get("pair") or 0)))


async def _detail(room: Room, found: Task) -> str:
    """Return what was said with it: a reason, or the names as they were written; escaped."""
    if found.kind is TaskKind.OFFER_DECLINED:
        if sits_in(room, await _pair(room, found)):
            return ""
        return h(refusal_words(str(found.subject.get("why") or "")))
    application = await _application(room, found)
    if found.kind is not TaskKind.NAME_TO_RESOLVE or application is None:
        return ""
    value = application.profile.get(str(found.subject.get("step")))
    picks = value if isinstance(value, list) else [value]
    names = (own_words(pick) for pick in picks if isinstance(pick, str))
    return h(", ".join(name for name in names if name))


async def _meant(room: Room, found: Task) -> list[Button]:
    """Offer the people who may be meant by a written name."""
    application, likely = await guesses(room.tx, found)
    if application is None or found.done_at is not None:
        return []
    text, version = _("It is {name}"), application.profile_version
    return [
        button(
            text.format(name=short(each.person)),
            MeantBy(task=found.id, version=version, at=each.at, person=each.person.id),
        )
        for each in likely
    ]


async def _cards(room: Room, found: Task) -> list[Button]:
    known = words_of(found.kind)
    cards = list(known.leads(found)) if known else []
    if pair := await _pair(room, found):
        text = _("Pair No. {number}").format(number=pair.number)
        cards.append(button(text, PairCard(pair=pair.id)))
    if application := await _application(room, found):
        name = short(await room.tx.people.person(application.person_id))
        cards.append(button(name, PersonCard(participation=application.id)))
    return cards


SCREENS: dict[str, ScreenFn] = {"task_new": task_new, "tasks": tasks, "task": task}
PUSHED = frozenset({"task_new"})
REFUSALS: dict[str, RefusalFn] = {"answers_changed": answers_changed}
