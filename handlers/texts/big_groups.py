"""Say kindly that a group grows big, while a curator still forms it."""

from handlers.texts.speech import _
from mentoring.pairs import GROUP_LIMIT

BIG = 5
"""From so many members on everybody gets less of the mentor (domain, E05)."""


def big_group_lines(members: int) -> list[str]:
    """Return one sentence once a group is big; another when nobody fits in any more."""
    if members >= GROUP_LIMIT:
        return [_("Six is the most. For a seventh, make two groups with a mentor each: 3 and 4.")]
    if members >= BIG:
        return [_("A big group: each gets less of the mentor. Two groups may serve better.")]
    return []
