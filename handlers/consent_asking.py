"""Ask for consents: the one that is due, then the optional ones, each as its own message."""

from mentoring.consent import PARTICIPATION, ConsentText
from mentoring.consent_kinds import to_offer
from mentoring.consents import active_text, may_decide_for
from mentoring.delivery import Args
from mentoring.errors import NotAllowed
from mentoring.filling import questionnaire_for, start_run
from mentoring.house import House
from mentoring.ids import PersonId
from mentoring.people import Actor
from mentoring.permits import own_step
from mentoring.ports import UnitOfWork
from mentoring.publishing import CHOICE, answers_of
from mentoring.rights import person_in
from mentoring.runs import Subject


async def ask_consent(
    tx: UnitOfWork, actor: Actor, code: str | None = None, child: PersonId | None = None
) -> None:
    """Show the full text of what is due as a message of its own."""
    due = code or (await own_step(tx, actor.person) if actor.person else None) or PARTICIPATION
    await _ask(tx, actor, due, child, then=False)


async def offer_next(tx: UnitOfWork, actor: Actor) -> bool:
    """Ask for the next optional consent that was never asked; False when there is none."""
    if actor.person is None:
        return False
    left = await to_offer(tx, actor.person.id)
    if left:
        await _ask(tx, actor, left[0], None, then=True)
    return bool(left)


async def choose_items(
    tx: UnitOfWork,
    actor: Actor,
    house: House,
    text: ConsentText,
    child: PersonId | None,
    *,
    then: bool,
) -> None:
    """Ask what may be published, item by item; a choice in force stands there to be changed."""
    about = child or person_in(actor)
    if child is not None and not await may_decide_for(tx, actor, child):
        raise NotAllowed
    standing = await tx.consents.standing(about)
    held = standing.holds(text.code, tx.now.date())
    asked = questionnaire_for(house, (CHOICE,))
    known = answers_of(standing.last[text.code].items, asked) if held else {}
    said: Subject = {"version": text.version, "language": text.language}
    subject: Subject = {**said, "person": child or 0, "then": int(then)}
    await start_run(tx, actor, house, CHOICE, (CHOICE,), subject, known)


async def _ask(
    tx: UnitOfWork, actor: Actor, code: str, child: PersonId | None, *, then: bool
) -> None:
    text = await active_text(tx, actor.account.language, code)
    shown: Args = {"code": code, "version": text.version, "language": text.language}
    await tx.reply("consent_ask", {**shown, "person": child or 0, "then": then}, fresh=True)
