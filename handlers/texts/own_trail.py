"""Say what became of one's own data: calls for help, and what was done, by day and by what."""

from datetime import datetime

from handlers.screen import Room
from handlers.texts.help_words import state_words, topic_words
from handlers.texts.looks import what_words
from handlers.texts.moments import day_of_year
from handlers.texts.pair_parts import short
from handlers.texts.speech import _
from handlers.texts.start import curator
from handlers.texts.task_words import words_of
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


def besides(stored: Stored) -> list[str]:
    """Name what others have written down: how much of it there is, never who."""
    counted = {
        _("Curator's notes of needs from papers: {n}"): len(stored.needs),
        _("Answers of other people about the request: {n}"): stored.told_by_others,
        _("Requests for help: {n}"): len(stored.help),
        _("Steps to a ready participant: {n}"): len(stored.steps),
        _("Children represented: {n}"): len(stored.children),
        _("Representatives: {n}"): stored.representatives,
        _("Requests of other organisations: {n}"): len(stored.exchanges),
        _("Roles asked for: {n}"): len(stored.role_requests),
    }
    lines = [words.format(n=n) for words, n in counted.items() if n]
    lines += [f"- {topic_words(each.topic)}: {state_words(each)}" for each in stored.help]
    return ["", *lines] if lines else []


def complaints(room: Room) -> str:
    """Say who answers for the data here, and who watches over them."""
    return _(
        "Something is wrong with your data? Write to {curator}, who answers for them here. "
        "You may also complain to Roskomnadzor: rkn.gov.ru."
    ).format(curator=curator(room))


def task_words(kind: TaskKind) -> str:
    """Name a task for the person whom it is about."""
    if known := words_of(kind):
        return known.own()
    return {
        TaskKind.CONSENT_REVOKED: _("consent revoked"),
        TaskKind.HELP_WANTED: _("a question about an offer"),
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
        "waiting_listed": _("noted in the waiting list"),
        "waiting_ended": _("taken off the waiting list"),
        "announce": _("the pair announced"),
        "order": _("the head's order written down"),
        "hold": _("the pair put on hold"),
        "role_model": _("what the pair works on changed"),
        "talk_hours": _("the hours of talks changed"),
        "resume": _("the pair goes on"),
        "release": _("a member left the group"),
        "end": _("the pair ended"),
        "consent_expired": _("a consent ran out"),
        "paper_noted": _("a signed sheet noted"),
        "people_joined": _("two records of you made one"),
        "needs_noted": _("needs noted by the curator from papers"),
        "needs_dropped": _("a curator's note of needs deleted"),
        "add_deputy": _("a change of a staff role"),
        "hand_over": _("a change of a staff role"),
        "give_role": _("a change of a staff role"),
        "end_role": _("a change of a staff role"),
        "offer_move": _("a link to another device made"),
        "move_account": _("moved to another device"),
        "step_done": _("a step noted"),
        "step_excused": _("a step left out"),
        "step_failed": _("a step not passed"),
        "rule_softened": _("a rule of pairs softened"),
        "rule_holds": _("a rule of pairs holds again"),
        "step_reopened": _("a step opened again"),
        "interview_offered": _("a talk offered"),
        "interview_agreed": _("a talk agreed on"),
        "interview_referred": _("referred to the psychologist"),
        "inquiry_made": _("words of another person asked for"),
        "letter_sent": _("a letter sent"),
        "guardian_checked": _("the representative's document checked"),
    }.get(verb, _("another step of the programme"))


async def looks(room: Room, stored: Stored) -> list[str]:
    """Return the lines of who looked at the data and which lists were taken away."""
    if not stored.looks:
        return []
    staff = {each.by for each in stored.looks if each.by is not None}
    people = await room.tx.people.persons(staff)
    lines = ["", _("Who looked at your data")]
    for look in stored.looks:
        who = short(people.get(look.by)) if look.by else _("on the server")
        times = f" × {look.times}" if look.times > 1 else ""
        lines.append(f"{_day(room, look.at)}: {who}, {what_words(look)}{times}")
    return lines


def _day(room: Room, at: datetime) -> str:
    return day_of_year(at.astimezone(room.zone).date())
