"""Make the lists a question is chosen from at run time; each source is registered here."""

from collections.abc import Awaitable, Callable, Mapping
from zoneinfo import ZoneInfo

from handlers.choices_meetings import days, places, times
from mentoring.filling import questionnaire_for
from mentoring.forms import enabled_forms, repertoire
from mentoring.house import House
from mentoring.organisations import OrganisationKind
from mentoring.ports import UnitOfWork
from mentoring.questionnaire import Choices, Kind, Option, OwnWords, Questionnaire, Step
from mentoring.runs import Run
from mentoring.subjects import subject_options

UNDER_AGE = frozenset({"learner", "student"})
"""Sides that this bot does not collect consents of."""

Source = Callable[[UnitOfWork, House, Run], Awaitable[tuple[Option, ...]]]


async def subjects(tx: UnitOfWork, _house: House, _run: Run) -> tuple[Option, ...]:
    """Offer the subjects of the organisation."""
    return subject_options((await tx.organisations.get()).subjects)


async def forms(tx: UnitOfWork, _house: House, _run: Run) -> tuple[Option, ...]:
    """Offer the forms of this cycle."""
    return await forms_offered(tx)


async def forms_offered(tx: UnitOfWork) -> tuple[Option, ...]:
    """Return the forms of this cycle as the organisation calls them."""
    cycle = await tx.organisations.cycle()
    kind = (await tx.organisations.get()).kind
    return tuple(
        Option(code=code, text=repertoire().form[code].named(kind))
        for code in enabled_forms(cycle.forms if cycle else ())
    )


async def all_forms(tx: UnitOfWork, _house: House, run: Run) -> tuple[Option, ...]:
    """Offer the forms among adults, named as the kind of organisation says them.

    The kind may be an answer of this very run, given a moment ago.
    """
    said = run.draft.answers.get("kind")
    kind = OrganisationKind(str(said)) if said else (await tx.organisations.get()).kind
    return tuple(
        Option(code=code, text=form.named(kind))
        for code, form in repertoire().form.items()
        if not UNDER_AGE & {form.mentor, form.mentee}
    )


SOURCES: Mapping[str, Source] = {
    "subjects": subjects,
    "forms": forms,
    "all_forms": all_forms,
    "days": days,
    "times": times,
    "places": places,
}


async def profile_choices(tx: UnitOfWork) -> Choices:
    """Return the lists that a stored profile needs to be read: subjects are kept by name."""
    return Choices(today=tx.now.date(), lists={"forms": await forms_offered(tx)})


async def choices_for(tx: UnitOfWork, house: House, run: Run) -> Choices:
    """Return what the open question depends on; an ordinary one costs no query at all."""
    questionnaire = questionnaire_for(house, run.draft.codes)
    step = questionnaire.step(run.draft.at) if run.draft.at else None
    steps = () if step is None else (step, *_parent(questionnaire, step))
    return await _choices(tx, house, run, steps)


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
