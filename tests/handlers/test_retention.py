"""Nothing outlives its purpose: drafts, answers, cards; an act without names stays."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from mentoring.consent import LONG_TERM
from mentoring.consents import active_text, give
from mentoring.destruction import Act, Ground
from mentoring.filling import JOIN
from mentoring.ids import PersonId
from mentoring.office import TaskKind
from mentoring.people import Channel
from mentoring.retention import AHEAD, KEPT_AFTER_END, PROOF_KEPT
from tests.handlers.applicants import consents
from tests.handlers.college import College
from tests.talk import Town, town

CYCLE = {
    "starts_on": date(2026, 9, 1),
    "ends_on": date(2027, 5, 31),
    "forms": ("teacher-teacher",),
}


async def acts(here: Town) -> list[Act]:
    """Return the acts, the oldest first."""
    async with here.app.storage.read(here.app.organisation) as tx:
        return list(reversed(await tx.acts.all()))


async def test_a_questionnaire_nobody_finishes_is_dropped_after_fourteen_days(
    tmp_path: Path,
) -> None:
    async with town(tmp_path) as here:
        anna, vera = here.person(1001), here.person(1002)
        for each in (anna, vera):
            await consents(each)
            await each.says("Кузнецова Мария Петровна")
        await here.moves(days=10)
        await vera.says("14.03.1996")
        await here.moves(days=5)
        async with here.app.storage.read(here.app.organisation) as tx:
            [left] = await tx.runs.open_for(JOIN)
            [act] = await tx.acts.all()
            assert act.ground is Ground.DRAFTS
            assert len(act.people) == 1
            assert left.person_id not in act.people
        await anna.says("/menu")
        assert "Продолжить анкету" not in anna.screen.buttons


async def test_answers_go_six_months_after_the_end_but_for_the_card_of_who_stays(
    tmp_path: Path,
) -> None:
    async with town(tmp_path, cycle={"title": "2026/27", **CYCLE}) as here:
        college, olga = College(here), here.curator
        await olga.says("/start")
        stays = await college.mentor("Яковлев Иван Олегович", motivation="Своё", slots=["wed-day"])
        goes = await college.mentee("Кузнецова Мария Петровна")
        async with here.app.storage.work(here.app.organisation) as tx:
            actor = await tx.people.actor_at(Channel.TELEGRAM, stays.phone.number)
            assert actor is not None
            await give(tx, actor, await active_text(tx, "ru", LONG_TERM))
        end = here.clock.now().replace(year=2027, month=5, day=31) + KEPT_AFTER_END
        await here.moves_to(end - AHEAD + timedelta(days=2))
        await here.moves(days=2)
        await olga.says("/menu")
        async with here.app.storage.read(here.app.organisation) as tx:
            kinds = [task.kind for task in await tx.desk.open_tasks()]
            assert kinds.count(TaskKind.ERASURE_AHEAD) == 1
            assert await tx.people.find("кузнецова")
        await here.moves(days=15)
        async with here.app.storage.read(here.app.organisation) as tx:
            assert await tx.people.find("кузнецова") == []
            assert [each.id for each in await tx.people.find("яковлев")] == [stays.person]
            card = await tx.participations.get(stays.participation)
            assert card is not None
            assert "subjects" in card.profile
            assert not {"motivation", "slots"} & set(card.profile)
        grounds = {act.ground: act.people for act in await acts(here)}
        assert grounds[Ground.TERM_ENDED] == (goes.person,)
        assert grounds[Ground.CARD_KEPT] == (stays.person,)
        before = len(await acts(here))
        await here.moves(days=3)
        assert len(await acts(here)) == before
        await here.moves_to(here.clock.now().replace(year=2029, month=11, day=25))
        await here.moves(days=1)
        await here.moves(days=1)
        async with here.app.storage.read(here.app.organisation) as tx:
            assert await tx.people.find("яковлев") == []
            assert LONG_TERM in (await tx.consents.standing(stays.person)).last


LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


async def test_the_proof_outlives_the_data_by_three_years_and_the_journal_the_monitoring(
    tmp_path: Path,
) -> None:
    async with town(tmp_path, cycle={"title": "2026/27", **CYCLE}) as here:
        college, olga = College(here), here.curator
        await olga.says("/start")
        maria = await college.mentee("Кузнецова Мария Петровна")
        await maria.phone.says("/consent")
        await maria.phone.presses("1. Отозвать")
        await maria.phone.presses("Да, отозвать")
        revoked = here.clock.now()
        await here.moves(days=31)
        assert [act.ground for act in await acts(here)] == [Ground.REVOKED]
        assert await proof(here, maria.person) == 2
        assert await journal_before(here, revoked)
        await here.moves_to(revoked + PROOF_KEPT - timedelta(days=2))
        assert await proof(here, maria.person) == 2
        assert await acts(here)
        await here.moves(days=35)
        assert await proof(here, maria.person) == 0
        assert await acts(here) == []
        await here.moves_to(revoked + PROOF_KEPT + KEPT_AFTER_END - timedelta(days=2))
        assert await journal_before(here, revoked)
        await here.moves(days=3)
        await here.moves(days=1)
        assert await journal_before(here, revoked) == 0


async def proof(here: Town, person: PersonId) -> int:
    """Count the records of somebody's consents."""
    async with here.app.storage.read(here.app.organisation) as tx:
        return len(await tx.consents.history(person))


async def journal_before(here: Town, instant: datetime) -> int:
    """Count what the journal knows of the time up to an instant."""
    async with here.app.storage.read(here.app.organisation) as tx:
        return sum(each.at <= instant for each in await tx.desk.journal(LONG_AGO))
