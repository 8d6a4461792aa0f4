"""Word what wishes lay on the desk: a request that has changed, somebody in doubt."""

from handlers.callbacks.pairing import PersonCard
from handlers.callbacks.wishes import ChangedRequest
from handlers.screen import Button, Room, Screen, ScreenFn
from handlers.texts.pair_parts import button, menu, number
from handlers.texts.speech import _
from handlers.texts.task_words import TaskWords
from handlers.texts.words import h, name_of, one_line
from mentoring.confidants import may_read
from mentoring.delivery import Args
from mentoring.ids import ParticipationId
from mentoring.office import Task, TaskKind
from mentoring.wishing.requests import REQUEST

SHOWN = 500


async def wish_request(room: Room, args: Args) -> Screen | None:
    """Show the old request and the new one; a human decides what stands in the answers."""
    about = ParticipationId(number(args, "participation"))
    found = await room.tx.participations.get(about)
    if found is None or not await may_read(room.tx, room.reader, found.person_id):
        return None
    person = await room.tx.people.person(found.person_id)
    aside = await room.tx.wishes.aside(about)
    words = aside.request if aside else None
    lines = ["<b>" + _("The request has changed") + "</b>", name_of(person)]
    old = found.profile.get(REQUEST)
    if isinstance(old, str) and old:
        lines.append(_("In the questionnaire: “{words}”").format(words=h(one_line(old, SHOWN))))
    if not words:
        lines.append(_("This is settled."))
        return Screen("\n".join(lines), ((_card(about),), menu()))
    lines.append(_("Now: “{words}”").format(words=h(one_line(words, SHOWN))))
    lines.append(_("Talk to the person first: the mentor will read it."))
    take = ChangedRequest(participation=about, act="take")
    leave = ChangedRequest(participation=about, act="leave")
    return Screen(
        "\n".join(lines),
        (
            (button(_("Enter the new request"), take),),
            (button(_("Leave the old one"), leave),),
            (_card(about),),
            menu(),
        ),
    )


def _card(about: ParticipationId) -> Button:
    return button(_("Card"), PersonCard(participation=about))


def _about(task: Task) -> ParticipationId:
    return ParticipationId(int(task.subject["participation"]))


TASKS: dict[str, TaskWords] = {
    TaskKind.REQUEST_CHANGED: TaskWords(
        happened=lambda: _("{who} says that the request has changed"),
        advice=lambda: _("A short talk helps; then the request can be entered."),
        own=lambda: _("a changed request"),
        leads=lambda task: (
            button(_("Read the request"), ChangedRequest(participation=_about(task))),
        ),
    ),
    TaskKind.DOUBTING: TaskWords(
        happened=lambda: _("{who} would like a call about taking part"),
        advice=lambda: _("Nothing is decided: answer the questions, and do not persuade."),
        own=lambda: _("a call about taking part"),
        leads=lambda task: (_card(_about(task)),),
    ),
}
SCREENS: dict[str, ScreenFn] = {"wish_request": wish_request}
PUSHED: frozenset[str] = frozenset()
