"""Make the list of those whose signed papers may have come: by code, or by name when known."""

from mentoring.classwork import classes
from mentoring.expected import code_of
from mentoring.house import House
from mentoring.outreach import outreach
from mentoring.paper_piles import EVERYBODY, Candidate, candidates
from mentoring.people import short_name
from mentoring.ports import UnitOfWork
from mentoring.questionnaire import Option, Wording
from mentoring.runs import Run


async def paper_owners(tx: UnitOfWork, _house: House, run: Run) -> tuple[Option, ...]:
    """Offer the whole list at once, then everybody who has not handed this paper in."""
    for here in await classes(tx):
        if here.key == run.subject.get("class"):
            found = await candidates(tx, here, str(run.subject.get("code")))
            whole = Option(code=EVERYBODY, text=outreach().everybody, alone=True)
            return (whole, *(Option(code=each.code, text=_named(each)) for each in found))
    return ()


def _named(each: Candidate) -> Wording:
    name = short_name(each.person.name) if each.person else None
    if name is None and each.enrolment is not None:
        letter, expected = outreach().code_letter, each.enrolment
        return Wording(ru=code_of(expected, letter.ru), en=code_of(expected, letter.en))
    return Wording.same(name or each.code)
