"""Word a person's own answers and where their application stands."""

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.profile import EditProfile
from handlers.choices import profile_choices
from handlers.screen import Button, RefusalFn, Room, Screen, ScreenFn
from handlers.texts.answers import named
from handlers.texts.desk import after_held
from handlers.texts.form_words import own_suggestion
from handlers.texts.help_button import help_for, help_row
from handlers.texts.questionnaire import menu_row
from handlers.texts.second_side import second_side_rows
from handlers.texts.speech import _, pgettext
from handlers.texts.start import curator
from handlers.texts.summary import line_words
from handlers.texts.words import h
from mentoring.applications import Participation, ParticipationState, Side
from mentoring.delivery import Args
from mentoring.filling import questionnaire_for
from mentoring.joining import as_answers, codes_of
from mentoring.questionnaire import begin, summary

PAGE = 14


async def profile(room: Room, args: Args) -> Screen:
    """Show the answers, page by page, and where each application stands."""
    taken = await _taken(room)
    lines = await _lines(room, taken)
    last = max(0, (len(lines) - 1) // PAGE)
    page = min(max(int(args.get("page") or 0), 0), last)
    saved = [_("The changes are saved.")] if args.get("saved") else []
    heading = [
        *saved,
        "<b>" + pgettext("adult", "Your answers") + "</b>",
        *map(standing, taken),
        "",
    ]
    shown = lines[page * PAGE : (page + 1) * PAGE]
    turns = tuple(
        Button(sign, EditProfile(page=to).pack())
        for sign, to in (("◂", page - 1), ("▸", page + 1))
        if 0 <= to <= last
    )
    change = (Button(_("Change the answers"), EditProfile().pack()),)
    both = await second_side_rows(room)
    rows = (*([turns] if turns else []), change, *both, help_row(), menu_row())
    return Screen("\n".join([*heading, *shown]), rows)


async def submitted(room: Room, _args: Args) -> Screen:
    """Thank and say what happens next."""
    text = _(
        "<b>The questionnaire is sent</b>\n"
        "1. It is read by {curator}; a question may come.\n"
        "2. When a suitable pair is found, you get an offer here and can accept or decline.\n"
        "3. When all have agreed, the pair is announced and the first meeting is agreed on.\n"
        "You can look at your answers and change them: /profile"
    ).format(curator=curator(room))
    text = "\n".join((text, *await own_suggestion(room)))
    mine = (Button(_("My answers"), MenuTo(to="profile").pack()),)
    return Screen(text, (mine, *await second_side_rows(room), help_row(), menu_row()))


def standing(participation: Participation) -> str:
    """Say where one application stands."""
    side = {
        Side.MENTOR: pgettext("side", "Mentor"),
        Side.MENTEE: pgettext("side", "Mentee"),
    }[participation.side]
    words = {
        ParticipationState.DRAFT: _("not sent yet"),
        ParticipationState.SUBMITTED: _("sent, the curator is reading it"),
        ParticipationState.READY: _("approved"),
        ParticipationState.DECLINED: _("not approved"),
        ParticipationState.WITHDRAWN: _("withdrawn"),
    }
    line = f"{side}: {words[participation.state]}"
    if participation.state is ParticipationState.DECLINED and participation.reason:
        line += _(", because: {reason}").format(reason=h(participation.reason))
    return line


async def _taken(room: Room) -> list[Participation]:
    if room.reader.person is None:
        return []
    return [
        each for each in await room.tx.participations.of(room.reader.person.id) if each.profile
    ]


async def _lines(room: Room, taken: list[Participation]) -> list[str]:
    codes = codes_of(taken)
    if not codes:
        return []
    questionnaire = questionnaire_for(room.house, codes)
    answers = {key: value for each in taken for key, value in as_answers(each.profile).items()}
    draft = begin(questionnaire, answers)
    lines = [line for line in summary(questionnaire, draft) if line.value is not None]
    people = await named(room, *(line.value for line in lines))
    choices = await profile_choices(room.tx)
    return [line_words(line, choices, people) for line in lines]


def answers_closed(room: Room, _args: Args) -> Screen:
    """Lead to the curator once people no longer change their own answers."""
    text = _("The days for changes are over: now {curator} changes the answers.")
    return Screen(text.format(curator=curator(room)), (*help_for(room), menu_row()))


REFUSALS: dict[str, RefusalFn] = {"answers_closed": answers_closed}
SCREENS: dict[str, ScreenFn] = {"profile": after_held(profile), "submitted": submitted}
