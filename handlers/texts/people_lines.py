"""Word the lines of people who have no card yet: their questionnaire is begun, not handed in."""

from collections.abc import Mapping

from handlers.screen import Room
from handlers.texts.moments import day
from handlers.texts.speech import _
from handlers.texts.words import h
from mentoring.directory import Entry
from mentoring.filling import questionnaire_for
from mentoring.ids import PersonId
from mentoring.people import Person, short_name
from mentoring.questionnaire import Choices, fits, question
from mentoring.runs import Run


def run_line(room: Room, entry: Entry, names: Mapping[PersonId, Person]) -> str:
    """Say of an open questionnaire whose it is, since when it waits and how far it is."""
    if entry.run is None:
        return ""
    since = day(entry.since.astimezone(room.zone).date())
    known = names.get(entry.person) if entry.person else None
    told = _("{name}, since {day}").format(name=h(_name(entry.run, known)), day=since)
    return told + _progress(room, entry.run)


def _name(run: Run, known: Person | None) -> str:
    written = run.draft.answers.get("fio")
    name = short_name(written) if isinstance(written, str) else None
    return name or short_name(known.name if known else None) or _("No name yet")


def _progress(room: Room, run: Run) -> str:
    """Say how far a questionnaire is: «, вопрос 7 из 18»."""
    if any(code not in room.house.questionnaires for code in run.draft.codes):
        return ""
    questionnaire = questionnaire_for(room.house, run.draft.codes)
    if not fits(questionnaire, run.draft):
        return ""
    asked = question(questionnaire, run.draft, Choices(today=room.today))
    if asked is None:
        return _(", everything is answered, not sent")
    return _(", question {position} of {total}").format(position=asked.position, total=asked.total)
