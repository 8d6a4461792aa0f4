"""Leaving in the middle: what stops at once, what others learn, what routine erases."""

from datetime import timedelta
from pathlib import Path

from mentoring.delivery import DeliveryState
from mentoring.pairs import EndReason, PairState
from tests.handlers.applicants import comes_to_consent, joins
from tests.handlers.college import College
from tests.talk import Person, Town, town


async def revokes(person: Person) -> None:
    """Take the consent back in two taps."""
    await person.says("/consent")
    await person.presses("Отозвать согласие")
    await person.presses("Да, отозвать")


async def waiting_for_meeting(here: Town, meeting: int) -> int:
    """Count the messages about a meeting that wait for their hour."""
    async with here.app.storage.read(here.app.organisation) as tx:
        return (await tx.outbox.counts(f"meeting:{meeting}")).get(DeliveryState.PENDING, 0)


async def accounts_left(here: Town) -> int:
    """Count the accounts without a consent."""
    async with here.app.storage.read(here.app.organisation) as tx:
        return len(await tx.people.stale_accounts(tx.now + timedelta(days=1)))


async def test_a_working_pair_is_put_on_hold_and_the_other_side_told_neutrally(
    tmp_path: Path,
) -> None:
    async with town(tmp_path) as here:
        college = College(here)
        mentor = await college.mentor("Яковлев Иван Олегович")
        mentee = await college.mentee("Кузнецова Мария Петровна")
        await college.announces(mentor, mentee)
        mentor.phone.forgets()
        here.curator.forgets()
        await revokes(mentee.phone)
        [pair] = await college.pairs()
        assert pair.state is PairState.ON_HOLD
        assert mentor.phone.sees("Новость по программе наставничества")
        assert "Кузнецова" not in str(mentor.phone.screen)
        assert here.curator.news
        assert not any("Кузнецова" in str(each) for each in here.curator.news)


async def test_an_offer_that_waits_is_off(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        college = College(here)
        mentor = await college.mentor("Яковлев Иван Олегович")
        mentee = await college.mentee("Кузнецова Мария Петровна")
        await college.offers(mentor, mentee)
        await revokes(mentee.phone)
        [pair] = await college.pairs()
        assert pair.state is PairState.ENDED
        assert pair.end_reason is EndReason.CONSENT_REVOKED
        assert (await college.participation(mentor)).taken == 0


async def test_reminders_stop_with_the_consent(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        college = College(here)
        mentor = await college.mentor("Яковлев Иван Олегович")
        mentee = await college.mentee("Кузнецова Мария Петровна")
        await college.announces(mentor, mentee)
        async with here.app.storage.work(here.app.organisation) as tx:
            [pair] = await tx.pairs.all()
            people = (mentor.person, mentee.person)
            at = tx.now + timedelta(days=3)
            meeting = await tx.meetings.propose(pair.id, people, mentor.person, at, None, tx.now)
        await mentee.phone.says("/meetings")
        await mentee.phone.presses_data(f"mans:{meeting.id}:1")
        waiting = await waiting_for_meeting(here, meeting.id)
        await revokes(mentee.phone)
        assert 0 < await waiting_for_meeting(here, meeting.id) < waiting
        mentee.phone.forgets()
        await here.moves(days=4)
        assert mentee.phone.news == []


async def test_revoked_data_are_erased_within_the_term_and_the_proof_stays(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await joins(anna)
        await revokes(anna)
        for _ in range(28):
            await here.moves(days=1)
        async with here.app.storage.read(here.app.organisation) as tx:
            assert [each.name for each in await tx.people.find("кузнецова")] != []
        await here.moves(days=1)
        await here.moves(hours=7)
        async with here.app.storage.read(here.app.organisation) as tx:
            assert await tx.people.find("кузнецова") == []
            [history] = (await tx.consents.histories()).values()
            assert [record.step for record in history] == ["given", "revoked"]


async def test_a_newcomer_without_consent_is_forgotten_after_14_days(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await comes_to_consent(anna)
        before = await accounts_left(here)
        await here.moves(days=13)
        assert await accounts_left(here) == before
        await here.moves(days=2)
        assert await accounts_left(here) == before - 1


async def test_somebody_who_refused_is_forgotten_within_a_day_or_so(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        anna = here.person(1001)
        await comes_to_consent(anna)
        before = await accounts_left(here)
        await anna.presses("Не даю")
        await here.moves(hours=26)
        assert await accounts_left(here) == before - 1
