"""Word what is stored about a person, why and who sees it; hand it over; erase it."""

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.privacy import EraseData, TakeData
from handlers.screen import Button, File, Room, Screen, ScreenFn
from handlers.texts.moments import day_of_year
from handlers.texts.own_data import as_json, as_text
from handlers.texts.questionnaire import menu_row
from handlers.texts.speech import _, ngettext, pgettext
from handlers.texts.start import curator
from handlers.texts.words import h, limit
from mentoring.delivery import Args
from mentoring.people import Account, Person, Wish
from mentoring.privacy import Stored, stored_about

SHOWN = 100


async def mydata(room: Room, _args: Args) -> Screen:
    """Show what is stored, why, and who can see it."""
    stored = await stored_about(room.tx, room.reader)
    lines = [
        "<b>" + pgettext("adult", "What is stored about you") + "</b>",
        *_account(room, stored.account),
    ]
    if stored.person is not None:
        lines += _person(stored.person)
    lines += [*_counts(stored), *_why(room)]
    return Screen(
        "\n".join(lines),
        (
            (Button(_("Get it as a file"), TakeData(kind="both").pack()),),
            menu_row(),
            (Button(_("Erase everything"), EraseData(sure=False).pack()),),
        ),
    )


async def mydata_text(room: Room, _args: Args) -> Screen:
    """Hand over everything as a text to read."""
    content = (await as_text(room)).encode()
    return Screen(_("All your data, to read."), file=File("mydata.txt", content))


async def mydata_json(room: Room, _args: Args) -> Screen:
    """Hand over the same for machines."""
    content = (await as_json(room)).encode()
    return Screen(_("The same for programs."), (menu_row(),), File("mydata.json", content))


async def erase_sure(_room: Room, _args: Args) -> Screen:
    """Ask once more, saying what happens."""
    text = _(
        "<b>Erase everything?</b>\n"
        "Name, contact and answers go at once and cannot be brought back. "
        "A pair comes to its end, a group goes on; the others learn no reasons. "
        "Only the proof of the consent stays, as the law asks."
    )
    return Screen(
        text,
        (
            (Button(_("Leave as it is"), MenuTo(to="mydata").pack()),),
            (Button(_("Yes, erase everything"), EraseData(sure=True).pack()),),
        ),
    )


async def erased(_room: Room, _args: Args) -> Screen:
    """Say goodbye."""
    text = _("<b>Everything is erased</b>\nThank you. To begin anew on any day: /start")
    return Screen(text)


def wish_words(wish: Wish | None) -> str:
    """Say which side a person wishes to take."""
    if wish is None:
        return "—"
    return {
        Wish.MENTOR: _("mentor"),
        Wish.MENTEE: _("mentee"),
        Wish.BOTH: _("both"),
    }[wish]


def _account(room: Room, account: Account) -> list[str]:
    since = day_of_year(account.created_at.astimezone(room.zone).date())
    age = {True: _("18 or older"), False: _("under 18"), None: "—"}[account.adult]
    return [
        _("Number in the messenger: {id}, language: {language}, since {day}").format(
            id=account.external_id, language=h(account.language), day=since
        ),
        _("Role: {role}, age group: {age}").format(role=wish_words(account.wish), age=age),
    ]


def _person(person: Person) -> list[str]:
    born = day_of_year(person.birth_date) if person.birth_date else "—"
    return [
        _("Name: {name}").format(name=h(limit(person.name or "—", SHOWN))),
        _("Date of birth: {day}").format(day=born),
        _("Contact: {contact}").format(
            contact=h(", ".join(filter(None, (person.contact, person.phone))) or "—")
        ),
    ]


def _counts(stored: Stored) -> list[str]:
    answers = sum(len(each.profile) for each in stored.participations)
    answers += sum(len(run.draft.answers) for run in stored.runs)
    counted = [
        ngettext("{n} answer", "{n} answers", answers).format(n=answers),
        ngettext("{n} pair", "{n} pairs", len(stored.pairs)).format(n=len(stored.pairs)),
        ngettext("{n} meeting", "{n} meetings", len(stored.meetings)).format(
            n=len(stored.meetings)
        ),
        ngettext("{n} consent record", "{n} consent records", len(stored.consents)).format(
            n=len(stored.consents)
        ),
    ]
    return [_("Also: {list}. The file shows them in full.").format(list=", ".join(counted))]


def _why(room: Room) -> list[str]:
    term = room.house.rules.newcomer_term.days
    if room.reader.person is None:
        return [
            _("Why: to lead you to the consent. Without it, it is erased within {n} days.").format(
                n=term
            )
        ]
    return [
        _("Why: to find a pair and to run the programme."),
        _("All of it is seen by {curator}; your pair sees name, subject and request.").format(
            curator=curator(room)
        ),
    ]


SCREENS: dict[str, ScreenFn] = {
    "mydata": mydata,
    "mydata_text": mydata_text,
    "mydata_json": mydata_json,
    "erase_sure": erase_sure,
    "erased": erased,
}
