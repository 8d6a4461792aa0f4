"""Word the answers of an application for a curator's card, without what is not theirs to read."""

from handlers.screen import Room
from handlers.texts.answers import answer_words, people_in
from handlers.texts.speech import _, locale
from handlers.texts.words import h, one_line
from mentoring.applications import Participation
from mentoring.confidants import may_read
from mentoring.confidence import may_read_wishes
from mentoring.joining import code_of
from mentoring.lists import stored_options
from mentoring.questionnaire import Questionnaire, Value
from mentoring.resolving import NAMING

ANSWER = 160
CARD = 3000


async def card_answers(room: Room, found: Participation) -> str:
    """Return the answers, a line each; private ones only for whoever may read them."""
    definition = room.house.questionnaires[code_of(found)]
    reads = await may_read(room.tx, room.reader, found.person_id)
    cards = {each for value in found.profile.values() for each in people_in(value)}
    people = await room.tx.people.persons(cards) if cards else {}
    wishes = await may_read_wishes(room.tx, room.reader, found)
    lines, hidden = [], not wishes
    for key, value in found.profile.items():
        step = definition.step(key)
        if step is None or key == "fio" or (key in NAMING and not wishes):
            continue
        kept: Value = tuple(value) if isinstance(value, list) else value
        if step.private and (not reads or _names_reader(room, kept)):
            hidden = True
            continue
        options = stored_options(step.source, room.organisation.kind)
        said = one_line(answer_words(step, kept, options, people), ANSWER)
        lines.append(f"{question_title(definition, key)}: {h(said)}")
    if hidden:
        lines.append(_("Some answers are private: somebody else reads them."))
    text = "\n".join(lines)
    return text if len(text) <= CARD else text[: text.rindex("\n", 0, CARD)] + "\n…"


def question_title(definition: Questionnaire, key: str) -> str:
    """Name a question as lists do; a repeated one with what it is about."""
    step = definition.step(key)
    title = step.label.said(locale()) if step else key
    of = key.partition(":")[2]
    each = definition.by_id.get(step.for_each) if step and step.for_each else None
    option = next((o for o in each.options if o.code == of), None) if each else None
    return h(f"{title} ({option.text.said(locale())})" if option else title)


def _names_reader(room: Room, value: Value) -> bool:
    """Tell whether an answer names whoever reads: nobody learns whose stop list they are on."""
    reader = room.reader.person
    return reader is not None and reader.id in people_in(value)
