"""Make the lists of people whom one may wish for: by name, or by what a card lets be shown."""

from collections import Counter
from collections.abc import Sequence

from mentoring.applications import Participation, Side
from mentoring.house import House
from mentoring.ids import ParticipationId
from mentoring.people import Person, short_name
from mentoring.ports import UnitOfWork
from mentoring.questionnaire import Option, Wording
from mentoring.runs import Run
from mentoring.scoring import answers_of, subjects_of
from mentoring.wishing.answering import code_of, participation_of
from mentoring.wishing.candidates import candidates, may_be_named

CARD = "public_card"
"""The question about what others may see of a mentor before a pair is agreed."""


async def wish_people(tx: UnitOfWork, _house: House, run: Run) -> tuple[Option, ...]:
    """Offer everybody whom the side of this run could work with, by name."""
    own = await tx.participations.get(ParticipationId(int(run.subject.get("participation") or 0)))
    if own is None:
        return ()
    called = await labels(tx, await candidates(tx, own))
    return tuple(Option(code=code_of(each), text=text) for each, text in called.items())


async def wish_others(tx: UnitOfWork, house: House, run: Run) -> tuple[Option, ...]:
    """Offer the same people but for those who are wished for."""
    ranked = run.draft.answers.get("rank")
    taken = ranked if isinstance(ranked, tuple) else ()
    return tuple(each for each in await wish_people(tx, house, run) if each.code not in taken)


async def wish_one(tx: UnitOfWork, run: Run, code: str) -> tuple[Option, ...]:
    """Offer one of them alone, to whoever ticks: a press need not read everybody."""
    own = await tx.participations.get(ParticipationId(int(run.subject.get("participation") or 0)))
    who = participation_of(code)
    if own is None or who is None or not await may_be_named(tx, own, who):
        return ()
    return (Option(code=code, text=Wording.same(code)),)


async def wish_one_other(tx: UnitOfWork, run: Run, code: str) -> tuple[Option, ...]:
    """Offer the same but for those who are wished for."""
    ranked = run.draft.answers.get("rank")
    taken = ranked if isinstance(ranked, tuple) else ()
    return () if code in taken else await wish_one(tx, run, code)


async def labels(tx: UnitOfWork, found: Sequence[Participation]) -> dict[ParticipationId, Wording]:
    """Name people as participants may see them, by alphabet.

    Two of one name are told apart by what they learn or teach.
    """
    people = await tx.people.persons({each.person_id for each in found})
    called = {each.id: _called(each, people.get(each.person_id)) for each in found}
    often = Counter(name.ru for name in called.values())
    named = {
        each.id: _with_more(each, called[each.id])
        if often[called[each.id].ru] > 1
        else called[each.id]
        for each in found
    }
    return dict(sorted(named.items(), key=lambda pair: (pair[1].ru.casefold(), pair[0])))


def _called(each: Participation, person: Person | None) -> Wording:
    name = short_name(person.name) if person else None
    shown = answers_of(each, CARD)
    hidden = each.side is Side.MENTOR and bool(shown) and "name" not in shown
    if name and not hidden:
        return Wording.same(name)
    return _with_more(each, Wording(ru=f"№ {each.id}", en=f"No. {each.id}"))


def _with_more(each: Participation, text: Wording) -> Wording:
    group = each.profile.get("class_group")
    more = str(group) if group else next(iter(subjects_of(each)), "")
    return Wording(ru=f"{text.ru} · {more}", en=f"{text.en} · {more}") if more else text
