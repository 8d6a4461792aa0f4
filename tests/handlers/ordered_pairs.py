"""Lead the pairs of the cast from everybody's yes to an order, and to a change in March."""

from io import BytesIO

from docx import Document

from handlers.callbacks.deciding import LabourPapers
from handlers.callbacks.mending import Replace
from handlers.callbacks.pairing import PairCard
from mentoring.pairs import Pair, PairState, Seat
from tests.handlers.agreed import alone_in, pairs
from tests.handlers.casting import SS, TT, Cast
from tests.handlers.wished import short
from tests.telegram_shapes import Shown

PAPERS = ("12-ТД", "сегодня", "13-ТД", "сегодня", "Разбор занятий", "сегодня", "31 августа")


async def are_announced(college: Cast) -> None:
    """Let the curator announce all, take one back in time, and announce it after all."""
    here, olga = college.here, college.here.curator
    [one, *_] = await alone_in(college, SS)
    student = college.phone(college.who(one.members[0].person_id))
    await olga.says("/pairs")
    await olga.presses("Объявить 30 пар")
    assert olga.sees("133 человека"), olga  # 94, one sits on both sides (E06), and 39 parents
    await olga.presses("Объявить 30 пар")
    await olga.presses_data(PairCard(pair=one.id).pack())
    await olga.presses("Вернуть объявление")
    assert olga.sees("Никто ничего не узнал"), olga
    heard = len(student.screens)
    await here.moves(minutes=12)
    assert len(student.screens) == heard
    assert await counted(college) == {PairState.ANNOUNCED: 29, PairState.ACCEPTED: 1}
    await olga.presses("Объявить сейчас")
    await here.moves(minutes=12)
    assert len(student.screens) == heard + 1
    assert str(student.screen) == "Новость по программе наставничества\n[Открыть]"


async def counted(college: Cast) -> dict[PairState, int]:
    """How many pairs are in which state, those that did not come about left out."""
    found: dict[PairState, int] = {}
    for each in await pairs(college):
        if each.state is not PairState.ENDED or each.announced_at:
            found[each.state] = found.get(each.state, 0) + 1
    return found


async def are_ordered(college: Cast) -> tuple[str, list[list[str]]]:
    """Let the curator take the draft and enter its number; return its text and its first table."""
    olga = college.here.curator
    await olga.says("/pairs")
    await olga.presses("Приказ на пары · 30")
    await olga.presses("Скачать проект приказа")
    text, rows = paper_of(olga.documents[-1])
    await olga.presses("Номер и дата приказа")
    await olga.says("112-о")
    await olga.says("сегодня")
    assert olga.sees("Внесён для 30 пар"), olga
    return text, rows


def paper_of(shown: Shown) -> tuple[str, list[list[str]]]:
    """Read a Word file: its paragraphs, and the rows of its first table."""
    paper = Document(BytesIO(shown.content))
    rows = [[cell.text for cell in row.cells] for row in paper.tables[0].rows]
    return "\n".join(each.text for each in paper.paragraphs), rows


async def write_labour_papers(college: Cast, found: Pair) -> None:
    """Let the curator write down the consent and the agreement of a mentor of colleagues."""
    olga = college.here.curator
    mentor = found.mentor.participation_id
    await olga.presses_data(LabourPapers(mentor=mentor, act="write").pack())
    for said in PAPERS:
        await olga.says(said)
    await olga.presses("Очно")
    await olga.presses("Без оплаты")
    assert olga.sees("по 31 августа 2027 года"), olga


async def of_colleagues(college: Cast) -> list[Pair]:
    """The pairs and groups in which teachers mentor teachers."""
    return [each for each in await pairs(college) if each.form == TT]


async def parent_revokes(college: Cast, found: Pair) -> None:
    """Let a parent take the consent back (E17)."""
    parent = college.family(college.who(found.members[0].person_id))
    await parent.says("/consent")
    await parent.presses("Отозвать")
    await parent.presses("Да, отозвать")


async def mentor_is_replaced(college: Cast, old: Pair, heir: Seat) -> Pair:
    """Let a mentor leave, and the mentor who is free take over; return the new pair."""
    olga = college.here.curator
    await olga.presses_data(Replace(pair=old.id).pack())
    await olga.presses("Увольнение или перевод")
    await olga.says("сегодня")
    assert olga.sees(short(college.who(heir.person_id))), olga
    await olga.presses(short(college.who(heir.person_id)))
    await olga.presses("Предложить этому наставнику")
    return (await pairs(college))[-1]
