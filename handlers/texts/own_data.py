"""Write down all that is stored about one person: for reading, and the same as JSON.

Only the person's own data: other people of a pair or a meeting are left out.
"""

import json

from handlers.choices import profile_choices
from handlers.screen import Room
from handlers.texts.answers import answer_words, named
from handlers.texts.moments import day_of_year, moment
from handlers.texts.own_trail import trail
from handlers.texts.speech import _, locale, pgettext
from mentoring.consent import ConsentStep
from mentoring.joining import SIDES, as_answers
from mentoring.privacy import Stored, stored_about
from mentoring.questionnaire import Option, Value
from mentoring.questionnaire.definition import Questionnaire
from mentoring.questionnaire.route import repeated
from mentoring.runs import Run

Json = dict[str, object]


async def as_json(room: Room) -> str:
    """Return everything as JSON."""
    stored = await stored_about(room.tx, room.reader)
    return json.dumps(facts(stored), ensure_ascii=False, indent=2, default=str)


def facts(stored: Stored) -> Json:
    """Return the stored facts as plain values."""
    person = stored.person.id if stored.person else None
    return {
        "account": stored.account.model_dump(mode="json", exclude={"organisation_id"}),
        "person": stored.person.model_dump(mode="json") if stored.person else None,
        "consents": [each.model_dump(mode="json") for each in stored.consents],
        "participations": [each.model_dump(mode="json") for each in stored.participations],
        "open_questionnaires": [
            {"purpose": run.purpose, "answers": run.draft.answers} for run in stored.runs
        ],
        "pairs": [
            {
                "number": pair.number,
                "form": pair.form,
                "state": pair.state,
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
        "feedback": [each.model_dump(mode="json") for each in stored.feedback],
        "tasks": [
            each.model_dump(mode="json", include={"kind", "created_at", "done_at"})
            for each in stored.tasks
        ],
        "journal": [
            each.model_dump(mode="json", include={"at", "verb"}) for each in stored.journal
        ],
    }


async def as_text(room: Room) -> str:
    """Return everything as lines to read."""
    stored = await stored_about(room.tx, room.reader)
    lines = [pgettext("adult", "What is stored about you"), room.organisation.name, ""]
    lines += _heading(room, stored)
    options = (await profile_choices(room.tx)).lists.get("forms", ())
    for participation in stored.participations:
        code = next(code for code, side in SIDES.items() if side is participation.side)
        questionnaire = room.house.questionnaires[code]
        lines += ["", questionnaire.title.said(locale())]
        lines += await _answers(room, questionnaire, as_answers(participation.profile), options)
    for run in stored.runs:
        lines += ["", _("A questionnaire that is not finished")]
        lines += await _draft(room, run)
    lines += _meetings(room, stored)
    lines += trail(room, stored)
    return "\n".join(lines) + "\n"


def _heading(room: Room, stored: Stored) -> list[str]:
    account = stored.account
    lines = [
        _("Number in the messenger: {id}").format(id=account.external_id),
        _("Stored since: {day}").format(day=moment(room, account.created_at)),
    ]
    if stored.person is not None:
        contact = ", ".join(filter(None, (stored.person.contact, stored.person.phone)))
        lines.append(_("Name: {name}").format(name=stored.person.name or "—"))
        born = stored.person.birth_date
        lines.append(_("Date of birth: {day}").format(day=day_of_year(born) if born else "—"))
        lines.append(_("Contact: {contact}").format(contact=contact or "—"))
    consents = _("Consent, version {version}: {step}, {when}")
    steps = {
        ConsentStep.GIVEN: _("given"),
        ConsentStep.REFUSED: _("refused"),
        ConsentStep.REVOKED: _("revoked"),
    }
    return lines + [
        consents.format(
            version=record.version, step=steps[record.step], when=moment(room, record.at)
        )
        for record in stored.consents
    ]


async def _draft(room: Room, run: Run) -> list[str]:
    lines: list[str] = []
    for code in run.draft.codes:
        questionnaire = room.house.questionnaires[code]
        known = {key: each for key, each in run.draft.answers.items() if questionnaire.step(key)}
        lines += await _answers(room, questionnaire, known, ())
    return lines


async def _answers(
    room: Room,
    questionnaire: Questionnaire,
    answers: dict[str, Value],
    options: tuple[Option, ...],
) -> list[str]:
    people = await named(room, *answers.values())
    lines = []
    for key, value in answers.items():
        step = questionnaire.step(key)
        if step is not None:
            about = repeated(questionnaire, key, answers, None)
            label = step.label.said(locale())
            label += f" ({about.text.said(locale())})" if about else ""
            lines.append(f"{label}: {answer_words(step, value, options, people)}")
    return lines


def _meetings(room: Room, stored: Stored) -> list[str]:
    lines = [_("Pair no. {n}").format(n=pair.number) for pair in stored.pairs]
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
