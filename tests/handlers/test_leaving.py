"""Leaving in the middle: what stops at once, what others learn, what routine erases."""

from datetime import date, timedelta
from pathlib import Path

from mentoring.delivery import DeliveryState
from mentoring.ids import RunId
from mentoring.pairs import EndReason, PairState
from mentoring.people import StaffRole
from mentoring.runs import Run, RunState
from tests.handlers.applicants import comes_to_consent, joins
from tests.handlers.college import College
from tests.talk import Person, Town, town


async def revokes(person: Person) -> None:
    """Take the consent back in two taps."""
    await person.says("/consent")
    await person.presses("1. Отозвать")
    await person.presses("Да, отозвать")


async def waiting_for_meeting(here: Town, meeting: int) -> int:
    """Count the messages about a meeting that wait for their hour."""
    async with here.app.storage.read(here.app.organisation) as tx:
        return (await tx.outbox.counts(f"meeting:{meeting}")).get(DeliveryState.PENDING, 0)


async def closed_runs(here: Town) -> list[Run]:
    """Return the first runs that are not open any more."""
    async with here.app.storage.read(here.app.organisation) as tx:
        found = [await tx.runs.get(RunId(number)) for number in range(1, 5)]
    return [run for run in found if run is not None and run.state is not RunState.OPEN]


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


