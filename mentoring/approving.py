"""Lead a pair through the words it needs: the curator begins, the others say yes or send back."""

from hashlib import sha256

from mentoring.addressing import News, tell, tell_curators
from mentoring.alarm import set_task
from mentoring.approvals import (
    BY_PEOPLE,
    CHAINS,
    CURATOR,
    ROLES,
    Verdict,
    Word,
    next_step,
    round_of,
)
from mentoring.errors import NotFound, Refusal
from mentoring.house import Rules
from mentoring.ids import PairId, PersonId
from mentoring.known_pairs import Changed, existing, note
from mentoring.offers import ask, complete
from mentoring.office import TaskKind
from mentoring.own_pairs import chain_for, is_barred, speak_openly, speakers
from mentoring.pairs import Pair, PairState
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in, staff_in
from mentoring.settling import settle_tasks

ASKED = frozenset({PairState.PROPOSED, PairState.ACCEPTED})
"""States in which somebody of the chain may have to speak."""

FINGERPRINT = 12


class NotApproved(Refusal):
    """Words of the chain are missing; `step` names whose is next."""

    code = "not_approved"


async def begin(tx: UnitOfWork, actor: Actor, pair: Pair, rules: Rules) -> Pair:
    """Speak for a pair as the curator; where nobody else has to, it is offered at once."""
    curator, chain = curator_in(actor), await chain_for(tx, pair)
    if pair.state not in ASKED or next_step(chain, await tx.approvals.of(pair.id)) != CURATOR:
        return pair
    if await is_barred(tx, pair, curator, CURATOR):
        await set_task(tx, TaskKind.OWN_PAIR, {"pair": pair.id})
        return pair
    await speak_openly(tx, pair, curator, CURATOR)
    if not await _say(tx, curator, pair, CURATOR):
        raise Changed
    returned = frozenset({pair.id})
    for kind in (TaskKind.PAIR_RETURNED, TaskKind.OWN_PAIR):
        await settle_tasks(tx, kind, returned, curator, None)
    if chain != (CURATOR,):
        await _tell_next(tx, pair.id)
    elif pair.state is PairState.PROPOSED:
        await _offer(tx, pair, rules)
    return await existing(tx, pair.id)


async def approve(tx: UnitOfWork, actor: Actor, pair_id: PairId) -> bool:
    """Say yes as whoever is next in the chain; False when it was said already."""
    pair = await existing(tx, pair_id)
    step = await awaited(tx, pair)
    by = _speaker(actor, step)
    if step is None:
        return False
    await speak_openly(tx, pair, by, step)
    if not await _say(tx, by, pair, step):
        return False
    await note(tx, by, "approve_pair", pair.id)
    await _settle_chain(tx, pair)
    return True


async def approve_all(tx: UnitOfWork, actor: Actor, seen: str) -> int | None:
    """Approve exactly the pairs that were seen; None when the list is another one by now."""
    waiting = await waiting_for(tx, actor)
    if not waiting or fingerprint(waiting) != seen:
        return None
    return sum([await approve(tx, actor, pair.id) for pair in waiting])


async def send_back(tx: UnitOfWork, actor: Actor, pair_id: PairId, reason: str) -> bool:
    """Give one pair back to the curator with a reason; False when it is decided already."""
    pair = await existing(tx, pair_id)
    step = await awaited(tx, pair)
    by = _speaker(actor, step)
    if step is None or step == CURATOR:
        return False
    await speak_openly(tx, pair, by, step)
    if not await _say(tx, by, pair, step, reason):
        return False
    back = pair.state is PairState.PROPOSED
    if not back and not await tx.pairs.move(pair, PairState.PROPOSED, tx.now):
        raise Changed
    await set_task(tx, TaskKind.PAIR_RETURNED, {"pair": pair.id})
    await note(tx, by, "return_pair", pair.id)
    return True


async def offer(tx: UnitOfWork, actor: Actor, pair_id: PairId, rules: Rules) -> bool:
    """Offer an approved pair; False when it is offered or taken back."""
    curator, pair = curator_in(actor), await existing(tx, pair_id)
    if pair.state is not PairState.APPROVED:
        return False
    await _offer(tx, pair, rules)
    await note(tx, curator, "offer", pair.id)
    return True


async def offer_all(tx: UnitOfWork, actor: Actor, seen: str, rules: Rules) -> int | None:
    """Offer exactly the approved pairs that were seen; None when they are others by now."""
    curator_in(actor)
    approved = await tx.pairs.all(frozenset({PairState.APPROVED}))
    if not approved or fingerprint(approved) != seen:
        return None
    return sum([await offer(tx, actor, pair.id, rules) for pair in approved])


