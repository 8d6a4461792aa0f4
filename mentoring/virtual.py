"""Hold a pair that meets by video to its link: none is agreed on before the link is named.

Where a child may not meet online the pair meets in person: a place stands for the link.
"""

from typing import ClassVar

from mentoring.alarm import set_task
from mentoring.errors import Refusal
from mentoring.forms import repertoire
from mentoring.meeting_limits import limits_of
from mentoring.meetings import Meeting
from mentoring.office import TaskKind
from mentoring.pairs import Pair
from mentoring.ports import UnitOfWork

BROWSED = ("http://", "https://")


class LinkNeeded(Refusal):
    """A virtual pair names a link before its first meeting is agreed; `meeting` says for which."""

    code: ClassVar[str] = "link_needed"


class PlaceNeeded(Refusal):
    """A virtual pair that may not meet online names a place first; `meeting` says for which."""

    code: ClassVar[str] = "place_needed"


async def require_link(tx: UnitOfWork, pair: Pair, meeting: Meeting) -> None:
    """Refuse to agree on a meeting of a virtual pair that has never named where it meets."""
    if not needs_link(pair):
        return
    places = [each.place for each in await tx.meetings.of_pair(pair.id) if each.place]
    limits = await limits_of(tx, pair)
    if not limits.no_online:
        if not any(place.casefold().startswith(BROWSED) for place in places):
            raise LinkNeeded(meeting=meeting.id)
        return
    own = (await tx.organisations.get()).places
    if not any(limits.allow_place(place, own) for place in places):
        raise PlaceNeeded(meeting=meeting.id)


async def note_barred(tx: UnitOfWork, pair: Pair) -> None:
    """Tell curators once that a virtual pair may not meet online: they speak with the family."""
    if not needs_link(pair) or not (await limits_of(tx, pair)).no_online:
        return
    kind, about = TaskKind.ONLINE_BARRED, {"pair": pair.id}
    known = await tx.desk.tasks(pair.created_at)
    if not any(task.kind is kind and task.subject == about for task in known):
        await set_task(tx, kind, {**about})


def needs_link(pair: Pair) -> bool:
    """Tell whether a pair meets by a link."""
    model = repertoire().model.get(pair.model)
    return model is not None and model.needs_link
