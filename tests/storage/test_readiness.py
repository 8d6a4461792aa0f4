"""Steps, talks and words of others: written once, scoped to the school, erased when it is time."""

from datetime import timedelta

import pytest

from mentoring.applications import Participation, Side
from mentoring.ids import OrganisationId
from mentoring.interviews import InterviewState, Result
from mentoring.ports import UnitOfWork
from mentoring.steps import Milestone, StepKind, StepState
from storage import Storage
from tests.storage.stage import START, StageClock, found, named, newcomer

DAY = timedelta(days=1)


async def candidate(tx: UnitOfWork, side: Side = Side.MENTOR) -> Participation:
    """Somebody who has handed in an application."""
    person = await named(tx, "Яковлев Иван Олегович")
    return await tx.participations.open(person.id, side)


def mark(about: Participation, state: StepState = StepState.DONE, **told: str) -> Milestone:
    """What came of the training."""
    return Milestone(
        organisation_id=about.organisation_id,
        participation_id=about.id,
        kind=StepKind.TRAINING,
        state=state,
        at=START,
        by=about.person_id,
        **told,
    )


async def test_a_step_is_closed_once_and_may_be_opened_again(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        about = await candidate(tx)
        assert await tx.milestones.note(mark(about, StepState.FAILED, value="later"))
        assert await tx.milestones.note(mark(about, reason="В прошлом году"))
        assert not await tx.milestones.note(mark(about, StepState.EXCUSED))
        assert not await tx.milestones.note(mark(about, StepState.FAILED))
        [kept] = await tx.milestones.of(about.id)
        assert (kept.state, kept.reason) == (StepState.DONE, "В прошлом году")
        assert await tx.milestones.current() == [kept]
        assert await tx.milestones.write(mark(about, StepState.EXCUSED))
        assert await tx.milestones.drop(about.id, StepKind.TRAINING)
        assert not await tx.milestones.drop(about.id, StepKind.TRAINING)
        assert await tx.milestones.of(about.id) == []


async def test_a_candidate_has_one_open_talk_and_the_faster_change_wins(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        about, leader = await candidate(tx), await named(tx, "Куратор")
        talk = await tx.interviews.add(about.id, leader.id, leader.id, by_psychologist=True)
        assert talk is not None
        again = await tx.interviews.add(about.id, leader.id, leader.id, by_psychologist=False)
        assert again is None
        slots = (START + DAY, START + 2 * DAY)
        offered = talk.model_copy(update={"state": InterviewState.OFFERED, "slots": slots})
        assert await tx.interviews.change(talk, offered)
        assert not await tx.interviews.change(talk, offered)
        kept = await tx.interviews.get(talk.id)
        assert kept is not None
        assert (kept.slots, kept.version, kept.by_psychologist) == (slots, 1, True)
        assert await tx.interviews.held_by(leader.id) == [kept]
        held = {"state": InterviewState.HELD, "result": Result.READY, "comment": "Спокойно"}
        over = kept.model_copy(update={**held, "settled_at": START})
        assert await tx.interviews.change(kept, over)
        assert await tx.interviews.open_now() == []
        assert await tx.interviews.add(about.id, leader.id, leader.id, by_psychologist=False)
        assert [each.comment for each in await tx.interviews.of(about.id)] == [None, "Спокойно"]


async def test_a_link_is_for_its_first_user_until_it_is_answered(
    storage: Storage, school: OrganisationId, clock: StageClock
) -> None:
    async with storage.work(school) as tx:
        about, first, second = await candidate(tx), await newcomer(tx, 1), await newcomer(tx, 2)
        link = await tx.inquiries.add(about.id, "d1", START + DAY, about.person_id)
        assert link is not None
        assert await tx.inquiries.use("d2", first.id, START) is None
        assert await tx.inquiries.use("d1", first.id, START) is not None
        assert await tx.inquiries.use("d1", second.id, START) is None
        assert await tx.inquiries.use("d1", first.id, START + 2 * DAY) is None
        assert not await tx.inquiries.answer(link.id, second.id, {"who": "parent"}, START)
        assert await tx.inquiries.answer(link.id, first.id, {"who": "parent"}, START)
        assert not await tx.inquiries.answer(link.id, first.id, {"who": "master"}, START)
        assert not await tx.inquiries.revoke(link.id, START)
        [kept] = await tx.inquiries.answered()
        assert kept.answers == {"who": "parent"}
        assert await tx.inquiries.erase([about.id], START) == 1
        assert await tx.inquiries.answered() == []
        erased = await tx.inquiries.get(link.id)
        assert erased is not None
        assert (erased.answers, erased.used_by) == (None, None)
        other = await tx.inquiries.add(about.id, "d3", START + DAY, about.person_id)
        assert other is not None
        assert await tx.inquiries.revoke(other.id, START)
        assert await tx.inquiries.use("d3", first.id, START) is None


async def test_another_school_finds_and_changes_nothing(
    storage: Storage, school: OrganisationId
) -> None:
    async with storage.work(school) as tx:
        about, account = await candidate(tx), await newcomer(tx)
        await tx.milestones.note(mark(about))
        talk = await tx.interviews.add(
            about.id, about.person_id, about.person_id, by_psychologist=False
        )
        link = await tx.inquiries.add(about.id, "d1", START + DAY, about.person_id)
    assert talk is not None
    assert link is not None
    async with storage.work(await found(storage, "Чужие")) as tx:
        assert await tx.milestones.of(about.id) == []
        assert await tx.milestones.current() == []
        assert not await tx.milestones.note(mark(about, StepState.EXCUSED))
        assert not await tx.milestones.drop(about.id, StepKind.TRAINING)
        assert await tx.interviews.get(talk.id) is None
        assert await tx.interviews.of(about.id) == []
        assert await tx.interviews.open_now() == []
        assert await tx.interviews.held_by(about.person_id) == []
        assert not await tx.interviews.change(talk, talk)
        me = about.person_id
        assert await tx.interviews.add(about.id, me, me, by_psychologist=False) is None
        assert await tx.inquiries.add(about.id, "d2", START + DAY, me) is None
        assert await tx.inquiries.get(link.id) is None
        assert await tx.inquiries.of(about.id) == []
        assert await tx.inquiries.use("d1", account.id, START) is None
        assert not await tx.inquiries.revoke(link.id, START)
        assert not await tx.inquiries.answer(link.id, account.id, {}, START)
        assert await tx.inquiries.answered() == []
        assert await tx.inquiries.erase([about.id], START) == 0
    async with storage.read(school) as tx:
        assert len(await tx.milestones.of(about.id)) == 1


@pytest.mark.parametrize("way", [("approval",), ("interview", "training", "approval")])
async def test_the_way_of_mentors_is_kept_with_the_cycle(
    storage: Storage, school: OrganisationId, way: tuple[str, ...]
) -> None:
    async with storage.work(school) as tx:
        cycle = await tx.organisations.cycle()
        assert cycle is not None
        assert cycle.mentor_steps == ("approval",)
        await tx.organisations.set_way(way)
        await tx.organisations.set_training("Читайте здесь: https://example.org")
    async with storage.read(school) as look:
        cycle = await look.organisations.cycle()
    assert cycle is not None
    assert (cycle.mentor_steps, cycle.training_words) == (
        way,
        "Читайте здесь: https://example.org",
    )
