"""Say what became of one's own data: calls for help, and what was done, by day and by what."""

from datetime import datetime

from handlers.screen import Room
from handlers.texts.moments import day_of_year
from handlers.texts.speech import _
from mentoring.office import TaskKind
from mentoring.privacy import Stored


def trail(room: Room, stored: Stored) -> list[str]:
    """Return the lines of a person's tasks and journal; nobody is named in them."""
    lines: list[str] = []
    if stored.tasks:
        lines += ["", _("What lay on the curator's desk because of you")]
    for task in stored.tasks:
        done = _("settled") if task.done_at else _("open")
        day = _day(room, task.created_at)
        lines.append(f"{day}: {task_words(task.kind)} ({done})")
    if stored.journal:
        lines += ["", _("What was done with your data")]
    lines += [f"{_day(room, each.at)}: {verb_words(each.verb)}" for each in stored.journal]
    return lines


def task_words(kind: TaskKind) -> str:
    """Name a task for the person whom it is about."""
    return {
        TaskKind.CONSENT_REVOKED: _("consent revoked"),
        TaskKind.HELP_WANTED: _("a call for help"),
        TaskKind.OFFER_DECLINED: _("an offer declined"),
        TaskKind.OFFER_SILENT: _("an offer without an answer"),
        TaskKind.NAME_TO_RESOLVE: _("a name in the answers to find out about"),
        TaskKind.SILENT_PAIR: _("meetings that did not take place"),
    }[kind]


def verb_words(verb: str) -> str:
    """Say what the journal's verb means to the person concerned."""
    return {
        "consent_given": _("consent given"),
        "consent_revoked": _("consent revoked"),
        "approve": _("application approved"),
        "decline": _("application declined"),
        "propose": _("a pair proposed"),
        "announce": _("the pair announced"),
        "order": _("the head's order written down"),
        "hold": _("the pair put on hold"),
        "resume": _("the pair goes on"),
        "release": _("a member left the group"),
        "end": _("the pair ended"),
        "export": _("lists of participants taken as a file"),
    }.get(verb, _("a change of a staff role"))


def _day(room: Room, at: datetime) -> str:
    return day_of_year(at.astimezone(room.zone).date())
