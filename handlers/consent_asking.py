"""Ask for consents: the one that is due, then the optional ones, each as its own message."""

from mentoring.consent import PARTICIPATION
from mentoring.consent_kinds import to_offer
from mentoring.consents import active_text
from mentoring.delivery import Args
from mentoring.ids import PersonId
from mentoring.people import Actor
from mentoring.permits import own_step
from mentoring.ports import UnitOfWork


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


async def _ask(
    tx: UnitOfWork, actor: Actor, code: str, child: PersonId | None, *, then: bool
) -> None:
    text = await active_text(tx, actor.account.language, code)
    shown: Args = {"code": code, "version": text.version, "language": text.language}
    await tx.reply("consent_ask", {**shown, "person": child or 0, "then": then}, fresh=True)
