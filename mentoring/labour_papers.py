"""Write down the two papers of an employee who mentors colleagues, and when the work stops."""

from mentoring.addressing import News, tell
from mentoring.calendar import after_working_days
from mentoring.errors import NotFound
from mentoring.ids import ParticipationId, PersonId
from mentoring.known_pairs import note
from mentoring.labour import NOTICE_DAYS, LabourAgreement, StoppedBy, Terms, is_labour
from mentoring.milestones import local_day
from mentoring.office import TaskKind
from mentoring.pairs import OVER, Pair, PairState
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.rights import curator_in

ORDERED = PairState.ORDERED


async def lacks_papers(tx: UnitOfWork, pair: Pair) -> bool:
    """Tell whether a pair is an employee's work for which no papers are in force."""
    if not is_labour(pair.form):
        return False
    papers = await tx.labour.of(pair.mentor.participation_id)
    return papers is None or not papers.is_in_force(await local_day(tx))


async def enter_papers(tx: UnitOfWork, actor: Actor, mentor: ParticipationId, said: Terms) -> int:
    """Write the papers down; return how many pairs with an order are official by this."""
    curator = curator_in(actor)
    if not await tx.labour.enter(mentor, said, curator):
        raise NotFound(what="mentor")
    official = 0
    for pair in await pairs_of_work(tx, mentor):
        if ORDERED in (pair.state, pair.held_from) and await tx.pairs.make_active(pair):
            official += 1
        await note(tx, curator, "labour_papers", pair.id)
    return official


async def stop_early(
    tx: UnitOfWork, actor: Actor, mentor: ParticipationId, by: StoppedBy
) -> LabourAgreement:
    """Note that the mentor or the employer stops the work; it ends after three working days.

    Nobody asks for a reason, and nothing ends by itself: the curator ends the pairs then.
    """
    curator = curator_in(actor)
    day = after_working_days(await local_day(tx), NOTICE_DAYS)
    if await tx.labour.stop(mentor, day, by):
        await tx.desk.add_task(TaskKind.LABOUR_STOPS, {"participation": mentor}, tx.now)
        for pair in await pairs_of_work(tx, mentor):
            await note(tx, curator, "labour_stop", pair.id)
        found = await tx.participations.get(mentor)
        if found is not None and by is StoppedBy.EMPLOYER:
            news = News(
                key=f"labour_stops:{mentor}",
                kind="labour_stops",
                args={"participation": mentor},
                due_at=tx.now,
            )
            await tell(tx, [found.person_id], news)
    agreement = await tx.labour.of(mentor)
    if agreement is None:
        raise NotFound(what="agreement")
    return agreement


async def mentor_stops(tx: UnitOfWork, person: PersonId) -> None:
    """Begin the three working days when a mentor takes the readiness for this work back."""
    day = after_working_days(await local_day(tx), NOTICE_DAYS)
    for side in await tx.participations.of(person):
        await tx.labour.stop(side.id, day, StoppedBy.MENTOR)


async def pairs_of_work(tx: UnitOfWork, mentor: ParticipationId) -> list[Pair]:
    """Return the pairs in which somebody mentors colleagues and that are not over."""
    found = await tx.participations.get(mentor)
    pairs = await tx.pairs.of(found.person_id) if found else []
    return [
        pair
        for pair in pairs
        if pair.state not in OVER
        and is_labour(pair.form)
        and pair.mentor.participation_id == mentor
    ]
