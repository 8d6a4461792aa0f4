"""Word the parts that screens of plans share: names of units, weights, why nobody is left."""

from collections.abc import Mapping, Sequence

from aiogram.filters.callback_data import CallbackData

from handlers.callbacks.plans import ShowPlan
from handlers.screen import Button, Room, Rows
from handlers.texts.match_parts import bar_words
from handlers.texts.pair_parts import PAGE, button, number, pager, short
from handlers.texts.speech import _, ngettext, pgettext, said
from handlers.texts.words import h
from mentoring.delivery import Args
from mentoring.forms import public_title, repertoire
from mentoring.ids import ParticipationId, PlanId
from mentoring.people import Person
from mentoring.plans.records import Cause, Plan, PlanResult, Unit

Names = Mapping[ParticipationId, Person | None]


async def plan_in(room: Room, args: Args) -> tuple[Plan, PlanResult] | None:
    """Return the plan a screen is about, with what came out; for curators only."""
    if not room.reader.is_curator:
        return None
    found = await room.tx.plans.get(PlanId(number(args, "plan")))
    return (found, found.result) if found is not None and found.result is not None else None


async def names_of(room: Room, sides: Sequence[ParticipationId]) -> Names:
    """Return who stands behind participations, as the reader may see them."""
    found = [await room.tx.participations.get(each) for each in dict.fromkeys(sides)]
    known = [each for each in found if each is not None]
    people = await room.tx.people.persons({each.person_id for each in known})
    return {each.id: people.get(each.person_id) for each in known}


def unit_name(unit: Unit, names: Names) -> str:
    """Say who works with whom: «Яковлев И. О. → Кузнецова М. П.»; not escaped."""
    mentor = short(names.get(unit.mentor))
    n = len(unit.members)
    if n == 1:
        with_whom = short(names.get(unit.members[0]))
    else:
        with_whom = ngettext("{n} person", "{n} people", n).format(n=n)
    return f"{mentor} → {with_whom}"


def score_of(unit: Unit) -> int:
    """Return the mean score of a unit."""
    return round(sum(unit.scores) / len(unit.scores))


def work_words(room: Room, unit: Unit) -> str:
    """Name the form of a unit, what it works on and the model; escaped."""
    model = repertoire().model.get(unit.model)
    titles = (
        public_title(unit.form, unit.role_model, room.organisation.kind),
        model.title if model else None,
    )
    return h(", ".join(said(title) for title in titles if title))


def cause_words(cause: Cause) -> str:
    """Say truly why somebody is left over."""
    return {
        Cause.CONSENT: _("the consent is not in force"),
        Cause.LEFT_OUT: _("left out of this plan"),
        Cause.NO_FORM: _("no mentor in this form"),
        Cause.NO_SUBJECT: _("no mentor of this subject"),
        Cause.STOP_LIST: _("the only suitable ones are on a stop list"),
        Cause.NO_SLOT: _("no common time with any mentor"),
        Cause.RULES: _("the rules leave nobody"),
        Cause.CAPACITY: _("suitable mentors have no free places"),
        Cause.NORM: _("suitable mentors have as many as the norm allows"),
        Cause.NOBODY: _("there are no ready mentors"),
    }[cause]


def told_bars(bars: Sequence[str]) -> str:
    """Say which rules stand in the way."""
    return "; ".join(map(bar_words, bars)) or _("another choice suits better")


def weight_words(part: str) -> str:
    """Name a part of the score."""
    return {
        "wish": pgettext("weight", "Wishes"),
        "request": pgettext("weight", "Request"),
        "subject": pgettext("weight", "Subject"),
        "slots": pgettext("weight", "Time"),
        "interests": pgettext("weight", "Interests"),
        "experience": pgettext("weight", "Experience, age"),
        "mode": pgettext("weight", "Way of meeting"),
        "load": pgettext("weight", "Even load"),
    }[part]


def turns(here: CallbackData, page: int, total: int, size: int = PAGE) -> Rows:
    """Offer the neighbouring pages of a list that `here` opens."""
    before, after = (here.model_copy(update={"page": page + step}) for step in (-1, 1))
    return pager(page, total, before, after, size)


def back_to(plan: Plan | PlanId) -> Button:
    """Lead back to the plan."""
    which = plan if isinstance(plan, int) else plan.id
    return button(_("To the plan"), ShowPlan(plan=which))
