"""Word what the screens of people who ask by themselves share: topics, cards, terms."""

from handlers.callbacks.pleas import ByMyself
from handlers.choices_pleas import COLLEAGUES, LEARNERS
from handlers.choices_wishes import CARD
from handlers.screen import Button, Room
from handlers.texts.match_parts import option_words
from handlers.texts.moments import moment
from handlers.texts.pair_parts import button, short
from handlers.texts.speech import _
from handlers.texts.words import h, name_of, one_line
from mentoring.answers import answers_of, subjects_of
from mentoring.applications import Participation, Side
from mentoring.occupations import MENTORS, is_learner
from mentoring.permits import any_minor
from mentoring.pleading.listing import ready_side
from mentoring.pleas import Plea

LINE, QUESTION = 120, 500


async def own(room: Room, side: Side) -> Participation | None:
    """Return the reader's ready side."""
    person = room.reader.person
    return await ready_side(room.tx, person.id, side) if person else None


def topic_words(room: Room, topic: str | None) -> str:
    """Name a topic as mentors tick it, not escaped; whatever is in no list is «another»."""
    for key in (COLLEAGUES, LEARNERS) if topic else ():
        asked = room.house.questionnaires[MENTORS].step(key)
        if asked and topic in {each.code for each in asked.options}:
            return option_words(room.house.questionnaires, MENTORS, key, [str(topic)])
    return _("another topic")


def mode_words(mode: str | None) -> str:
    """Say how somebody would rather talk."""
    return {"in_person": _("in person"), "online": _("online")}.get(mode or "", _("either way"))


async def mentor_lines(room: Room, mentor: Participation) -> list[str]:
    """Say what others read of a mentor of the list; of one under age no name."""
    person = await room.tx.people.person(mentor.person_id)
    shown = answers_of(mentor, CARD)
    named = not shown or "name" in shown
    if named and not await any_minor(room.tx, [mentor.person_id]):
        title = name_of(person)
    else:
        title = h(nameless(mentor))
    lines = [f"<b>{title}</b>"]
    if subjects := subjects_of(mentor):
        lines.append(
            _("Subjects: {subjects}").format(subjects=h(one_line(", ".join(subjects), LINE)))
        )
    if not shown or "competences" in shown:
        lines += _helps(room, mentor)
    return lines


async def label_of(room: Room, mentor: Participation) -> str:
    """Name a mentor of the list on a button: a name where it may be read, else what they teach."""
    shown = answers_of(mentor, CARD)
    person = await room.tx.people.person(mentor.person_id)
    hidden = (bool(shown) and "name" not in shown) or await any_minor(room.tx, [mentor.person_id])
    subject = next(iter(subjects_of(mentor)), "")
    if hidden or person is None or not person.name:
        return nameless(mentor)
    return f"{short(person)} · {subject}" if subject else short(person)


def nameless(who: Participation) -> str:
    """Name somebody by a number and a class or subject."""
    group = who.profile.get("class_group")
    more = str(group) if group else next(iter(subjects_of(who)), "")
    number = _("No. {number}").format(number=who.id)
    return f"{number} · {more}" if more else number


async def asker_line(room: Room, asker: Participation) -> str:
    """Say who wishes for a mentor, escaped: of somebody under age only a class."""
    if is_learner(asker) or await any_minor(room.tx, [asker.person_id]):
        return h(nameless(asker))
    return name_of(await room.tx.people.person(asker.person_id))


def until_line(room: Room, plea: Plea) -> str:
    """Say until when something is asked, escaped."""
    return _("Until {when}").format(when=h(moment(room, plea.due_at)))


def to_hub() -> Button:
    """Offer the way back to what one can do by oneself."""
    return button(_("Questions and the list"), ByMyself())


def _helps(room: Room, mentor: Participation) -> list[str]:
    said = [
        option_words(room.house.questionnaires, MENTORS, key, answers_of(mentor, key))
        for key in (COLLEAGUES, LEARNERS)
        if answers_of(mentor, key)
    ]
    words = ", ".join(each for each in said if each)
    return [_("Can help with: {what}").format(what=h(one_line(words, LINE)))] if words else []
