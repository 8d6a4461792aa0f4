"""Let the people of the cast say whom they wish for: some by pressing, others as the script."""

from collections.abc import Sequence
from datetime import timedelta

from mentoring.applications import Side
from mentoring.ids import ParticipationId
from mentoring.ports import UnitOfWork
from mentoring.wishes.records import Grouping, Wish
from mentoring.wishes.rounds import Aside
from tests.handlers.casting import NO_CONSENT, SS, STOPS, TS, Cast
from tests.handlers.intake import COLLEGE, Guest, units
from tests.talk import Person

WINDOW = timedelta(days=8)


async def meet(college: Cast) -> None:
    """Let the curator call everybody to the joint meeting, and the meeting pass."""
    here, olga = college.here, college.here.curator
    await olga.says("/events")
    await olga.presses("Запланировать")
    for answer in ("Общая встреча", "Для всех", "26 ноября", "15:30"):
        await olga.presses(answer)
    await olga.says("Актовый зал")
    await olga.presses("Пропустить")
    await olga.presses("Пропустить")
    await olga.presses("Позвать")
    await olga.presses("Позвать")
    first = college.phone(college.guests[0])
    await first.presses("Открыть")
    await first.presses("Буду")
    await here.moves(days=1)
    await comes_of_age(college)
    await here.moves(days=2, hours=9)


async def comes_of_age(college: Cast) -> None:
    """Let whoever is eighteen today say the own yes (E11)."""
    ward = college.phone(college.guests[0])
    await college.here.moves(days=1)
    await ward.presses("Открыть")
    await ward.presses("Даю согласие")


async def wish(college: Cast) -> None:
    """Let four answer by pressing and all others as the script says; then the window closes."""
    here, first = college.here, college.of(SS, "наставник")[0]
    await presses_wishes(college, college.guests[0], first)
    stops = college.extra[STOPS]
    await presses_wishes(college, stops, None, college.of(TS, "наставник")[0])
    async with here.app.storage.work(here.app.organisation) as tx:
        found = await tx.wishes.round()
        assert found is not None
        for each in _wishes(tx, college, {college.guests[0].number, stops.number}):
            await tx.wishes.put(found.id, each, Aside(participation_id=each.participation_id))
    await here.moves(seconds=WINDOW.total_seconds())


async def presses_wishes(
    college: Cast, guest: Guest, wanted: Guest | None, avoided: Guest | None = None
) -> None:
    """Let a mentee answer the questionnaire by pressing."""
    phone = college.phone(guest)
    await phone.presses("Открыть")
    await phone.presses("Ответить")
    if phone.sees("Получилось прийти"):
        await phone.presses("Да")
    await finds(phone, short(wanted) if wanted else "Всё равно")
    await phone.presses("Готово")
    if wanted:
        await phone.presses("Пропустить")
    await finds(phone, short(avoided) if avoided else "Пропустить")
    if avoided:
        await phone.presses("Готово")
    for answer in ("Всё равно", "Нет", "Пропустить"):
        await phone.presses(answer)
    assert phone.sees("ответ принят"), phone


async def finds(phone: Person, label: str) -> None:
    """Press a button, on the next page if it is not on this one."""
    if not any(label in each for each in phone.screen.buttons):
        await phone.presses("▸")
    await phone.presses(label)


def short(guest: Guest) -> str:
    """How lists call somebody."""
    family, given, patronymic = guest.name.full.split()
    return f"{family} {given[0]}. {patronymic[0]}."


def _wishes(tx: UnitOfWork, college: Cast, done: set[int]) -> list[Wish]:
    """Everybody wishes for the partner of the script; all students for one and the same (E39)."""
    star = college.sides[college.of(SS, "наставник")[0].number, Side.MENTOR]
    found = []
    for mentor, members in units(college.guests, COLLEGE):
        host = college.sides[mentor.number, Side.MENTOR]
        theirs = [college.sides[each.number, Side.MENTEE] for each in members]
        found.append(_mentors(tx, host, theirs))
        for each, own in zip(members, theirs, strict=True):
            if each.number not in done:
                found.append(_mentees(tx, own, star if each.form == SS else host))
    for cause, each in college.extra.items():
        own = college.sides[each.number, Side.MENTEE]
        if each.number not in done and cause != NO_CONSENT:
            found.append(_mentees(tx, own, star if each.form == SS else None))
    return found


def _mentees(tx: UnitOfWork, own: ParticipationId, wanted: ParticipationId | None) -> Wish:
    return Wish(
        participation_id=own,
        side=Side.MENTEE,
        ranked=(wanted,) if wanted else (),
        grouping=Grouping.ANY,
        answered_at=tx.now,
    )


def _mentors(tx: UnitOfWork, own: ParticipationId, wanted: Sequence[ParticipationId]) -> Wish:
    return Wish(
        participation_id=own,
        side=Side.MENTOR,
        ranked=tuple(wanted),
        grouping=Grouping.ANY,
        group_most=max(len(wanted), 1),
        answered_at=tx.now,
    )
