"""Word what is stored about a person, why and who sees it; hand it over; erase it."""

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.privacy import EraseData, TakeData
from handlers.screen import Button, File, Room, Rows, Screen, ScreenFn
from handlers.texts.help_button import help_beside, help_for
from handlers.texts.moments import day_of_year
from handlers.texts.needs import needs_named
from handlers.texts.own_data import as_json, as_text, names_elsewhere
from handlers.texts.own_side import other_reasons, told_of, who_lines
from handlers.texts.own_trail import complaints
from handlers.texts.pair_parts import short
from handlers.texts.questionnaire import menu_row
from handlers.texts.speech import _, ngettext, pgettext
from handlers.texts.start import curator
from handlers.texts.words import h, limit
from mentoring.delivery import Args
from mentoring.family import Child, my_children
from mentoring.guarding import is_alone_for
from mentoring.looking_back import LOOKED_BACK
from mentoring.people import Person
from mentoring.privacy import Stored, stored_about

SHOWN = 100
SEEN = 5


async def mydata(room: Room, _args: Args) -> Screen:
    """Show what is stored, why, and who can see it."""
    stored = await stored_about(room.tx, room.reader)
    lines = [
        "<b>" + pgettext("adult", "What is stored about you") + "</b>",
        *_account(room, stored),
    ]
    if stored.person is not None:
        lines += _person(room, stored, stored.person)
        lines += await needs_named(room, stored.person.id)
    lines += [*_counts(stored), *_why(room, stored), *await _looked(room, stored)]
    lines += [complaints(room)]
    return Screen(
        "\n".join(lines),
        (
            (Button(_("Get it as a file"), TakeData(kind="both").pack()),),
            *_to_mend(stored),
            *help_for(room),
            menu_row(),
            _ending(room),
        ),
    )


async def mydata_text(room: Room, _args: Args) -> Screen:
    """Hand over everything as a text to read."""
    content = (await as_text(room)).encode()
    return Screen(_("All your data, to read."), file=File("mydata.txt", content))


async def mydata_json(room: Room, _args: Args) -> Screen:
    """Hand over the same for machines."""
    content = (await as_json(room)).encode()
    rows = (*help_for(room), menu_row())
    return Screen(_("The same for programs."), rows, File("mydata.json", content))


async def erase_sure(room: Room, _args: Args) -> Screen:
    """Ask once more, saying what happens."""
    text = _(
        "<b>Erase everything?</b>\n"
        "Name, contact and answers go at once and cannot be brought back. "
        "A pair comes to its end, a group goes on; the others learn no reasons. "
        "Only the proof of the consent stays, as the law asks."
    )
    children = await my_children(room.tx, room.reader)
    alone = [each for each in children if await _only(room, each)]
    if alone:
        text += "\n" + ngettext(
            "The child is left without you as the representative: everything of the child stops "
            "until another one consents. The curator learns of it.",
            "The children are left without you as the representative: everything of theirs stops "
            "until another one consents. The curator learns of it.",
            len(alone),
        )
    elif children:
        text += "\n" + ngettext(
            "The child goes on taking part, without you as the representative. "
            "To stop that too, revoke the consent for the child first: /consent",
            "The children go on taking part, without you as the representative. "
            "To stop that too, revoke the consents for them first: /consent",
            len(children),
        )
    return Screen(
        text,
        (
            (Button(_("Leave as it is"), MenuTo(to="mydata").pack()), *help_beside(room)),
            (Button(_("Yes, erase everything"), EraseData(sure=True).pack()),),
        ),
    )


async def erased(_room: Room, _args: Args) -> Screen:
    """Say goodbye."""
    text = _("<b>Everything is erased</b>\nThank you. To begin anew on any day: /start")
    return Screen(text)


def _ending(room: Room) -> tuple[Button, ...]:
    """Offer to erase; of staff the role ends first, and the press explains how."""
    text = _("Lay the role down") if room.reader.roles else _("Erase everything")
    return (Button(text, EraseData(sure=False).pack()),)


async def _only(room: Room, child: Child) -> bool:
    me = room.reader.person
    return me is not None and await is_alone_for(room.tx, me.id, child.person.id)


def _account(room: Room, stored: Stored) -> list[str]:
    account = stored.account
    since = day_of_year(account.created_at.astimezone(room.zone).date())
    return [
        _("Number in the messenger: {id}, language: {language}, since {day}").format(
            id=account.external_id, language=h(account.language), day=since
        ),
        *who_lines(room, stored),
    ]


def _person(room: Room, stored: Stored, person: Person) -> list[str]:
    if room.organisation.pseudonymous:
        return [_("Code: {code}").format(code=h(person.name)), names_elsewhere()]
    told = told_of(stored, person)
    born = day_of_year(told.birth_date) if told.birth_date else "—"
    return [
        _("Name: {name}").format(name=h(limit(told.name or "—", SHOWN))),
        _("Date of birth: {day}").format(day=born),
        _("Contact: {contact}").format(
            contact=h(", ".join(filter(None, (told.contact, told.phone))) or "—")
        ),
    ]


def _counts(stored: Stored) -> list[str]:
    answers = sum(len(each.profile) for each in stored.participations)
    answers += sum(len(run.draft.answers) for run in stored.runs)
    answers += sum(len(set(each.answers or {}) - {LOOKED_BACK}) for each in stored.children)
    consents = len(stored.consents) + len(stored.given)
    counted = [
        ngettext("{n} answer", "{n} answers", answers).format(n=answers),
        ngettext("{n} pair", "{n} pairs", len(stored.pairs)).format(n=len(stored.pairs)),
        ngettext("{n} meeting", "{n} meetings", len(stored.meetings)).format(
            n=len(stored.meetings)
        ),
        ngettext("{n} consent record", "{n} consent records", consents).format(n=consents),
    ]
    return [_("Also: {list}. The file shows them in full.").format(list=", ".join(counted))]


def _why(room: Room, stored: Stored) -> list[str]:
    term = room.house.rules.newcomer_term.days
    if room.reader.person is None:
        return [
            _("Why: to lead you to the consent. Without it, it is erased within {n} days.").format(
                n=term
            )
        ]
    if (reasons := other_reasons(stored)) and not stored.participations:
        seen = _("All of it is seen by {curator}.").format(curator=curator(room))
        return [*reasons, seen]
    if room.organisation.pseudonymous:
        seen = _("In the chat {curator} sees all of it; your pair sees code, subject and request.")
        why = _("Why: to find a pair and to run the programme.")
        return [why, seen.format(curator=curator(room))]
    return [
        _("Why: to find a pair and to run the programme."),
        _("All of it is seen by {curator}; your pair sees name, subject and request.").format(
            curator=curator(room)
        ),
    ]


def _to_mend(stored: Stored) -> Rows:
    """Offer to correct answers where there are any."""
    if not any(each.profile for each in stored.participations):
        return ()
    return ((Button(_("Correct something"), MenuTo(to="profile").pack()),),)


async def _looked(room: Room, stored: Stored) -> list[str]:
    """Say in one line who has looked; the file has it by days."""
    staff = list(dict.fromkeys(each.by for each in stored.looks if each.by is not None))
    if not staff:
        return []
    people = await room.tx.people.persons(set(staff[:SEEN]))
    names = ", ".join(short(people.get(each)) for each in staff[:SEEN])
    return [_("Who looked: {names}. By days in the file.").format(names=h(names))]


SCREENS: dict[str, ScreenFn] = {
    "mydata": mydata,
    "mydata_text": mydata_text,
    "mydata_json": mydata_json,
    "erase_sure": erase_sure,
    "erased": erased,
}
