"""Name the roles people have in a programme."""

from handlers.texts.speech import _, pgettext
from mentoring.people import StaffRole, Wish


def role_name(role: StaffRole) -> str:
    """Name a staff role."""
    return {
        StaffRole.CURATOR: pgettext("role", "curator"),
        StaffRole.DEPUTY: pgettext("role", "curator's deputy"),
        StaffRole.HEAD: pgettext("role", "head"),
        StaffRole.ASSOCIATION: pgettext("role", "mentors' association"),
        StaffRole.PSYCHOLOGIST: pgettext("role", "psychologist"),
        StaffRole.ADMINISTRATOR: pgettext("role", "administrator"),
        StaffRole.MUNICIPAL_VIEWER: pgettext("role", "municipal viewer"),
        StaffRole.REGIONAL_VIEWER: pgettext("role", "regional viewer"),
    }[role]


def invited_as(role: str) -> str:
    """Name what an invitation is for: a side of mentoring, or a staff role."""
    sides = {
        Wish.MENTOR.value: pgettext("role", "mentor"),
        Wish.MENTEE.value: pgettext("role", "mentee"),
        Wish.BOTH.value: _("mentor and mentee"),
    }
    return sides.get(role) or role_name(StaffRole(role))
