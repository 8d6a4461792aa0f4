"""Name the lists behind the report, and say which of them belong together."""

from handlers.texts.speech import _
from mentoring.listing import Number

FAMILIES = (
    (Number.PARTICIPANTS, Number.MENTEES, Number.MENTORS, Number.BOTH),
    (
        Number.READY_MENTEES,
        Number.READY_MENTORS,
        Number.FULL,
        Number.SUBMITTED,
        Number.DRAFTS,
        Number.DECLINED,
        Number.ALONE,
    ),
    (
        Number.PAIRS,
        Number.ON_PLAN,
        Number.ATTENTION,
        Number.ON_HOLD,
        Number.NO_ORDER,
        Number.GROUPS,
        Number.IN_GROUPS,
        Number.ANSWERS,
        Number.AGREED,
        Number.HELP,
    ),
    (Number.PLANNED, Number.HELD, Number.MISSED, Number.UNCLEAR, Number.FEEDBACK),
    (Number.TEACHERS, Number.TEACHER_MENTEES, Number.YOUNG, Number.LEARNERS),
)
"""Lists from which one leads to the others: together they reach every number."""


def list_name(number: Number) -> str:
    """Name a list, short enough for a button."""
    return {
        Number.PARTICIPANTS: _("Participants"),
        Number.MENTEES: _("Mentees"),
        Number.MENTORS: _("Mentors"),
        Number.BOTH: _("In both roles"),
        Number.READY_MENTEES: _("Approved mentees"),
        Number.READY_MENTORS: _("Approved mentors"),
        Number.FULL: _("No free places"),
        Number.SUBMITTED: _("Waiting for a decision"),
        Number.DRAFTS: _("Begun"),
        Number.DECLINED: _("Declined"),
        Number.PAIRS: _("Pairs and groups"),
        Number.ON_PLAN: _("On plan"),
        Number.ATTENTION: _("Needing attention"),
        Number.ON_HOLD: _("On hold"),
        Number.GROUPS: _("Groups"),
        Number.IN_GROUPS: _("In groups"),
        Number.ANSWERS: _("Waiting for answers"),
        Number.AGREED: _("To be announced"),
        Number.NO_ORDER: _("Without an order"),
        Number.PLANNED: _("Meetings in 30 days"),
        Number.HELD: _("Took place"),
        Number.MISSED: _("Missed"),
        Number.UNCLEAR: _("Not clear"),
        Number.FEEDBACK: _("Feedback by pairs"),
        Number.HELP: _("Calls for help"),
        Number.ALONE: _("Without a pair"),
        Number.TEACHERS: _("Teachers covered"),
        Number.TEACHER_MENTEES: _("Teachers as mentees"),
        Number.YOUNG: _("Young teachers"),
        Number.LEARNERS: _("Learners covered"),
    }[number]