async def test_after_a_revocation_nobody_sees_the_other_side(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        college = College(here)
        mentor = await college.mentor("Яковлев Иван Олегович")
        mentee = await college.mentee("Кузнецова Мария Петровна", contact="phone")
        await college.announces(mentor, mentee)
        await mentor.phone.says("/pair")
        before = mentor.phone.screen
        await mentor.phone.presses("Показать мой контакт")
        await mentee.phone.says("/pair")
        await mentee.phone.presses("Показать мой контакт")
        await revokes(mentee.phone)
        await mentor.phone.says("/pair")
        assert mentor.phone.sees("Участник вышел из программы")
        shown = str(mentor.phone.screen)
        for private in ("Кузнецова", "+7 000", "практические занятия"):
            assert private not in shown
        await mentor.phone.presses("Показать мой контакт", on=before)
        assert not mentor.phone.sees("+7 000")
        await mentee.phone.says("/pair")
        assert mentee.phone.sees("на паузе")
        assert not mentee.phone.sees("Яковлев")
        [pair] = await college.pairs()
        assert not pair.members[0].shares_contact


async def test_a_held_pair_that_goes_on_shows_no_name_without_consent(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        college = College(here)
        mentor = await college.mentor("Яковлев Иван Олегович")
        mentee = await college.mentee("Кузнецова Мария Петровна")
        await college.announces(mentor, mentee)
        await revokes(mentee.phone)
        [pair] = await college.pairs()
        await here.curator.presses_data(f"pho:{pair.id}:0")
        for screen in ("/pair", "/meetings"):
            await mentor.phone.says(screen)
            assert not mentor.phone.sees("Кузнецова")


async def test_a_group_goes_on_without_the_one_who_leaves(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        college = College(here)
        mentor = await college.mentor("Яковлев Иван Олегович", capacity=3)
        leaver = await college.mentee("Кузнецова Мария Петровна")
        stays = await college.mentee("Лебедев Олег Иванович")
        await college.announces(mentor, leaver, stays)
        for somebody in (mentor, stays):
            somebody.phone.forgets()
        await revokes(leaver.phone)
        [pair] = await college.pairs()
        assert pair.state is PairState.ANNOUNCED
        assert [seat.person_id for seat in pair.members] == [stays.person]
        assert (await college.participation(mentor)).taken == 1
        for somebody in (mentor, stays):
            assert somebody.phone.sees("Новость по программе наставничества")
            assert "Кузнецова" not in str(somebody.phone.screen)
            await somebody.phone.presses("Открыть")
            assert not somebody.phone.sees("Кузнецова")
        await leaver.phone.says("/pair")
        assert not leaver.phone.sees("Яковлев")


async def test_erasure_leaves_no_ghost_in_a_pair(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        college = College(here)
        mentor = await college.mentor("Яковлев Иван Олегович")
        mentee = await college.mentee("Кузнецова Мария Петровна")
        await college.announces(mentor, mentee)
        await mentee.phone.says("/consent")
        await mentee.phone.says("/mydata")
        await mentee.phone.presses("Удалить всё")
        await mentee.phone.presses("Да, удалить всё")
        [pair] = await college.pairs()
        assert (pair.state, pair.end_reason) == (PairState.ENDED, EndReason.CONSENT_REVOKED)
        assert (await college.participation(mentor)).taken == 0
        await mentor.phone.presses("Открыть")
        assert mentor.phone.sees("Пара завершила работу")


async def test_the_routine_erasure_ends_the_held_pair_too(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        college = College(here)
        mentor = await college.mentor("Яковлев Иван Олегович")
        mentee = await college.mentee("Кузнецова Мария Петровна")
        await college.announces(mentor, mentee)
        await revokes(mentor.phone)
        await here.moves(days=30)
        [pair] = await college.pairs()
        assert (pair.state, pair.end_reason) == (PairState.ENDED, EndReason.CONSENT_REVOKED)
        assert (await college.participation(mentor)).taken == 0


async def test_a_curator_lets_a_member_out_of_a_group(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        college = College(here)
        mentor = await college.mentor("Яковлев Иван Олегович", capacity=3)
        maria = await college.mentee("Кузнецова Мария Петровна")
        oleg = await college.mentee("Лебедев Олег Иванович")
        await college.announces(mentor, maria, oleg)
        olga, [pair] = here.curator, await college.pairs()
        async with here.app.storage.work(here.app.organisation) as tx:
            people = (mentor.person, maria.person, oleg.person)
            at = tx.now + timedelta(days=3)
            met = await tx.meetings.propose(pair.id, people, mentor.person, at, None, tx.now)
        await olga.presses_data(f"pac:{pair.id}")
        await olga.presses("Вывести из группы…")
        await olga.presses("Кузнецова М. П.")
        assert olga.sees("Вывести из группы?")
        sure = olga.screen
        await olga.presses("Да, вывести", on=sure)
        await olga.presses("Да, вывести", on=sure)
        [pair] = await college.pairs()
        assert [seat.person_id for seat in pair.members] == [oleg.person]
        assert (await college.participation(mentor)).taken == 1
        assert not any("Вывести" in button for button in olga.screen.buttons)
        await maria.phone.says("/pair")
        assert maria.phone.sees("Пары пока нет")
        async with here.app.storage.read(here.app.organisation) as tx:
            after = await tx.meetings.get(met.id)
        assert after is not None
        answer = after.answer_of(maria.person)
        assert answer is not None
        assert answer.comes is False


async def test_six_months_after_the_programme_people_are_erased_and_staff_stays(
    tmp_path: Path,
) -> None:
    async with town(tmp_path) as here:
        await here.curator.says("/start")
        anna = here.person(1001)
        await joins(anna)
        async with here.app.storage.work(here.app.organisation) as tx:
            end = date(2027, 1, 31)
            await tx.organisations.save_cycle("2026", date(2026, 9, 1), end, ("teacher-teacher",))
            staff = await tx.people.staff(StaffRole.CURATOR)
        before = date(2027, 8, 1) - here.clock.now().date()
        await here.moves(days=before.days)
        async with here.app.storage.read(here.app.organisation) as tx:
            assert await tx.people.find("кузнецова") != []
        await here.moves(days=2)
        async with here.app.storage.read(here.app.organisation) as tx:
            assert await tx.people.find("кузнецова") == []
            assert await tx.people.staff(StaffRole.CURATOR) == staff


async def test_somebody_new_after_the_programme_is_kept(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        async with here.app.storage.work(here.app.organisation) as tx:
            end = date(2026, 1, 31)
            await tx.organisations.save_cycle("2025", date(2025, 9, 1), end, ("teacher-teacher",))
        await joins(here.person(1001))
        await here.moves(days=2)
        async with here.app.storage.read(here.app.organisation) as tx:
            assert await tx.people.find("кузнецова") != []


async def test_what_was_typed_into_a_closed_questionnaire_is_forgotten(tmp_path: Path) -> None:
    async with town(tmp_path) as here:
        await joins(here.person(1001))
        assert await closed_runs(here)
        await here.moves(hours=47)
        assert await closed_runs(here)
        await here.moves(hours=3)
        assert not await closed_runs(here)
