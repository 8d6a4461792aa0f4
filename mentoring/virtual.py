"""Hold a pair that meets by video to its link: none is agreed on before the link is named."""

from typing import ClassVar

from mentoring.errors import Refusal
from mentoring.forms import repertoire
from mentoring.meetings import Meeting
from mentoring.pairs import Pair
from mentoring.ports import UnitOfWork

BROWSED = ("http://", "https://")


class LinkNeeded(Refusal):
    """A virtual pair names a link before its first meeting is agreed; `meeting` says for which."""

    code: ClassVar[str] = "link_needed"


async def require_link(tx: UnitOfWork, pair: Pair, meeting: Meeting) -> None:
    """Refuse to agree on a meeting of a virtual pair that has never named a link."""
    if not needs_link(pair):
        return
    met = await tx.meetings.of_pair(pair.id)
    if not any(each.place and each.place.casefold().startswith(BROWSED) for each in met):
        raise LinkNeeded(meeting=meeting.id)


def needs_link(pair: Pair) -> bool:
    """Tell whether a pair meets by a link."""
    model = repertoire().model.get(pair.model)
    return model is not None and model.needs_link
