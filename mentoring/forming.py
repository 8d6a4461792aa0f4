"""Form a pair: the curator proposes, both sides are asked, then all learn it at once."""

from mentoring.announcing import NotAccepted as NotAccepted
from mentoring.announcing import announce as announce
from mentoring.announcing import announcement_of as announcement_of
from mentoring.applications import Participation
from mentoring.approving import begin
from mentoring.errors import NoFreePlace, NotFound, NotSuited
from mentoring.forms import model_for
from mentoring.house import Rules
from mentoring.ids import ParticipationId, PersonId
from mentoring.known_pairs import Changed as Changed
from mentoring.known_pairs import existing as existing
from mentoring.known_pairs import note as note
from mentoring.known_pairs import people_in as people_in
from mentoring.matching import terrain_today
from mentoring.model_rules import unfit
from mentoring.office import TaskKind
from mentoring.pair_rules import role_model_for
from mentoring.pairs import GROUP_LIMIT, OVER, Origin, Pair
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in
from mentoring.settling import settle_tasks
from mentoring.suitability import Misfit, judge

CURATORS = Origin()


async def propose(
    tx: UnitOfWork,
    actor: Actor,
    mentor: ParticipationId,
    members: tuple[ParticipationId, ...],
    rules: Rules,
    model: str | None = None,
    origin: Origin = CURATORS,
) -> Pair:
    """Propose a pair or a group and bring it on its way; hard rules are checked anew; once.

    Without a model the number of members says which; with one the rules judge under it.
    """
    curator = curator_in(actor)
    if same := await _same(tx, mentor, members):
        return same
    await _require_now(tx, (mentor, *members))
    form = await _form_for(tx, mentor, members, model, origin.role_model)
    role = role_model_for(form, [await _participation(tx, each) for each in members])
    role, model = origin.role_model or role, model or model_for(len(members))
    origin = origin.model_copy(update={"role_model": role})
    if why := unfit(model, len(members), role):
        raise NotSuited(why=why, mentor=mentor)
    pair = await tx.pairs.propose(mentor, members, form, model, curator, tx.now, origin)
    begun = await begin(tx, actor, pair, rules)
    await _settle(tx, begun, curator)
    await note(tx, curator, "propose", pair.id)
    return begun


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


async def _require_now(tx: UnitOfWork, sides: tuple[ParticipationId, ...]) -> None:
    """Refuse sides of an ended cycle: they open nothing of the cycle that runs now."""
    cycle = await tx.organisations.cycle()
    for each in sides:
        if cycle is None or (await _participation(tx, each)).cycle_id != cycle.id:
            raise NotFound(what="participation")


async def _form_for(
    tx: UnitOfWork,
    mentor: ParticipationId,
    members: tuple[ParticipationId, ...],
    model: str | None,
    role: str | None,
) -> str:
    host = await _participation(tx, mentor)
    if not 1 <= len(set(members)) == len(members) <= GROUP_LIMIT:
        raise NotSuited(why="group_size")
    terrain = await terrain_today(tx)
    forms: set[str] = set()
    for member in members:
        verdict = judge(await _participation(tx, member), host, terrain, model, role)
        if isinstance(verdict, Misfit):
            raise NotSuited(why=verdict.why, mentor=mentor)
        forms.add(verdict.form)
    if len(forms) != 1:
        raise NotSuited(why="no_form", mentor=mentor)
    if host.free < len(members):
        raise NoFreePlace(wanted=len(members), **host.room)
    return forms.pop()


async def _participation(tx: UnitOfWork, participation: ParticipationId) -> Participation:
    found = await tx.participations.get(participation)
    if found is None:
        raise NotFound(what="participation")
    return found
