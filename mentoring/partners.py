"""Know whose employees mentor here, for the day a partner takes its people back."""

from mentoring.applications import Participation, Side
from mentoring.errors import Refusal
from mentoring.ids import PairId
from mentoring.keeping import close
from mentoring.known_pairs import note
from mentoring.labels import token
from mentoring.milestones import local_day
from mentoring.pairs import OVER, EndReason, Pair
from mentoring.people import Actor
from mentoring.ports import UnitOfWork
from mentoring.record import Record
from mentoring.replacing import search
from mentoring.rights import curator_in

EMPLOYEE = "employee"


class Partner(Record):
    """Hold one employer with the announced pairs that its people lead."""

    name: str
    pairs: tuple[Pair, ...]

    @property
    def code(self) -> str:
        """Return what stands for it on a button."""
        return token(self.name)


class PartnerChanged(Refusal):
    """The pairs of this employer are others than those that were looked at."""

    code = "partner_changed"


async def partners(tx: UnitOfWork) -> list[Partner]:
    """Return the employers whose people lead a pair now, by name."""
    mentors = {each.id: each for each in await tx.participations.all(Side.MENTOR)}
    found: dict[str, tuple[str, list[Pair]]] = {}
    for pair in await tx.pairs.all():
        lasts = pair.announced_at is not None and pair.state not in OVER
        name = employer_of(mentors.get(pair.mentor.participation_id))
        if lasts and name:
            found.setdefault(token(name), (name, []))[1].append(pair)
    known = [Partner(name=name, pairs=tuple(theirs)) for name, theirs in found.values()]
    return sorted(known, key=lambda each: each.name.casefold())


def employer_of(mentor: Participation | None) -> str | None:
    """Return where a mentor who comes from an enterprise works: what stands before the comma."""
    if mentor is None or mentor.profile.get("mentor_kind") != EMPLOYEE:
        return None
    place = mentor.profile.get("org_place")
    name = place.partition(",")[0].strip() if isinstance(place, str) else ""
    return name or None


async def withdraw(
    tx: UnitOfWork, actor: Actor, code: str, count: int, *, replace: bool
) -> list[PairId]:
    """Look for other mentors in all pairs of an employer, or end them: as many as were seen."""
    curator = curator_in(actor)
    found = next((each for each in await partners(tx) if each.code == code), None)
    if found is None or len(found.pairs) != count:
        raise PartnerChanged
    today = await local_day(tx)
    for pair in found.pairs:
        if replace:
            await search(tx, pair, EndReason.LEFT, today, curator)
        else:
            await close(tx, pair, EndReason.LEFT)
            await note(tx, curator, "end", pair.id)
    return [pair.id for pair in found.pairs]
