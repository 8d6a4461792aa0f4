"""Word a questionnaire: the open question, an answer not taken, a stale press, a pause."""

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.questionnaire import GoTo, Show
from handlers.callbacks.start import Begin
from handlers.choices import choices_for
from handlers.screen import Button, Room, Screen, ScreenFn
from handlers.texts.answers import answer_words, named
from handlers.texts.help_button import help_for
from handlers.texts.inputs import sentence
from handlers.texts.question_rows import Layout
from handlers.texts.speech import _, ngettext, pgettext, said
from handlers.texts.words import h, limit
from mentoring.delivery import Args
from mentoring.filling import JOIN, PROFILE, questionnaire_for
from mentoring.ids import RunId
from mentoring.naming import LETTERS, people_named
from mentoring.people import Person
from mentoring.questionnaire import Kind, Question, Questionnaire, minutes, question
from mentoring.questionnaire.route import options_of
from mentoring.runs import Run, RunState

SHOWN = 600
"""How much of an earlier answer a question shows."""

HINTED = 12
ASKING_FOR_HELP = frozenset({"help", "third_party"})
"""Purposes whose questions lead to help already, or are about somebody else."""


async def question_screen(room: Room, args: Args) -> Screen | None:
    """Show the open question of a run, with a line on what was not taken."""
    run = await open_run(room, args)
    if run is None:
        return over(room)
    questionnaire = questionnaire_for(room.house, run.draft.codes)
    asked = question(questionnaire, run.draft, await choices_for(room.tx, room.house, run))
    if asked is None:
        return all_answered(run)
    found = await _found(room, asked)
    note = sentence(str(args["note"]), args) if args.get("note") else ""
    lines = [note, _title(questionnaire, asked), *await _lines(room, run, asked, found)]
    ways = () if run.purpose in ASKING_FOR_HELP else help_for(room)
    help_ = tuple(each for row in ways for each in row)
    layout = Layout(run, asked, int(args.get("page") or 0), found, help_)
    return Screen("\n".join(line for line in lines if line), layout.rows())


async def refused_answer(room: Room, args: Args) -> Screen | None:
    """Say why a typed answer was not taken; the next message is read as another try."""
    run = await open_run(room, args)
    if run is None:
        return over(room)
    again = Button(_("Show the question"), Show(run=run.id).pack())
    return Screen(sentence(str(args.get("note")), args), ((again,), *help_for(room)))


async def stale_question(room: Room, args: Args) -> Screen | None:
    """Answer a press for a question that is answered already: what was said, and the way on."""
    run = await open_run(room, args)
    if run is None:
        return over(room)
    key = str(args.get("key"))
    questionnaire = questionnaire_for(room.house, run.draft.codes)
    step, given = questionnaire.step(key), run.draft.answers.get(key)
    rows = [(Button(_("To the current question"), Show(run=run.id).pack()),)]
    text = _("Another question is open now.")
    if step is not None and given is not None:
        choices = await choices_for(room.tx, room.house, _at(run, key))
        people = await named(room, given)
        said = answer_words(step, given, options_of(step, choices), people)
        text = pgettext("adult", "You have answered this question already: “{answer}”.").format(
            answer=h(limit(said, SHOWN))
        )
        rows.append((Button(_("Change the answer"), GoTo(run=run.id, key=key).pack()),))
    now = await _now(room, run)
    return Screen(f"{text} {now}".strip(), (*rows, *help_for(room)))


async def paused(room: Room, args: Args) -> Screen | None:
    """Say that a draft waits for its person."""
    run = await open_run(room, args)
    if run is None:
        return over(room)
    text = _("<b>The questionnaire waits</b>\nYour answers are kept. Come back on any day.")
    rows = [(Button(_("Continue the questionnaire"), Show(run=run.id).pack()),)]
    if run.purpose == JOIN:
        rows.append((Button(_("Choose another role"), Begin(to="role").pack()),))
    return Screen(text, (*rows, *help_for(room), menu_row()))


async def dropped(room: Room, _args: Args) -> Screen:
    """Say that a small dialog ended without an effect."""
    return Screen(_("All right, nothing has changed."), (*help_for(room), menu_row()))


async def words_only(room: Room, args: Args) -> Screen | None:
    """Say of a voice, a picture or a file that only text is read here; the question waits."""
    text = _what_came(str(args.get("what")))
    run = await open_run(room, args)
    if run is None:
        return Screen(text, (*help_for(room), menu_row()))
    waits = _("The question waits: a button or a few words will do.")
    again = Button(_("Show the question"), Show(run=run.id).pack())
    return Screen(f"{text} {waits}", ((again,), *help_for(room)))


