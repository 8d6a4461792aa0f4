"""List the consents that concern somebody and their children: what, since when, which version."""

from handlers.callbacks.consent import ReadConsent, Revoke, TakeRegister
from handlers.callbacks.menu import MenuTo
from handlers.screen import Button, Room, Screen, ScreenFn
from handlers.texts.consent_words import kind_words, state_words
from handlers.texts.help_button import help_for
from handlers.texts.moments import day_of_year
from handlers.texts.questionnaire import menu_row
from handlers.texts.speech import _
from handlers.texts.waiting import code as code_words
from handlers.texts.words import h
from mentoring import consent as kinds
from mentoring.ages import ADULT
from mentoring.consent import ADMITTING, ConsentStep, Standing
from mentoring.consent_kinds import FOR_CHILD, concerning, may_give
from mentoring.consent_terms import lasts_longer
from mentoring.delivery import Args
from mentoring.ids import PersonId
from mentoring.permits import age_of

Lines = list[str]


async def consent_state(room: Room, _args: Args) -> Screen | None:
    """Show every kind with its state, and what can be done about each."""
    person = room.reader.person
    if person is None:
        return None
    newest = await _purposes(room)
    lines = ["<b>" + _("Consents") + "</b>"]
    rows: list[tuple[Button, ...]] = []
    standing = await room.tx.consents.standing(person.id)
    if standing.last or not await room.tx.guardians.children_of(person.id):
        may = may_give(standing, age_of(standing, room.today))
        own, pressed = await _kinds(room, standing, may, 0, newest, 1)
        lines, rows = [*lines, *own], [*rows, *pressed]
    for guardian in await room.tx.guardians.children_of(person.id):
        child = await room.tx.consents.standing(guardian.child_id)
        if age_of(child, room.today) >= ADULT:
            continue
        lines += ["", await _child(room, guardian.child_id)]
        theirs, pressed = await _kinds(
            room, child, FOR_CHILD, guardian.child_id, newest, len(rows) + 1
        )
        lines, rows = [*lines, *theirs], [*rows, *pressed]
    if room.reader.is_curator:
        rows.append((Button(_("Register of consents"), TakeRegister().pack()),))
        rows.append((Button(_("What may be published"), MenuTo(to="publishable").pack()),))
        rows.append((Button(_("Acts of destruction"), MenuTo(to="acts").pack()),))
    return Screen("\n".join(lines), (*rows, *help_for(room), menu_row()))


async def _kinds(
    room: Room,
    standing: Standing,
    may: frozenset[str],
    child: int,
    newest: dict[str, int],
    first: int,
) -> tuple[Lines, list[tuple[Button, ...]]]:
    """Return the lines of one person's kinds and a row of buttons for each."""
    lines: Lines = []
    rows: list[tuple[Button, ...]] = []
    longer = await _to_extend(room, standing)
    for n, code in enumerate(await concerning(room.tx, standing), first):
        state = state_words(room, standing, code, newest.get(code, 1))
        lines.append(f"{n}. {kind_words(code)}: {state}")
        read = ReadConsent(code=code, person=child).pack()
        holds = standing.holds(code, room.today, newest.get(code, 1))
        if code not in may or code == kinds.NOTICE:
            rows.append((Button(_("{n}. Read").format(n=n), read),))
        elif holds:
            away = Revoke(sure=False, code=code, person=child).pack()
            label = _("{n}. Read and extend") if code in longer else _("{n}. Read")
            rows.append(
                (
                    Button(label.format(n=n), read),
                    Button(_("{n}. Revoke").format(n=n), away),
                )
            )
        else:
            rows.append((Button(_("{n}. Read and give").format(n=n), read),))
    return [*lines, *_after_revoking(room, standing)], rows


def _after_revoking(room: Room, standing: Standing) -> Lines:
    """Say what happens after the end of what admits, and until when it can be mended."""
    ended = [
        each.at
        for code, each in standing.last.items()
        if code in ADMITTING and each.step is ConsentStep.REVOKED
    ]
    if not ended:
        return []
    until = (max(ended) + room.house.rules.erasure_term).astimezone(room.zone).date()
    return [
        _(
            "Reminders have stopped, the data will be erased by {until}. "
            "Giving the consent again before that brings everything back."
        ).format(until=day_of_year(until))
    ]


async def _to_extend(room: Room, standing: Standing) -> set[str]:
    """Name the kinds that would last longer if they were given again today."""
    texts = await room.tx.consents.texts()
    last = standing.last
    return {each.code for each in texts if lasts_longer(each, last.get(each.code), room.today)}


async def _purposes(room: Room) -> dict[str, int]:
    return {text.code: text.purpose for text in await room.tx.consents.texts()}


async def _child(room: Room, child: PersonId) -> str:
    """Name a child as the family knows it, by the code before there is a name."""
    person = await room.tx.people.person(child)
    enrolment = await room.tx.enrolments.of_person(child)
    name = person.name if person and person.name else None
    known = name or (code_words(enrolment) if enrolment else _("child"))
    return "<b>" + h(known) + "</b>"


SCREENS: dict[str, ScreenFn] = {"consent_state": consent_state}
