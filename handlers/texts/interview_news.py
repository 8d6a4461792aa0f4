"""Word what is pushed about talks with candidates: neutral, with a button that opens the rest."""

from handlers.callbacks.candidates import Steps, Talk
from handlers.screen import Button, Room, Screen, ScreenFn
from handlers.texts.interviews import talk_of
from handlers.texts.moments import moment
from handlers.texts.pair_parts import button, neutral, number
from handlers.texts.speech import _
from mentoring.applications import ParticipationState
from mentoring.delivery import Args
from mentoring.ids import ParticipationId
from mentoring.interviewing import is_candidate, leads
from mentoring.interviews import Interview, InterviewState


async def interview_news(room: Room, args: Args) -> Screen | None:
    """Push: something about a talk has changed."""
    talk = await _mine(room, args)
    return None if talk is None else Screen(neutral(), ((_open(talk),),))


async def interview_reminder(room: Room, args: Args) -> Screen | None:
    """Push: the talk is near; true while it is agreed and ahead."""
    talk = await _mine(room, args)
    if talk is None or talk.state is not InterviewState.AGREED or talk.starts_at is None:
        return None
    if talk.starts_at <= room.now:
        return None
    words = _("A talk {when}").format(when=moment(room, talk.starts_at))
    return Screen(f"<b>{words}</b>", ((_open(talk),),))


async def interview_question(room: Room, args: Args) -> Screen | None:
    """Push: what came of the talk; true until somebody has said."""
    talk = await _mine(room, args)
    if talk is None or talk.state is not InterviewState.AGREED or not leads(room.reader, talk):
        return None
    return Screen(_("<b>Did the talk take place?</b>"), ((_open(talk),),))


async def interview_done(room: Room, args: Args) -> Screen | None:
    """Push: the psychologist has written down a result."""
    about = await room.tx.participations.get(ParticipationId(number(args, "participation")))
    if about is None or not room.reader.is_curator:
        return None
    opening = button(_("Open"), Steps(participation=about.id))
    return Screen(neutral(), ((opening,),))


def _open(talk: Interview) -> Button:
    return button(_("Open"), Talk(interview=talk.id))


async def _mine(room: Room, args: Args) -> Interview | None:
    talk = await talk_of(room, args)
    if talk is None:
        return None
    about = await room.tx.participations.get(talk.participation_id)
    if about is None or about.state is ParticipationState.WITHDRAWN:
        return None
    concerned = leads(room.reader, talk) or await is_candidate(room.tx, room.reader, talk)
    return talk if concerned else None


SCREENS: dict[str, ScreenFn] = {
    "interview_news": interview_news,
    "interview_reminder": interview_reminder,
    "interview_question": interview_question,
    "interview_done": interview_done,
}
PUSHED = frozenset(SCREENS)
