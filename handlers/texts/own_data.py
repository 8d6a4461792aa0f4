"""Write down all that is stored about one person: for reading, and the same as JSON.

Only the person's own data: other people of a pair or a meeting are left out.
"""

import json
from collections.abc import Sequence
from typing import cast

from handlers.choices import all_choices_for, profile_choices
from handlers.screen import Room
from handlers.texts.answers import answer_words, named
from handlers.texts.consent_words import kind_words
from handlers.texts.moments import day_of_year, moment
from handlers.texts.own_events import own_events_json, own_events_lines
from handlers.texts.own_goals import own_goals_json, own_goals_lines
from handlers.texts.own_orders import own_orders_json, own_orders_lines
from handlers.texts.own_papers import own_papers_json, own_papers_lines
from handlers.texts.own_pleas import own_pleas_json, own_pleas_lines
from handlers.texts.own_rules import own_rules_json, own_rules_lines, pair_line
from handlers.texts.own_side import who_lines
from handlers.texts.own_steps import own_steps_json, own_steps_lines
from handlers.texts.own_trail import besides, complaints, looks, trail
from handlers.texts.own_waiting import own_waiting_json, own_waiting_lines
from handlers.texts.own_wishes import own_wishes_json, own_wishes_lines
from handlers.texts.publishing import items_words
from handlers.texts.self_check import own_checks_json, own_checks_lines
from handlers.texts.speech import _, locale, pgettext
from mentoring.consent import ConsentStep
from mentoring.family import PARENT
from mentoring.joining import as_answers, code_of
from mentoring.looking_back import AFTER
from mentoring.privacy import Stored, stored_about
from mentoring.questionnaire import Choices, Value
from mentoring.questionnaire.definition import Questionnaire
from mentoring.questionnaire.route import options_of, repeated
from mentoring.record import Record
from mentoring.runs import Run

Json = dict[str, object]

ON_SERVER = {"birth_date", "phone", "contact"}
"""What a chat without names does not hold; the name is a code there."""

OTHERS_HANDS = {"given_by", "noted_by"}
"""Who gave or noted a consent for somebody is another person."""

OF_CHILD = {"person_id"}

ASKED = ("topic", "urgent", "state", "words", "answer", "asked_at", "answered_at", "closed_at")


async def as_json(room: Room) -> str:
    """Return everything as JSON."""
    stored = await stored_about(room.tx, room.reader)
    person = stored.person.id if stored.person else None
    everything = {
        **(without_names(facts(stored)) if room.organisation.pseudonymous else facts(stored)),
        **await own_events_json(room, person),
        **await own_steps_json(room, person),
        **await own_wishes_json(room, person),
        **await own_papers_json(room, person),
        **await own_rules_json(room, stored.pairs, person),
        **await own_orders_json(room, stored.pairs, person),
        **await own_goals_json(room, stored.pairs, person),
        **await own_pleas_json(room, person),
        "waiting": await own_waiting_json(room, person),
        "self_checks": await own_checks_json(room, person),
    }
    return json.dumps(everything, ensure_ascii=False, indent=2, default=str)


def facts(stored: Stored) -> Json:
    """Return the stored facts as plain values; nobody else is named in them."""
    return {
        "account": stored.account.model_dump(mode="json", exclude={"organisation_id"}),
        "person": stored.person.model_dump(mode="json") if stored.person else None,
        "consents": [
            each.model_dump(mode="json", exclude=OTHERS_HANDS) for each in stored.consents
        ],
        "participations": [each.model_dump(mode="json") for each in stored.participations],
        "open_questionnaires": [
            {"purpose": run.purpose, "answers": run.draft.answers} for run in stored.runs
        ],
        **_together(stored),
        "feedback": [each.model_dump(mode="json") for each in stored.feedback],
        "tasks": _only(stored.tasks, "kind", "created_at", "done_at"),
        "journal": _only(stored.journal, "at", "verb"),
        "looks": _only(stored.looks, "at", "verb", "what", "times"),
        "expected": _only(stored.enrolments, "number", "group", "state", "created_at"),
        "roles": stored.roles,
        "children": _only(stored.children, "relation", "since", "checked_at", "news", "answers"),
        "consents_for_children": [
            each.model_dump(mode="json", exclude=OTHERS_HANDS | OF_CHILD) for each in stored.given
        ],
        "representatives": stored.representatives,
        "notes_of_needs": _only(stored.needs, "source", "directions", "words", "created_at"),
        "requests_for_help": _only(stored.help, *ASKED),
        "steps": _only(stored.steps, "kind", "state", "at"),
        "told_by_others": stored.told_by_others,
        "exchanges": _only(stored.exchanges, "state", "asked_at", "mentor_said", "closed_at"),
        "role_requests": _only(stored.role_requests, "role", "at", "decided_at", "granted"),
    }


def without_names(told: Json) -> Json:
    """Leave out of the facts what is kept on the server only."""
    person = told["person"]
    if isinstance(person, dict):
        told["person"] = {key: each for key, each in person.items() if key not in ON_SERVER}
    for taken in cast("list[Json]", told["participations"]):
        profile = cast("Json", taken["profile"])
        taken["profile"] = {key: each for key, each in profile.items() if key not in ON_SERVER}
    return told


