"""Make the lists a question is chosen from at run time; each source is registered here."""

from collections.abc import Awaitable, Callable, Mapping
from zoneinfo import ZoneInfo

from handlers.choices_meetings import days, places, times
from handlers.choices_papers import paper_owners
from handlers.choices_pleas import plea_topics
from handlers.choices_talks import talk_leaders, talk_slots
from handlers.choices_wishes import wish_one, wish_one_other, wish_others, wish_people
from mentoring.filling import questionnaire_for
from mentoring.forms import enabled_forms
from mentoring.house import House
from mentoring.lists import all_forms, form_options, forms_for, lists_of, mentor_sides
from mentoring.organisations import OrganisationKind
from mentoring.ports import UnitOfWork
from mentoring.questionnaire import Choices, Kind, Option, OwnWords, Questionnaire, Step
from mentoring.runs import Run
from mentoring.subjects import named_options

Source = Callable[[UnitOfWork, House, Run], Awaitable[tuple[Option, ...]]]


async def subjects(tx: UnitOfWork, _house: House, _run: Run) -> tuple[Option, ...]:
    """Offer the subjects of the organisation."""
    return named_options((await tx.organisations.get()).subjects)


async def groups(tx: UnitOfWork, _house: House, _run: Run) -> tuple[Option, ...]:
    """Offer the classes or groups of the organisation."""
    return named_options((await tx.organisations.get()).groups)


async def forms(tx: UnitOfWork, _house: House, run: Run) -> tuple[Option, ...]:
    """Offer the forms of this cycle in which such a mentor can work."""
    said = run.draft.answers.get("mentor_kind")
    enabled = await _enabled(tx)
    kind = (await tx.organisations.get()).kind
    return form_options(forms_for(str(said) if said else None, enabled), kind)


async def sides(tx: UnitOfWork, _house: House, _run: Run) -> tuple[Option, ...]:
    """Offer with whom a learner may work."""
    return mentor_sides(await _enabled(tx), (await tx.organisations.get()).kind)


async def openable(tx: UnitOfWork, _house: House, run: Run) -> tuple[Option, ...]:
    """Offer the forms an organisation of this kind may open.

    The kind may be an answer of this very run, given a moment ago.
    """
    said = run.draft.answers.get("kind")
    return all_forms(OrganisationKind(str(said)) if said else (await tx.organisations.get()).kind)


SOURCES: Mapping[str, Source] = {
    "subjects": subjects,
    "groups": groups,
    "forms": forms,
    "mentor_sides": sides,
    "all_forms": openable,
    "days": days,
    "times": times,
    "places": places,
    "paper_owners": paper_owners,
    "leaders": talk_leaders,
    "talk_slots": talk_slots,
    "wish_people": wish_people,
    "wish_others": wish_others,
    "plea_topics": plea_topics,
}

OneSource = Callable[[UnitOfWork, Run, str], Awaitable[tuple[Option, ...]]]

ONE_BY_ONE: Mapping[str, OneSource] = {"wish_people": wish_one, "wish_others": wish_one_other}
"""Long lists of people: whether a ticked one is on it is asked of that one alone."""


async def profile_choices(tx: UnitOfWork) -> Choices:
    """Return the lists that a stored profile needs to be read."""
    lists = lists_of(await tx.organisations.get(), await tx.organisations.cycle())
    return Choices(today=tx.now.date(), lists=lists)


async def _enabled(tx: UnitOfWork) -> tuple[str, ...]:
    cycle = await tx.organisations.cycle()
    return enabled_forms(cycle.forms if cycle else ())


async def choices_for(tx: UnitOfWork, house: House, run: Run) -> Choices:
    """Return what the open question depends on; an ordinary one costs no query at all."""
    questionnaire = questionnaire_for(house, run.draft.codes)
    step = questionnaire.step(run.draft.at) if run.draft.at else None
    steps = () if step is None else (step, *_parent(questionnaire, step))
    return await _choices(tx, house, run, steps)


async def choices_for_press(tx: UnitOfWork, house: House, run: Run, pressed: str) -> Choices:
    """Return what a press on the open question depends on: of a tick in a long list, itself."""
    key = run.draft.at or ""
    step = questionnaire_for(house, run.draft.codes).step(key)
    check = ONE_BY_ONE.get(step.source or "") if step and pressed[:1] in ("+", "-") else None
    if check is None or step is None or step.source is None:
        return await choices_for(tx, house, run)
    found = await check(tx, run, pressed[1:])
    return Choices(today=tx.now.date(), lists={step.source: found})


async def all_choices_for(tx: UnitOfWork, house: House, run: Run) -> Choices:
    """Return every list the summary of a run needs."""
    return await _choices(tx, house, run, questionnaire_for(house, run.draft.codes).steps)


async def _choices(tx: UnitOfWork, house: House, run: Run, steps: tuple[Step, ...]) -> Choices:
    names = {step.source for step in steps if step.source in SOURCES}
    lists = {name: await SOURCES[name](tx, house, run) for name in names if name}
    today = tx.now.date()
    if any(_reads_days(step) for step in steps):
        zone = ZoneInfo((await tx.organisations.get()).zone)
        today = tx.now.astimezone(zone).date()
    return Choices(today=today, lists=lists)


def _reads_days(step: Step) -> bool:
    return step.kind is Kind.DATE or step.own is OwnWords.DATE


def _parent(questionnaire: Questionnaire, step: Step) -> tuple[Step, ...]:
    return (questionnaire.by_id[step.for_each],) if step.for_each else ()
