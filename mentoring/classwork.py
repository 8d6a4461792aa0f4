"""Work with a whole class: who is expected in it, and the sheets that parents take home."""

from collections.abc import Iterable

from mentoring.enrolments import Enrolment, EnrolmentState, representative_key
from mentoring.errors import NotFound
from mentoring.incidents import require_open
from mentoring.labels import in_order, token
from mentoring.office import JournalEntry
from mentoring.people import MINORS, Actor, Bracket
from mentoring.ports import UnitOfWork
from mentoring.record import Record
from mentoring.rights import curator_in

STAFF = "staff"
"""Stands for the adults, who belong to no class."""

NO_CLASS = "none"
"""Stands for learners whose class is not known."""

OPEN = frozenset({EnrolmentState.WAITING, EnrolmentState.CONSENTED})


class Class(Record):
    """Hold one class, by the token its buttons carry; `label` is None for STAFF and NO_CLASS."""

    key: str
    label: str | None = None
    expected: tuple[Enrolment, ...] = ()

    @property
    def waiting(self) -> tuple[Enrolment, ...]:
        """Return whose consent is awaited."""
        return tuple(each for each in self.expected if each.state is EnrolmentState.WAITING)


class Sheet(Record):
    """Hold one sheet to print: for whom, and the secret that opens their representative's way."""

    enrolment: Enrolment
    secret: str


def key_of(enrolment: Enrolment) -> str:
    """Return the key of the class somebody expected belongs to."""
    if enrolment.bracket is Bracket.ADULT:
        return STAFF
    return token(enrolment.group) if enrolment.group else NO_CLASS


async def classes(tx: UnitOfWork) -> list[Class]:
    """Return every class of the organisation or of somebody expected, in a school's order."""
    known = set((await tx.organisations.get()).groups)
    expected = [each for each in await tx.enrolments.all() if each.state in OPEN]
    known |= {each.group for each in expected if each.group and key_of(each) != STAFF}
    found = [_class(token(label), label, expected) for label in sorted(known, key=in_order)]
    others = [_class(key, None, expected) for key in (NO_CLASS, STAFF)]
    return [*found, *(each for each in others if each.expected or each.key == STAFF)]


async def class_at(tx: UnitOfWork, actor: Actor, key: str) -> Class:
    """Return one class for a curator; an unknown one is not found."""
    curator_in(actor)
    for each in await classes(tx):
        if each.key == key:
            return each
    raise NotFound(what="class")


async def make_sheets(tx: UnitOfWork, actor: Actor, key: str) -> list[Sheet]:
    """Make a new secret for the representative of everybody who waits; older ones are void."""
    curator = curator_in(actor)
    await require_open(tx)
    here = await class_at(tx, actor, key)
    made = [
        Sheet(enrolment=each, secret=await representative_key(tx, each))
        for each in here.waiting
        if each.bracket is None or each.bracket in MINORS
    ]
    if made:
        entry = JournalEntry(
            organisation_id=tx.organisation,
            at=tx.now,
            by=curator,
            verb="sheets_made",
            subject={"class": key, "count": len(made)},
        )
        await tx.desk.note(entry)
    return made


def _class(key: str, label: str | None, expected: Iterable[Enrolment]) -> Class:
    mine = tuple(each for each in expected if key_of(each) == key)
    return Class(key=key, label=label, expected=mine)
