"""Form a pair: the curator proposes, both sides are asked, then all learn it at once."""

from mentoring.addressing import News, tell
from mentoring.applications import Participation
from mentoring.errors import NoFreePlace, NotFound, NotSuited, Refusal
from mentoring.forms import model_for
from mentoring.house import Rules
from mentoring.ids import PairId, ParticipationId, PersonId
from mentoring.matching import terrain_today
from mentoring.offers import ask
from mentoring.office import JournalEntry, TaskKind
from mentoring.pairs import GROUP_LIMIT, OVER, Pair, PairState
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in
from mentoring.settling import settle_tasks
from mentoring.suitability import Misfit, judge


class NotAccepted(Refusal):
    """Only a pair that everybody has accepted is announced."""

    code = "not_accepted"


class Changed(Refusal):
    """Somebody else changed the pair a moment ago."""

    code = "pair_changed"


async def propose(
    tx: UnitOfWork,
    actor: Actor,
    mentor: ParticipationId,
    members: tuple[ParticipationId, ...],
    rules: Rules,
) -> Pair:
    """Propose a pair or a group and ask the mentor; hard rules are checked anew; once."""
    curator = curator_in(actor)
    if same := await _same(tx, mentor, members):
        return same
    form = await _form_for(tx, mentor, members)
    pair = await tx.pairs.propose(mentor, members, form, model_for(len(members)), curator, tx.now)
    if not await tx.pairs.move(pair, PairState.OFFERED, tx.now):
        raise Changed
    offered = await existing(tx, pair.id)
    await ask(tx, offered, offered.mentor, rules)
    await _settle(tx, offered, curator)
    await note(tx, curator, "propose", pair.id)
    return await existing(tx, pair.id)


async def announce(tx: UnitOfWork, actor: Actor, pair_id: PairId) -> Pair:
    """Tell all sides at once; a second press finds the pair announced and changes nothing."""
    curator = curator_in(actor)
    pair = await existing(tx, pair_id)
    if pair.announced_at is not None:
        return pair
    if pair.state is not PairState.ACCEPTED:
        raise NotAccepted
    if not await tx.pairs.move(pair, PairState.ANNOUNCED, tx.now):
        raise Changed
    news = News(
        key=f"announce:{pair.id}",
        kind="pair_announced",
        args={"pair": pair.id},
        topic=announcement_of(pair.id),
        due_at=tx.now,
    )
    await tell(tx, people_in(pair), news)
    await note(tx, curator, "announce", pair.id)
    return await existing(tx, pair.id)


def announcement_of(pair: PairId) -> str:
    """Name the topic of an announcement, under which its delivery is counted."""
    return f"announce:{pair}"


def people_in(pair: Pair) -> tuple[PersonId, ...]:
    """Return everybody in a pair, the mentor first."""
    return (pair.mentor.person_id, *(seat.person_id for seat in pair.members))


async def existing(tx: UnitOfWork, pair: PairId) -> Pair:
    """Return a pair of this organisation."""
    found = await tx.pairs.get(pair)
    if found is None:
        raise NotFound(what="pair")
    return found


async def note(tx: UnitOfWork, by: PersonId, verb: str, pair: PairId) -> None:
    """Write down in the journal who did what to a pair."""
    await tx.desk.note(
        JournalEntry(
            organisation_id=tx.organisation, at=tx.now, by=by, verb=verb, subject={"pair": pair}
        )
    )


async def _same(
    tx: UnitOfWork, mentor: ParticipationId, members: tuple[ParticipationId, ...]
) -> Pair | None:
    host = await _participation(tx, mentor)
    for pair in await tx.pairs.of(host.person_id):
        seated = {seat.participation_id for seat in pair.members}
        same = pair.mentor.participation_id == mentor and seated == set(members)
        if pair.state not in OVER and same:
            return pair
    return None


async def _settle(tx: UnitOfWork, pair: Pair, curator: PersonId) -> None:
    """Take off the desk that these members' earlier offers were declined: they have a new one."""
    for seat in pair.members:
        earlier = frozenset(p.id for p in await tx.pairs.of(seat.person_id) if p.state in OVER)
        await settle_tasks(tx, TaskKind.OFFER_DECLINED, earlier, curator, None)


async def _form_for(
    tx: UnitOfWork, mentor: ParticipationId, members: tuple[ParticipationId, ...]
) -> str:
    host = await _participation(tx, mentor)
    if not 1 <= len(set(members)) == len(members) <= GROUP_LIMIT:
        raise NotSuited(why="group_size")
    terrain = await terrain_today(tx)
    forms: set[str] = set()
    for member in members:
        verdict = judge(await _participation(tx, member), host, terrain)
        if isinstance(verdict, Misfit):
            raise NotSuited(why=verdict.bars[0], mentor=mentor)
        forms.add(verdict.form)
    if len(forms) != 1:
        raise NotSuited(why="no_form", mentor=mentor)
    if host.free < len(members):
        raise NoFreePlace(free=host.free, wanted=len(members))
    return forms.pop()


async def _participation(tx: UnitOfWork, participation: ParticipationId) -> Participation:
    found = await tx.participations.get(participation)
    if found is None:
        raise NotFound(what="participation")
    return found
