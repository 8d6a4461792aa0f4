"""Word what became of one application: consents, steps, pairs, who changed what and when."""

from handlers.callbacks.pairing import PersonCard
from handlers.screen import Room, Screen, ScreenFn
from handlers.texts.base_words import dotted
from handlers.texts.card_answers import question_title
from handlers.texts.consent_words import kind_words
from handlers.texts.own_trail import verb_words
from handlers.texts.pair_parts import button, menu, number, short
from handlers.texts.pairs import state_name
from handlers.texts.speech import _, ngettext, pgettext
from handlers.texts.step_words import step_name
from handlers.texts.words import h, name_of
from mentoring.amending import VERB as AMENDED
from mentoring.consent import ConsentRecord
from mentoring.delivery import Args
from mentoring.history import History, history_of
from mentoring.ids import ParticipationId, PersonId
from mentoring.joining import code_of
from mentoring.office import JournalEntry
from mentoring.people import Person
from mentoring.promoting import MOVED
from mentoring.steps import StepState

CHANGES = 20
"""How many changes one screen shows, the newest."""


async def person_history(room: Room, args: Args) -> Screen | None:
    """Show the history of an application to a curator."""
    found = await room.tx.participations.get(ParticipationId(number(args, "participation")))
    if found is None or not room.reader.is_curator:
        return None
    history = await history_of(room.tx, room.reader, found)
    staff = {entry.by for entry in history.journal if entry.by is not None}
    people = await room.tx.people.persons({found.person_id, *staff})
    lines = [
        _("<b>History · {name}</b>").format(name=name_of(people.get(found.person_id))),
        *_section(_("Consents"), [_consent(room, each) for each in history.consents]),
        *_section(_("Steps"), _steps(room, history)),
        *_section(_("Pairs"), _pairs(room, history)),
        *_section(_("Class or group"), _classes(room, history, people)),
        *_section(_("Changes"), _changes(room, history, people)),
    ]
    if len(lines) == 1:
        lines.append(_("Nothing has happened yet."))
    back = (button(_("To the card"), PersonCard(participation=found.id)), *menu())
    return Screen("\n".join(lines), (back,))


def _section(title: str, lines: list[str]) -> list[str]:
    return ["", f"<b>{title}</b>", *lines] if lines else []


def _consent(room: Room, record: ConsentRecord) -> str:
    """Say which consent, what was done with it, when, how, until when."""
    done = {
        "given": pgettext("consent", "given"),
        "refused": pgettext("consent", "not given"),
        "revoked": pgettext("consent", "revoked"),
    }[record.step.value]
    told = [dotted(record.at.astimezone(room.zone).date()), f"{kind_words(record.code)}: {done}"]
    if record.paper is not None:
        paper = _("on paper No. {number} of {day}")
        told.append(paper.format(number=h(record.paper.number), day=dotted(record.paper.dated_on)))
    if record.expires_on is not None:
        told.append(_("until {day}").format(day=dotted(record.expires_on)))
    return ", ".join(told)


def _steps(room: Room, history: History) -> list[str]:
    said = {
        StepState.DONE: pgettext("step", "done"),
        StepState.EXCUSED: pgettext("step", "left out"),
        StepState.FAILED: pgettext("step", "not passed"),
    }
    return [
        f"{dotted(mark.at.astimezone(room.zone).date())}, {step_name(mark.kind)}: "
        f"{said[mark.state]}"
        for mark in history.marks
    ]


def _pairs(room: Room, history: History) -> list[str]:
    lines = []
    for pair in history.pairs:
        told = _("Pair No. {number}").format(number=pair.number)
        n = history.held.get(pair.id, 0)
        met = ngettext("{n} meeting held", "{n} meetings held", n).format(n=n)
        lines.append(f"{told}: {state_name(pair)}, {met}")
    return lines


def _changes(room: Room, history: History, people: dict[PersonId, Person]) -> list[str]:
    others = [entry for entry in history.journal if entry.verb != MOVED]
    return [_change(room, history, each, people) for each in others[-CHANGES:]]


def _classes(room: Room, history: History, people: dict[PersonId, Person]) -> list[str]:
    """Tell every class somebody was in, however much else has changed since."""
    moved = [entry for entry in history.journal if entry.verb == MOVED]
    return [_change(room, history, each, people) for each in moved]


def _change(
    room: Room, history: History, entry: JournalEntry, people: dict[PersonId, Person]
) -> str:
    day = dotted(entry.at.astimezone(room.zone).date())
    who = h(short(people.get(entry.by))) if entry.by is not None else ""
    return ", ".join(filter(None, (day, _what(room, history, entry), who)))


def _what(room: Room, history: History, entry: JournalEntry) -> str:
    subject = entry.subject
    if entry.verb == MOVED:
        was, now = h(subject.get("was")), h(subject.get("now"))
        return _("class {was} → {now}").format(was=was, now=now)
    if entry.verb == AMENDED:
        definition = room.house.questionnaires[code_of(history.who)]
        title = question_title(definition, str(subject.get("question")))
        return _("answer changed: {question}").format(question=title)
    return verb_words(entry.verb)


SCREENS: dict[str, ScreenFn] = {"person_history": person_history}
PUSHED: frozenset[str] = frozenset()