def _what_came(kind: str) -> str:
    words = {
        "voice": _("I cannot listen yet: so far I read text only."),
        "video_note": _("I cannot watch yet: so far I read text only."),
        "sticker": _("A nice sticker! As an answer I can only read text."),
        "contact": _("A contact is no answer here."),
        "location": _("A place on the map is no answer here."),
        "document": _("I do not read files here."),
    }
    words |= {"audio": words["voice"], "video": words["video_note"], "venue": words["location"]}
    return words.get(kind) or _("So far I only read text and buttons.")


def over(room: Room) -> Screen:
    """Say that a questionnaire is closed already."""
    text = _("This questionnaire is finished already.")
    return Screen(text, (*help_for(room), menu_row()))


def all_answered(run: Run) -> Screen:
    """Lead from the last question to the summary."""
    return Screen(
        _("All questions are answered."),
        ((Button(_("Look at the answers"), Show(run=run.id).pack()),),),
    )


def menu_row() -> tuple[Button, ...]:
    """Return the way out."""
    return (Button(_("Menu"), MenuTo(to="menu").pack()),)


async def open_run(room: Room, args: Args) -> Run | None:
    """Return the reader's own open run that a reply names."""
    run = await room.tx.runs.get(RunId(int(args.get("run") or 0)))
    if run is None or run.state is not RunState.OPEN or run.account_id != room.reader.account.id:
        return None
    return run


def title_of(questionnaire: Questionnaire) -> str:
    """Return what a questionnaire is called; for both roles it is one."""
    if questionnaire.combined:
        return _("Participant's questionnaire")
    return h(said(questionnaire.title))


def _title(questionnaire: Questionnaire, asked: Question) -> str:
    if asked.total == 1:
        return ""
    title = _("{title} · {position} of {total}").format(
        title=title_of(questionnaire), position=asked.position, total=asked.total
    )
    return f"<b>{title}</b>"


async def _lines(room: Room, run: Run, asked: Question, found: list[Person]) -> list[str]:
    step = asked.step
    lines = [h(said(step.text))]
    if asked.option is not None:
        lines.insert(0, f"<b>{h(said(asked.option.text))}</b>")
    lines.append(_intro(room, run))
    lines += [f"<i>{h(said(each))}</i>" for each in (step.hint, step.warning) if each]
    if step.warns:
        lines.append("<i>" + _("No names, phones or birth dates, please.") + "</i>")
    lines += _hints(asked)
    if step.other is not None and not asked.options:
        lines.append(_("Please write your answer as a message."))
    lines.append(await _before(room, asked))
    if step.kind is Kind.PERSON:
        lines.append(_about_search(asked, found))
    return lines


def _intro(room: Room, run: Run) -> str:
    """Say on the first screen how to answer and how long it takes, all that is asked together."""
    questionnaire = questionnaire_for(room.house, run.draft.codes)
    if run.draft.changed or run.purpose == PROFILE or questionnaire.intro is None:
        return ""
    n = minutes(questionnaire)
    time = ngettext("It takes about {n} minute.", "It takes about {n} minutes.", n).format(n=n)
    return f"<i>{h(said(questionnaire.intro))} {time}</i>"


def _hints(asked: Question) -> list[str]:
    """Explain options that need it, under the question: a button is too short for that."""
    return [
        f"• {h(said(option.text))}: {h(said(option.hint))}"
        for option in asked.options[:HINTED]
        if option.hint
    ]


async def _before(room: Room, asked: Question) -> str:
    if asked.value is None or (asked.step.is_picked and asked.step.kind is not Kind.PERSON):
        return ""
    people = await named(room, asked.value)
    said = answer_words(asked.step, asked.value, asked.options, people)
    return pgettext("adult", "Your answer: {answer}").format(answer=h(limit(said, SHOWN)))


def _about_search(asked: Question, found: list[Person]) -> str:
    if not asked.typed:
        return ""
    if found:
        return _("Choose a card, or write the name once more.")
    if max(map(len, asked.typed.split())) < LETTERS:
        return _("At least three letters of the surname are needed to look for a person.")
    return _("Nobody of this name is here yet. The curator can find out who it is.")


async def _found(room: Room, asked: Question) -> list[Person]:
    if asked.step.kind is not Kind.PERSON or not asked.typed:
        return []
    return await people_named(room.tx, room.reader, asked.step.id, asked.typed)


async def _now(room: Room, run: Run) -> str:
    questionnaire = questionnaire_for(room.house, run.draft.codes)
    asked = question(questionnaire, run.draft, await choices_for(room.tx, room.house, run))
    if asked is None:
        return _("All questions are answered.")
    return _("Now it is question {position} of {total}.").format(
        position=asked.position, total=asked.total
    )


def _at(run: Run, key: str) -> Run:
    return run.model_copy(update={"draft": run.draft.model_copy(update={"at": key})})


SCREENS: dict[str, ScreenFn] = {
    "question": question_screen,
    "question_refused": refused_answer,
    "question_stale": stale_question,
    "run_paused": paused,
    "run_dropped": dropped,
    "words_only": words_only,
}
