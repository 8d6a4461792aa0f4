"""A curator who is the mentor of a pair finds nothing there of what the mentee has confided."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentoring.applications import Participation
from mentoring.guardians import Relation
from mentoring.help_request import HelpRequest
from mentoring.ids import PersonId
from mentoring.needs_notes import Direction, NeedsSource
from mentoring.office import TaskKind
from mentoring.people import Channel, StaffRole
from mentoring.ports import UnitOfWork
from mentoring.runs import Subject
from tests.handlers.paired import ANNA, IVAN, MARIA, VERA, Paired, paired_town
from tests.handlers.test_every_button import Walk
from tests.handlers.test_feedback import judges, met
from tests.handlers.test_help import asks, gives
from tests.handlers.test_isolation import told_to
from tests.talk import Person

REASON, UNWANTED, TOLD = "Ссора с завучем", "Нелюбимов Пётр Львович", "Тихо плачет на переменах"
NEEDS, WORDS, FELT = "слабая методика опроса", "Наставник меня унижает", "Скучно и обидно"
CALLED = "Просьбы о помощи · 1"
CONFIDED = {REASON, UNWANTED, TOLD, NEEDS, WORDS, FELT}
NEXT_MONDAY = datetime(2026, 11, 30, 5, tzinfo=UTC)
KNOWN_TO_READERS = CONFIDED - {FELT}
COMMANDS = ("/mydata", "/menu", "/people", "/pairs", "/match", "/report")


async def confides(paired: Paired) -> tuple[Participation, HelpRequest]:
    """Let the mentee confide in every way there is."""
    here, maria = paired.here, paired.maria
    await met(paired)
    await judges(maria)
    await maria.presses("Добавить пару слов")
    await maria.presses("45 минут")
    await maria.says(FELT)
    async with here.app.storage.work(here.app.organisation) as tx:
        found = next(p for p in await tx.participations.all() if len(p.profile) and p.id == 2)
        told = found.profile | {"need_reason": [f"={REASON}"], "stop_list": [f"={UNWANTED}"]}
        assert await tx.participations.amend(found, told)
        subject: Subject = {"participation": int(found.id), "step": "stop_list"}
        await tx.desk.add_task(TaskKind.NAME_TO_RESOLVE, subject, tx.now)
        [curator] = await tx.people.staff(StaffRole.CURATOR)
        link = await tx.inquiries.add(found.id, "0" * 64, tx.now.replace(year=2027), curator.id)
        account = await tx.people.account_of(curator.id)
        assert link
        assert account
        await tx.inquiries.use("0" * 64, account.id, tx.now)
        assert await tx.inquiries.answer(link.id, account.id, {"strengths": TOLD}, tx.now)
        source = NeedsSource.PERSONAL_FILE
        await tx.needs_notes.put(found.person_id, curator.id, source, [Direction.ICT], NEEDS)
    await asks(maria, "Моя пара", "Да, подождёт")
    await maria.presses("Добавить пару слов")
    await maria.says(WORDS)
    async with here.app.storage.read(here.app.organisation) as tx:
        [request] = await tx.help_requests.waiting()
    return found, request


async def looks_everywhere(
    paired: Paired, person: Person, of: Participation, request: HelpRequest
) -> set[str]:
    """Press whatever there is, the mentee's screens and the files besides; return all texts."""
    since = len(paired.here.telegram.requests)
    await Walk(paired.here, person).go(*COMMANDS, most=45)
    for data in (
        *(f"{kind}:{of.id}" for kind in ("pca", "pse", "psh", "giq", "gst")),
        *("pca:2:0", "ndl:2", "gio:1:", "dto:1", "psv:0", "rpl:help:0", "rpl:attention:0"),
        *("pst:1:", "pst:0:", "pst:1:csv", "rpx", f"hlr:{request.id}", "hli:0", "pac:1:0"),
    ):
        await person.says("/menu")
        await person.presses_data(data)
    return set(told_to(paired.here, person, since))


async def test_whoever_sits_in_the_pair_reads_nothing_of_it(tmp_path: Path) -> None:
    async with paired_town(tmp_path) as paired:
        found, request = await confides(paired)
        ivan = await gives(paired, IVAN, StaffRole.CURATOR)
        anna = await gives(paired, ANNA, StaffRole.DEPUTY)
        for person in (ivan, anna):
            person.forgets()
        told = await looks_everywhere(paired, ivan, found, request)
        assert {secret for secret in CONFIDED if any(secret in each for each in told)} == set()
        assert not any(CALLED in each for each in told)
        told = await looks_everywhere(paired, anna, found, request)
        seen = {secret for secret in CONFIDED if any(secret in each for each in told)}
        assert seen == KNOWN_TO_READERS
        assert any(CALLED in each for each in told)
        await paired.here.moves_to(NEXT_MONDAY)
        digests = [
            [each.text for each in person.news if "Доброе утро" in each.text]
            for person in (ivan, anna)
        ]
        assert digests[0]
        assert not any("помощи" in each for each in digests[0])
        assert any("помощи" in each for each in digests[1])


@pytest.mark.parametrize("role", [StaffRole.HEAD, StaffRole.PSYCHOLOGIST])
async def test_a_head_or_a_psychologist_in_the_pair_reads_nothing_of_it(
    tmp_path: Path, role: StaffRole
) -> None:
    async with paired_town(tmp_path) as paired:
        found, request = await confides(paired)
        ivan = await gives(paired, IVAN, role)
        await paired.olga.presses_data(f"giq:{found.id}")
        await paired.olga.presses_data("gio:1:open")
        ivan.forgets()
        told = await looks_everywhere(paired, ivan, found, request)
        assert {secret for secret in CONFIDED if any(secret in each for each in told)} == set()
        assert not any(CALLED in each for each in told)


async def test_the_list_of_an_incident_hides_what_others_opened_of_the_own_mentee(
    tmp_path: Path,
) -> None:
    async with paired_town(tmp_path) as paired:
        await confides(paired)
        ivan, vera = (
            await gives(paired, IVAN, StaffRole.HEAD),
            await gives(paired, VERA, StaffRole.ADMINISTRATOR),
        )
        await paired.olga.presses_data("gio:1:open")
        for person in (ivan, vera):
            await person.says("/incident")
            if "Другое" in person.screen.buttons:
                await person.presses("Другое")
                await person.presses("Да, начать")
            await person.presses("7 дней")
        assert ivan.sees("Никто не открывал карточек"), ivan
        assert vera.sees("Кто смотрел и выгружал"), vera
        assert not vera.sees("Никто не открывал карточек"), vera


async def test_a_parent_s_request_passes_by_the_child_s_mentor(tmp_path: Path) -> None:
    async with paired_town(tmp_path) as paired:
        here = paired.here
        ivan = await gives(paired, IVAN, StaffRole.CURATOR)
        async with here.app.storage.work(here.app.organisation) as tx:
            parent, child = await known(tx, VERA), await known(tx, MARIA)
            await tx.guardians.add(child, parent, Relation.MOTHER)
        ivan.forgets()
        paired.olga.forgets()
        await asks(paired.vera, "Другое", "Нет, срочно")
        assert paired.olga.sees("Срочно")
        assert ivan.news == []
        assert not paired.vera.sees("Яковлев")


async def known(tx: UnitOfWork, number: int) -> PersonId:
    account = await tx.people.account_at(Channel.TELEGRAM, number)
    assert account is not None
    assert account.person_id is not None
    return account.person_id
