"""Carry how candidates are led on: which step of whom, which talk, which link."""

from aiogram.filters.callback_data import CallbackData


class NextList(CallbackData, prefix="gnl"):
    """Look through whom to lead on: all, or those at one step."""

    step: str = ""
    page: int = 0


class Steps(CallbackData, prefix="gst"):
    """Look at all steps of one participation."""

    participation: int


class CloseStep(CallbackData, prefix="gsc"):
    """Note that a step is done, excuse it with a reason, or open it again."""

    participation: int
    step: str
    act: str


class SetCategory(CallbackData, prefix="gct"):
    """Choose why somebody takes part; without a code, see the categories."""

    participation: int
    code: str = ""


class Arrange(CallbackData, prefix="gar"):
    """Arrange a talk with a candidate, or write down one that took place."""

    participation: int
    held: bool = False


class Talk(CallbackData, prefix="gta"):
    """Open a talk or do something about it: times, none, refuse, off, missed, result, hide."""

    interview: int
    act: str = "open"
    sure: bool = False


class TalkAt(CallbackData, prefix="gts"):
    """Take one of the offered times, in minutes since 1970."""

    interview: int
    minute: int


class Referred(CallbackData, prefix="grf"):
    """Look at somebody who was referred to the reader."""

    interview: int


class Approvals(CallbackData, prefix="gal"):
    """Look through the mentors who wait for the head."""

    page: int = 0


class ApproveAll(CallbackData, prefix="gaa"):
    """Approve everybody on the list that was seen; previewed first, done when `sure`."""

    seen: str
    sure: bool = False


class ForHead(CallbackData, prefix="gah"):
    """Look at one candidate as the head, say yes, or give them back with a reason."""

    participation: int
    act: str = "open"


class Inquiries(CallbackData, prefix="giq"):
    """See what third persons said about a mentee, and the links to them."""

    participation: int


class AskThirdParty(CallbackData, prefix="gia"):
    """Make a link valid for some days."""

    participation: int
    days: int


class InquiryOf(CallbackData, prefix="gio"):
    """Look at one answer or link, or revoke it."""

    inquiry: int
    act: str = "open"


class OwnInquiry(CallbackData, prefix="gii"):
    """Answer as a third person, or see the own answer."""

    inquiry: int
    act: str = "open"


class Training(CallbackData, prefix="gtr"):
    """See how to prepare for mentoring, or say that the materials are read."""

    act: str = "open"
