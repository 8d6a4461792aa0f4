"""Say what a request for help is about, how far it is, and who reads it."""

from collections.abc import Iterable

from handlers.screen import Room
from handlers.texts.moments import moment
from handlers.texts.role_names import role_name
from handlers.texts.speech import _
from handlers.texts.words import h, name_of
from mentoring.help_request import HelpRequest, HelpState, HelpTopic
from mentoring.ids import PersonId


def topic_words(topic: HelpTopic) -> str:
    """Name a topic."""
    return {
        HelpTopic.PAIR: _("My pair"),
        HelpTopic.MEETINGS: _("Meetings"),
        HelpTopic.DATA: _("My data"),
        HelpTopic.WELLBEING: _("Wellbeing and safety"),
        HelpTopic.OTHER: _("Something else"),
        HelpTopic.CONCERN: _("Somebody worries about this person"),
    }[topic]


def state_words(request: HelpRequest) -> str:
    """Say how far a request is."""
    return {
        HelpState.ASKED: _("waits for an answer"),
        HelpState.TAKEN: _("somebody looks after it"),
        HelpState.ANSWERED: _("answered"),
        HelpState.CLOSED: _("closed"),
    }[request.state]


def lines_to_call(room: Room) -> str:
    """Name the numbers that answer at any hour: those of the settings."""
    rules = room.house.rules
    text = _(
        "In danger, call {emergency}. To talk to somebody now: {helpline}, free and anonymous."
    )
    return text.format(emergency=h(rules.emergency), helpline=h(rules.helpline))


async def named(room: Room, people: Iterable[PersonId]) -> str:
    """Name people with what they are: «Ольга Сергеевна (куратор)»."""
    found = []
    for each in people:
        person = await room.tx.people.person(each)
        roles = sorted(await room.tx.people.roles_of(each))
        what = ", ".join(role_name(role) for role in roles)
        who = name_of(person) if person and person.name else ""
        found.append(f"{who} ({what})" if who and what else who or what)
    return ", ".join(each for each in found if each)


def asked_when(room: Room, request: HelpRequest) -> str:
    """Say when a request was made."""
    return moment(room, request.asked_at)
