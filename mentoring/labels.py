"""Know the class or group somebody belongs to, and the short token it goes by on buttons."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from mentoring.applications import Participation

CLASS, LED = "class_group", "leads_group"
"""The questions that are answered with a class or group: one's own, the one a teacher leads."""


def token(label: str) -> str:
    """Return a short code of a class or a form for a button; it does not depend on a place."""
    return sha256(label.casefold().encode()).hexdigest()[:6]


def in_order(label: str) -> tuple[int, str]:
    """Sort classes as a school does: 2А before 10А."""
    digits = label[: len(label) - len(label.lstrip("0123456789"))]
    return int(digits or 0), label


def group_of(participation: Participation) -> str | None:
    """Return the class or group of somebody, or the one a teacher leads."""
    return group_in(participation.profile)


def group_in(profile: Mapping[str, Any]) -> str | None:
    """Return the class or group that answers name."""
    for key in (CLASS, LED):
        value = profile.get(key)
        if isinstance(value, str) and value:
            return value.removeprefix("=")
    return None


def wished_forms(profile: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the forms that somebody ticked."""
    ticked = profile.get("forms")
    return tuple(map(str, ticked)) if isinstance(ticked, list | tuple) else ()