async def awaited(tx: UnitOfWork, pair: Pair) -> str | None:
    """Name whose word a pair waits for; None when it waits for none."""
    if pair.state not in ASKED:
        return None
    return next_step(await chain_for(tx, pair), await tx.approvals.of(pair.id))


async def waiting_for(tx: UnitOfWork, actor: Actor) -> list[Pair]:
    """Return the pairs that wait for the actor's word, the curator's own left out."""
    me, here = actor.person.id if actor.person else None, await speakers(tx)
    steps = {step for step in here.chain[1:] if ROLES[step] & actor.roles}
    words = await tx.approvals.current() if steps else {}
    found = []
    for pair in await tx.pairs.all(ASKED) if steps else []:
        step = next_step(here.chain_for(pair), words.get(pair.id, []))
        if step in steps and not here.is_barred(pair, me, step):
            found.append(pair)
    return found


async def require_chain(tx: UnitOfWork, actor: Actor, pair: Pair) -> None:
    """Refuse a pair whose chain is not complete; the curator's own word is said by this press."""
    chain = await chain_for(tx, pair)
    step = next_step(chain, await tx.approvals.of(pair.id))
    if step == CURATOR and chain == (CURATOR,):
        await speak_openly(tx, pair, curator_in(actor), CURATOR)
        await _say(tx, curator_in(actor), pair, CURATOR)
    elif step is not None:
        raise NotApproved(step=step, pair=pair.id)


async def set_chain(tx: UnitOfWork, actor: Actor, code: str) -> None:
    """Choose whose words a pair needs; a pair that has them all by now is approved."""
    curator_in(actor)
    if code not in CHAINS:
        raise NotFound(what="chain")
    await tx.organisations.set_pair_rules(pair_chain=CHAINS[code])
    for pair in await tx.pairs.all(frozenset({PairState.PROPOSED})):
        await _settle_chain(tx, pair)


async def set_representatives(tx: UnitOfWork, actor: Actor, *, asked: bool) -> None:
    """Choose whether the representatives of minors are asked about a pair."""
    curator_in(actor)
    await tx.organisations.set_pair_rules(representative_accepts=asked)


def fingerprint(pairs: list[Pair]) -> str:
    """Name exactly these pairs as they are: a button for many says which it was made for."""
    ids = ",".join(f"{pair.id}.{pair.version}" for pair in sorted(pairs, key=lambda p: p.id))
    return sha256(ids.encode()).hexdigest()[:FINGERPRINT]


def _speaker(actor: Actor, step: str | None) -> PersonId:
    others = frozenset().union(*(ROLES[each] for each in ROLES if each != CURATOR))
    return staff_in(actor, *(ROLES[step] if step else others))


async def _say(
    tx: UnitOfWork, by: PersonId, pair: Pair, step: str, returned: str | None = None
) -> bool:
    words = await tx.approvals.of(pair.id)
    word = Word(
        organisation_id=tx.organisation,
        pair_id=pair.id,
        round=round_of(words),
        step=step,
        verdict=Verdict.RETURNED if returned is not None else Verdict.APPROVED,
        by=by,
        at=tx.now,
        reason=returned,
    )
    return await tx.approvals.say(word)


async def _settle_chain(tx: UnitOfWork, pair: Pair) -> None:
    """Move on a pair whose last word was said, or tell whoever is next."""
    if await awaited(tx, pair) is not None:
        await _tell_next(tx, pair.id)
        return
    if pair.state is PairState.PROPOSED:
        if not await tx.pairs.move(pair, PairState.APPROVED, tx.now):
            raise Changed
        await _tell_approved(tx, pair)


async def _tell_approved(tx: UnitOfWork, pair: Pair) -> None:
    key = f"pairs_approved:{pair.id}:{pair.version}"
    await tell_curators(
        tx, News(key=key, kind="pairs_approved", topic="pairs_approved", due_at=tx.now)
    )


async def _tell_next(tx: UnitOfWork, pair: PairId) -> None:
    """Tell whoever speaks next that pairs wait, once a day."""
    step = await awaited(tx, await existing(tx, pair))
    if step in (None, CURATOR):
        return
    people = [each.id for each in await tx.people.staff(*ROLES[str(step)])]
    key = f"pairs_wait:{step}:{tx.now.date().isoformat()}"
    await tell(tx, people, News(key=key, kind="pairs_wait", topic="approvals", due_at=tx.now))


async def _offer(tx: UnitOfWork, pair: Pair, rules: Rules) -> None:
    """Ask the mentor first; a pair that people began by themselves has its answers already."""
    if not await tx.pairs.move(pair, PairState.OFFERED, tx.now):
        raise Changed
    offered = await existing(tx, pair.id)
    await ask(tx, offered, offered.mentor, rules)
    if pair.source in BY_PEOPLE:
        await complete(tx, await existing(tx, pair.id), rules)
