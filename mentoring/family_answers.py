"""Hear a representative say yes or no about a pair, or a curator note their answer on paper."""

from mentoring.addressing import News, tell_curators
from mentoring.errors import NotFound
from mentoring.family_words import asked_about, topic_for
from mentoring.house import Rules
from mentoring.ids import PairId, PersonId
from mentoring.known_pairs import existing, note
from mentoring.offers import NO_REASON, complete, withdraw
from mentoring.office import TaskKind
from mentoring.pairs import Assent, Pair, PairState
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in, person_in
from mentoring.settling import settle_tasks


async def answer_for_child(
    tx: UnitOfWork, actor: Actor, pair_id: PairId, child: PersonId, rules: Rules, *, yes: bool
) -> Pair:
    """Say yes or no for a child, once; the first representative who answers decides."""
    pair, _ = await asked_about(tx, actor, pair_id, child)
    return await _answer(tx, pair, child, person_in(actor), rules, yes=yes)


async def note_on_paper(
    tx: UnitOfWork,
    actor: Actor,
    pair_id: PairId,
    child: PersonId,
    rules: Rules,
    paper: str | None,
) -> Pair:
    """Write down as a curator what a family answered on paper; without one they said no."""
    curator, pair = curator_in(actor), await existing(tx, pair_id)
    if not any(each.person_id == child and each.guardian_assent for each in pair.seats):
        raise NotFound(what="offer")
    after = await _answer(tx, pair, child, curator, rules, yes=paper is not None, paper=paper)
    await note(tx, curator, "family_on_paper", pair.id)
    return after


async def _answer(
    tx: UnitOfWork,
    pair: Pair,
    child: PersonId,
    by: PersonId,
    rules: Rules,
    *,
    yes: bool,
    paper: str | None = None,
) -> Pair:
    if pair.state is not PairState.OFFERED:
        return pair
    said = Assent.ACCEPTED if yes else Assent.DECLINED
    if not await tx.pairs.answer_for(pair.id, child, said, by, tx.now, paper):
        return await existing(tx, pair.id)
    await tx.outbox.cancel(topic_for(pair.id, child))
    for kind in (TaskKind.FAMILY_ON_PAPER, TaskKind.FAMILY_ASKS):
        await settle_tasks(tx, kind, frozenset({pair.id}), by, child)
    after = await existing(tx, pair.id)
    if yes:
        await complete(tx, after, rules)
    else:
        await withdraw(tx, after, child, rules)
        await _tell_refused(tx, pair, child)
    return await existing(tx, pair.id)


async def _tell_refused(tx: UnitOfWork, pair: Pair, child: PersonId) -> None:
    """Lay it before the curators as any refusal: who said no, and for whom to look anew."""
    subject: dict[str, int | str] = {"pair": pair.id, "person": child, "why": NO_REASON}
    await tx.desk.add_task(TaskKind.OFFER_DECLINED, subject, tx.now)
    key = f"offer_declined:{pair.id}:{child}:family"
    await tell_curators(tx, News(key=key, kind="offer_declined", args={**subject}, due_at=tx.now))
