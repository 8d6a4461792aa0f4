"""Do something about an offer that nobody answers: wait longer, or ask the next best mentor."""

from zoneinfo import ZoneInfo

from mentoring.addressing import News, tell_curators
from mentoring.calendar import next_allowed
from mentoring.forming import Changed, existing, note, propose
from mentoring.house import Rules
from mentoring.ids import PairId, ParticipationId
from mentoring.matching import mentors_for
from mentoring.offers import tell_it_is_off, topic_of, withdraw_offers
from mentoring.pairs import Assent, EndReason, Origin, Pair, PairState, Seat
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in


def silent_in(pair: Pair, tx: UnitOfWork) -> tuple[Seat, ...]:
    """Return the seats whose term is over without an answer."""
    if pair.state is not PairState.OFFERED:
        return ()
    waiting = (s for s in (pair.mentor, *pair.members) if s.assent is Assent.WAITING)
    return tuple(s for s in waiting if s.due_at is not None and s.due_at <= tx.now)


async def wait_longer(tx: UnitOfWork, actor: Actor, pair_id: PairId, rules: Rules) -> Pair:
    """Give everybody who is silent one more term; the curators hear at its end."""
    curator, pair = curator_in(actor), await existing(tx, pair_id)
    zone = ZoneInfo((await tx.organisations.get()).zone)
    due = tx.now + rules.offer_term
    for seat in silent_in(pair, tx):
        if not await tx.pairs.postpone(pair.id, seat.person_id, due):
            continue
        topic = topic_of(pair.id, seat.person_id)
        silent = News(
            key=f"{topic}:term:{due.timestamp():.0f}",
            kind="offer_silent",
            args={"pair": pair.id, "person": seat.person_id},
            topic=topic,
            due_at=next_allowed(due, zone, rules.quiet_hours),
        )
        await tell_curators(tx, silent)
        await note(tx, curator, "wait_longer", pair.id)
    return await existing(tx, pair_id)


async def ask_next(tx: UnitOfWork, actor: Actor, pair_id: PairId, rules: Rules) -> Pair | None:
    """Take the offer from a silent mentor and make it to the next best; None: nobody is left."""
    curator, pair = curator_in(actor), await existing(tx, pair_id)
    if pair.mentor not in silent_in(pair, tx):
        return pair
    mentor = await next_mentor(tx, pair)
    if mentor is None:
        return None
    asked = await withdraw_offers(tx, pair)
    if not await tx.pairs.end(pair, PairState.ENDED, EndReason.CURATOR, None, tx.now):
        raise Changed
    await tell_it_is_off(tx, pair, asked)
    await note(tx, curator, "forward", pair.id)
    members = tuple(seat.participation_id for seat in pair.members)
    origin = Origin(
        source=pair.source,
        role_model=pair.role_model,
        plan_id=pair.plan_id,
        replaces=pair.replaces,
        starts_on=pair.starts_on,
        ends_on=pair.ends_on,
    )
    return await propose(tx, actor, mentor, members, rules, None, origin)


async def next_mentor(tx: UnitOfWork, pair: Pair) -> ParticipationId | None:
    """Return who suits all members best of those who were never asked for them."""
    scores: dict[ParticipationId, int] = {}
    common: set[ParticipationId] | None = None
    for seat in pair.members:
        search = await mentors_for(tx, seat.participation_id)
        fits = {fit.mentor.id: fit.score for fit in search.verdicts.fits}
        room = {f.mentor.id for f in search.verdicts.fits if f.mentor.free >= len(pair.members)}
        asked = {each.mentor.participation_id for each in await tx.pairs.of(seat.person_id)}
        free = room - asked
        common = free if common is None else common & free
        for mentor in free:
            scores[mentor] = scores.get(mentor, 0) + fits[mentor]
    return max(common or (), key=lambda mentor: (scores[mentor], -mentor), default=None)
