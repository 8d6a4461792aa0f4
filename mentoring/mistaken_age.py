"""Meet a birth date that contradicts the age somebody named: stop, keep nothing, begin anew."""

from datetime import date

from mentoring.ages import bracket_on
from mentoring.enrolments import enrol
from mentoring.filling import JOIN, PROFILE
from mentoring.people import MINORS, Actor, Bracket
from mentoring.ports import UnitOfWork
from mentoring.privacy import erase_minor
from mentoring.runs import Run


def told_age(run: Run, today: date) -> Bracket | None:
    """Return the bracket of the birth date answered in a run about oneself, if there is one."""
    born = run.draft.answers.get("birth_date")
    if run.purpose not in (JOIN, PROFILE) or not isinstance(born, str):
        return None
    return bracket_on(date.fromisoformat(born), today)


def contradicts(actor: Actor, run: Run, today: date) -> bool:
    """Tell whether the answers come from a minor for whom nobody has consented."""
    told = told_age(run, today)
    if told is None or told is Bracket.ADULT:
        return False
    said = actor.person.bracket if actor.person else actor.account.bracket
    return told is Bracket.UNDER_10 or said not in MINORS


async def begin_anew(tx: UnitOfWork, actor: Actor, run: Run, today: date) -> bool:
    """Erase all that was entered; whoever may take part waits for a representative from now on.

    False for a child under ten, of whom nothing is kept.
    """
    told, wish = told_age(run, today), actor.account.wish
    await erase_minor(tx, actor)
    address = actor.account.id
    if told not in MINORS:
        await tx.people.erase_account(address)
        return False
    await tx.people.set_wish(address, wish)
    await tx.people.set_bracket(address, told)
    await enrol(tx, wish, told, account=address)
    return True
