"""Word the menu, the help, the settings, and the ways out of nowhere."""

from handlers.callbacks.menu import MenuTo, ShowId, SpeakIn
from handlers.callbacks.questionnaire import Show
from handlers.callbacks.start import Begin
from handlers.screen import Button, Room, Rows, Screen, ScreenFn
from handlers.texts import (
    help_setup,
    organisations,
    pair_approvals,
    plea_rules,
    sharing,
    talk_hours,
    zones,
)
from handlers.texts.curator_menu import curator_rows, two_in_a_row
from handlers.texts.desk import held_notes
from handlers.texts.event_parts import events_row
from handlers.texts.family import family_rows
from handlers.texts.first_run import setup_button
from handlers.texts.help_button import help_for, help_row
from handlers.texts.incident import BEGIN
from handlers.texts.my_trials import talks_rows
from handlers.texts.pleas import pleas_rows
from handlers.texts.questionnaire import menu_row
from handlers.texts.speech import _, locale, pgettext
from handlers.texts.start import curator
from handlers.texts.training import training_rows
from handlers.texts.wishes import wishes_rows
from handlers.texts.words import h
from mentoring.applications import ParticipationState
from mentoring.delivery import Args
from mentoring.filling import JOIN


async def menu(room: Room, args: Args) -> Screen:
    """Show all that this person can do now; what may not have arrived stands first."""
    notes, opening = await held_notes(room, args)
    rows = [*opening, *await _staff(room), *await _participant(room)]
    if not room.reader.is_curator:
        rows += [*await events_row(room), *_everybody()]
    title = "<b>" + _("Mentoring · {name}").format(name=h(room.organisation.name)) + "</b>"
    return Screen(notes + title + "\n" + _("What shall we do?"), tuple(rows))


async def help_screen(room: Room, _args: Args) -> Screen:
    """Say what the bot can do, who the curator is, and the way out."""
    lines = [
        "<b>" + _("What I can do") + "</b>",
        _("I collect questionnaires, help to agree on meetings and remind of them."),
        _("Your pair: /pair. Meetings: /meetings. Your answers: /profile"),
        _("Your data and consent: /mydata, /consent"),
        _("To leave any dialog: /cancel. Everything else: /menu"),
        _("A question about the programme? Ask {curator}.").format(curator=curator(room)),
    ]
    if room.reader.is_curator:
        lines.insert(3, _("For curators: /report, /pairs, /people, /match, /announce, /invite"))
    return Screen("\n".join(lines), (help_row(), menu_row()))


async def settings(room: Room, _args: Args) -> Screen:
    """Show what can be chosen."""
    names = (("ru", "Русский"), ("en", "English"))
    languages = tuple(
        Button(
            ("• " if code == locale() else "") + name, SpeakIn(language=code, at="settings").pack()
        )
        for code, name in names
    )
    return Screen(
        "<b>" + _("Settings") + "</b>\n" + _("Which language shall I speak?"),
        (
            languages,
            *([(await setup_button(room),)] if room.reader.is_curator else []),
            *help_setup.settings_rows(room),
            *pair_approvals.settings_rows(room),
            *plea_rules.settings_rows(room),
            *await _own(room),
            *help_for(room),
            menu_row(),
        ),
    )


async def _own(room: Room) -> Rows:
    """Offer what everybody chooses for themself, two in a row."""
    rows = (
        *talk_hours.settings_rows(room),
        *zones.settings_rows(room),
        *await sharing.settings_rows(room),
        (Button(_("Show my number"), ShowId().pack()),),
        *await organisations.settings_rows(room),
    )
    return two_in_a_row([each for row in rows for each in row])


async def my_id(room: Room, _args: Args) -> Screen:
    """Show the person's own number in the messenger."""
    text = _("Your number in the messenger: <code>{id}</code>\nAn administrator may ask for it.")
    before_consent = room.reader.person is None
    way = Begin(to="who").pack() if before_consent else MenuTo(to="settings").pack()
    back = (Button(_("Back"), way),)
    return Screen(text.format(id=room.reader.account.external_id), (*help_for(room), back))


async def lost(room: Room, _args: Args) -> Screen:
    """Answer a message nobody waited for."""
    text = _("I did not understand that. Everything I can do is in the menu.")
    about = (Button(_("What the bot can do"), MenuTo(to="help").pack()),)
    return Screen(text, (*help_for(room), menu_row(), about))


async def old_button(room: Room, _args: Args) -> Screen:
    """Answer a button that leads nowhere any more."""
    text = _("This button is from an earlier time. Everything current is in the menu.")
    return Screen(text, (*help_for(room), menu_row()))


async def nothing_open(room: Room, _args: Args) -> Screen:
    """Say that there is nothing to leave."""
    return Screen(_("No dialog is open now."), (*help_for(room), menu_row()))


async def our_fault(room: Room, _args: Args) -> Screen:
    """Say that something broke here, and the way on."""
    text = pgettext(
        "adult",
        "<b>Something broke on my side</b>\n"
        "It is not your fault. Please try once more a little later, or through the menu.",
    )
    return Screen(text, (*help_for(room), menu_row()))


async def _participant(room: Room) -> Rows:
    rows: list[tuple[Button, ...]] = [
        (Button(_("Continue the questionnaire"), Show(run=run.id).pack()),)
        for run in await room.tx.runs.open_of(room.reader.account.id, JOIN)
    ]
    person = room.reader.person
    taken = await room.tx.participations.of(person.id) if person else []
    if any(each.state is not ParticipationState.WITHDRAWN and each.profile for each in taken):
        rows.append((_to(_("My pair"), "pair"), _to(_("Meetings"), "meetings")))
        rows.append((_to(_("My answers"), "profile"),))
        rows.extend(await training_rows(room))
        rows.extend([*await wishes_rows(room), *await talks_rows(room), *await pleas_rows(room)])
        return (*rows, help_row())
    if not rows and not room.reader.is_curator:
        rows.append((Button(_("Take part"), Begin(to="next").pack()),))
    if person is not None and not room.reader.roles:
        rows.append(help_row())
    return tuple(rows)


async def _staff(room: Room) -> Rows:
    """Gather what every area offers to the roles of the reader; a parent has the children."""
    from handlers.texts import STAFF_ROWS  # complete only when every area is loaded

    if not room.reader.roles:
        return await family_rows(room)
    if room.reader.is_curator:
        return await curator_rows(room, STAFF_ROWS)
    keys = sorted(STAFF_ROWS, key=BEGIN.__eq__)
    offered = [row for key in keys for row in await STAFF_ROWS[key](room)]
    return two_in_a_row([each for row in offered for each in row])


def _everybody() -> Rows:
    return (
        (_to(_("My data"), "mydata"), _to(_("Consent"), "consent")),
        (_to(_("Settings"), "settings"), _to(_("What the bot can do"), "help")),
    )


def _to(text: str, to: str) -> Button:
    return Button(text, MenuTo(to=to).pack())


SCREENS: dict[str, ScreenFn] = {
    "menu": menu,
    "help": help_screen,
    "settings": settings,
    "my_id": my_id,
    "lost": lost,
    "old_button": old_button,
    "nothing_open": nothing_open,
    "our_fault": our_fault,
}
