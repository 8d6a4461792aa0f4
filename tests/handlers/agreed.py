"""Lead the pairs of the cast through yes and no: the chain of the school, people, families."""

from handlers.callbacks.deciding import PairForMe
from handlers.callbacks.pairing import MatchMentee, PairCard
from mentoring.applications import Side
from mentoring.ids import PairId
from mentoring.pairs import OVER, Assent, Pair, PairState, Seat
from tests.handlers.casting import ASSOCIATION, HEAD, SS, TOO_MANY, Cast
from tests.handlers.intake import Guest
from tests.handlers.wished import short

BACK = 2
"""The number of the pair that the head sends back."""


async def pairs(college: Cast) -> list[Pair]:
    """All pairs, by number."""
    async with college.here.app.storage.read(college.here.app.organisation) as tx:
        return await tx.pairs.all()


async def pair(college: Cast, which: PairId) -> Pair:
    """One pair as it stands."""
    return next(each for each in await pairs(college) if each.id == which)


async def are_approved(college: Cast) -> None:
    """Let the association say yes to all, the head to all but one; that one comes again (E61)."""
    petr, vera = college.here.person(ASSOCIATION), college.here.person(HEAD)
    olga = college.here.curator
    await petr.presses("Открыть")
    assert petr.sees("из 30"), petr
    await petr.presses("Утвердить все")
    await petr.presses("Утвердить")
    assert petr.sees("Ни одна пара не ждёт решения"), petr
    await vera.presses("Открыть")
    await vera.presses(str(BACK))
    await vera.presses("Вернуть куратору")
    await vera.says("Сначала обсудим нагрузку")
    assert vera.sees("Возвращено"), vera
    await vera.presses("Утвердить все")
    await vera.presses("Утвердить")
    await olga.says("/pairs")
    await olga.presses("Предложить 29 утверждённых")
    await olga.presses("Предложить 29 пар")
    waiting = [each for each in await pairs(college) if each.state is PairState.PROPOSED]
    assert [each.number for each in waiting] == [BACK]
    assert waiting[0].mentor.asked_at is None
    await olga.presses_data(PairCard(pair=waiting[0].id).pack())
    assert olga.sees("Сначала обсудим нагрузку"), olga
    await olga.presses("Передать на утверждение")
    await is_approved(college, waiting[0].id)


async def is_approved(college: Cast, which: PairId) -> None:
    """Let a single pair have all its words, and be offered."""
    for number in (ASSOCIATION, HEAD):
        await college.here.person(number).says("/menu")
        await college.here.person(number).presses_data(PairForMe(pair=which, act="yes").pack())
    await college.here.curator.presses_data(PairCard(pair=which).pack())
    await college.here.curator.presses("Предложить")


async def all_answer(college: Cast) -> Guest:
    """Let all say yes but one student and one mentor, and mend both; return who has no pair.

    The mentor of the student who cannot takes over from the one who is silent; and the silent
    one, back from a trip, takes the student for whom there was no place.
    """
    refused, silent, *_ = await alone_in(college, SS)
    for each in await pairs(college):
        if each.id not in (refused.id, silent.id):
            await answer(college, each.id)
    await says_yes(college, refused.mentor)
    student = college.who(refused.members[0].person_id)
    await college.phone(student).presses("Открыть")
    await college.phone(student).presses("Не смогу")
    await college.phone(student).presses("Без причины")
    await is_forwarded(college, silent, refused.mentor)
    await is_matched(college, college.extra[TOO_MANY], silent.mentor)
    return student


async def is_forwarded(college: Cast, silent: Pair, heir: Seat) -> None:
    """Let the curator hear of a mentor's silence and ask the next best one with one press."""
    olga, mentor = college.here.curator, college.phone(college.who(silent.mentor.person_id))
    await college.here.moves(days=4)
    await olga.presses_data(PairCard(pair=silent.id).pack())
    assert olga.sees("нет ответа"), olga
    await olga.presses("Предложить следующему")
    [new] = [each for each in await pairs(college) if _same(each, heir)]
    assert await states(college, silent.id) is PairState.ENDED
    await is_approved(college, new.id)
    await answer(college, new.id)
    await mentor.presses("Открыть")
    assert mentor.sees("Пара пока не сложилась"), mentor


def _same(found: Pair, mentor: Seat) -> bool:
    return found.state not in OVER and found.mentor.person_id == mentor.person_id


async def is_matched(college: Cast, student: Guest, mentor: Seat) -> None:
    """Let the curator propose by hand whoever waits to a mentor who is free again."""
    olga, own = college.here.curator, college.sides[student.number, Side.MENTEE]
    await olga.presses_data(MatchMentee(mentee=own).pack())
    await olga.presses(short(college.who(mentor.person_id)))
    [new] = [each for each in await pairs(college) if _same(each, mentor)]
    await is_approved(college, new.id)
    await answer(college, new.id)


async def alone_in(college: Cast, form: str) -> list[Pair]:
    """The pairs of two in a form that are not over."""
    there = [each for each in await pairs(college) if each.state not in OVER]
    return [each for each in there if each.form == form and len(each.members) == 1]


async def states(college: Cast, which: PairId) -> PairState:
    """The state of one pair."""
    return (await pair(college, which)).state


async def answer(college: Cast, which: PairId) -> None:
    """Let a mentor say yes, then the members, then their families."""
    found = await pair(college, which)
    await says_yes(college, found.mentor)
    for seat in found.members:
        await says_yes(college, seat)
    for seat in (await pair(college, which)).seats:
        if seat.guardian_assent is Assent.WAITING:
            await family_agrees(college, which, seat)


async def says_yes(college: Cast, seat: Seat) -> None:
    """Let somebody look at an offer and accept it."""
    phone = college.phone(college.who(seat.person_id))
    await phone.presses("Открыть")
    await phone.presses("Принять")


async def family_agrees(college: Cast, which: PairId, seat: Seat) -> None:
    """Let a parent agree by pressing."""
    parent = college.family(college.who(seat.person_id))
    await parent.presses("Открыть")
    await parent.presses("Согласиться")