def _together(stored: Stored) -> Json:
    """Return pairs and meetings with the person's own seat and answer only."""
    person = stored.person.id if stored.person else None
    return {
        "pairs": [
            {
                "number": pair.number,
                "form": pair.form,
                "state": pair.state,
                "ends_on": pair.ends_on.isoformat() if pair.ends_on else None,
                "my_seat": seat.model_dump(mode="json") if seat else None,
            }
            for pair in stored.pairs
            for seat in [pair.seat_of(person) if person else None]
        ],
        "meetings": [
            {
                "starts_at": meeting.starts_at.isoformat(),
                "place": meeting.place,
                "state": meeting.state,
                "my_answer": answer.model_dump(mode="json") if answer else None,
            }
            for meeting in stored.meetings
            for answer in [meeting.answer_of(person) if person else None]
        ],
    }


def _only(records: Sequence[Record], *fields: str) -> list[Json]:
    return [each.model_dump(mode="json", include=set(fields)) for each in records]


async def as_text(room: Room) -> str:
    """Return everything as lines to read."""
    stored = await stored_about(room.tx, room.reader)
    lines = [pgettext("adult", "What is stored about you"), room.organisation.name, ""]
    lines += _heading(room, stored)
    for participation in stored.participations:
        questionnaire = room.house.questionnaires[code_of(participation)]
        lines += ["", questionnaire.title.said(locale())]
        lines += await _answers(room, questionnaire, as_answers(participation.profile))
    for child in stored.children:
        for code in (PARENT, AFTER) if child.answers else ():
            questionnaire = room.house.questionnaires[code]
            lines += ["", questionnaire.title.said(locale())]
            lines += await _answers(room, questionnaire, as_answers(child.answers or {}))
    for run in stored.runs:
        lines += ["", _("A questionnaire that is not finished")]
        lines += await _draft(room, run)
    lines += _meetings(room, stored)
    lines += await own_events_lines(room, stored.person.id if stored.person else None)
    lines += await own_steps_lines(room, stored.person.id if stored.person else None)
    lines += await own_wishes_lines(room, stored.person.id if stored.person else None)
    lines += await own_papers_lines(room, stored.person.id if stored.person else None)
    lines += await own_rules_lines(room, stored.pairs, stored.person.id if stored.person else None)
    mine = stored.person.id if stored.person else None
    lines += await own_orders_lines(room, stored.pairs, mine)
    lines += await own_goals_lines(room, stored.pairs, stored.person.id if stored.person else None)
    lines += await own_pleas_lines(room, stored.person.id if stored.person else None)
    lines += await own_waiting_lines(room, stored.person.id if stored.person else None)
    lines += await own_checks_lines(room, stored.person.id if stored.person else None)
    lines += besides(stored)
    lines += trail(room, stored)
    lines += [*await looks(room, stored), "", complaints(room)]
    return "\n".join(lines) + "\n"


def names_elsewhere() -> str:
    """Say where the rest is when a chat holds codes only."""
    return _(
        "The name, and the phone and the birth date if the school has them, are not in the chat: "
        "the curator keeps them on the server and shows them on request."
    )


def _heading(room: Room, stored: Stored) -> list[str]:
    account = stored.account
    lines = [
        _("Number in the messenger: {id}").format(id=account.external_id),
        _("Stored since: {day}").format(day=moment(room, account.created_at)),
        *who_lines(room, stored),
    ]
    if stored.person is not None and room.organisation.pseudonymous:
        lines += [_("Code: {code}").format(code=stored.person.name), names_elsewhere()]
    elif stored.person is not None:
        contact = ", ".join(filter(None, (stored.person.contact, stored.person.phone)))
        lines.append(_("Name: {name}").format(name=stored.person.name or "—"))
        born = stored.person.birth_date
        lines.append(_("Date of birth: {day}").format(day=day_of_year(born) if born else "—"))
        lines.append(_("Contact: {contact}").format(contact=contact or "—"))
    consents = _("{kind}, version {version}: {step}, {when}")
    steps = {
        ConsentStep.GIVEN: _("given"),
        ConsentStep.REFUSED: _("refused"),
        ConsentStep.REVOKED: _("revoked"),
    }
    return lines + [
        consents.format(
            kind=kind_words(record.code),
            version=record.version,
            step=steps[record.step],
            when=moment(room, record.at),
        )
        + (f" ({items_words(room, record.items)})" if record.items else "")
        for record in (*stored.consents, *stored.given)
    ]


async def _draft(room: Room, run: Run) -> list[str]:
    lines: list[str] = []
    choices = await all_choices_for(room.tx, room.house, run)
    for code in run.draft.codes:
        questionnaire = room.house.questionnaires[code]
        known = {key: each for key, each in run.draft.answers.items() if questionnaire.step(key)}
        lines += await _answers(room, questionnaire, known, choices)
    return lines


async def _answers(
    room: Room,
    questionnaire: Questionnaire,
    answers: dict[str, Value],
    lists: Choices | None = None,
) -> list[str]:
    people, choices = await named(room, *answers.values()), lists or await profile_choices(room.tx)
    lines = []
    for key, value in answers.items():
        step = questionnaire.step(key)
        if step is not None:
            about = repeated(questionnaire, key, answers, choices)
            options = options_of(step, choices)
            label = step.label.said(locale())
            label += f" ({about.text.said(locale())})" if about else ""
            lines.append(f"{label}: {answer_words(step, value, options, people)}")
    return lines


def _meetings(room: Room, stored: Stored) -> list[str]:
    lines = [pair_line(pair) for pair in stored.pairs]
    lines += [
        _("Meeting: {when}").format(when=moment(room, each.starts_at)) for each in stored.meetings
    ]
    lines += [
        _("Marks for a meeting: usefulness {useful}, progress {progress}").format(
            useful=each.useful, progress=each.progress
        )
        for each in stored.feedback
    ]
    return ["", *lines] if lines else []
