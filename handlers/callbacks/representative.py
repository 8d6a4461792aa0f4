"""Carry what a child's representative presses: who they are, yes or no, what they wish to hear."""

from aiogram.filters.callback_data import CallbackData

from mentoring.guardians import Relation


class IAm(CallbackData, prefix="rpr"):
    """Say who one is to the child of an enrolment, and read the consent."""

    enrolment: int
    relation: Relation


class AskWho(CallbackData, prefix="rpb"):
    """Come back to who one is."""

    enrolment: int


class AgreeFor(CallbackData, prefix="rpy"):
    """Give the consent for a child in the wording shown."""

    enrolment: int
    relation: Relation
    version: int
    language: str


class DeclineFor(CallbackData, prefix="rpn"):
    """Give no consent for a child; where another has given it, asked once more."""

    enrolment: int
    relation: Relation
    sure: bool = False


class MyChild(CallbackData, prefix="rrc"):
    """Open what a representative sees of a child."""

    child: int


class ChildNews(CallbackData, prefix="rpw"):
    """Wish to hear announcements about a child, or no longer."""

    child: int
    wanted: bool


class RevokeFor(CallbackData, prefix="rrx"):
    """Revoke for a child: asked first, done when `sure`."""

    child: int
    sure: bool = False


class OwnLink(CallbackData, prefix="rrl"):
    """Make the link by which the child comes with a phone of their own."""

    child: int


class HereToo(CallbackData, prefix="rph"):
    """Let the child answer from this phone too."""

    child: int


class AnswerParent(CallbackData, prefix="rpq"):
    """Open the parents' questionnaire about a child."""

    child: int


class AnswerAfter(CallbackData, prefix="rpa"):
    """Say how the programme went for a child whose part is over."""

    child: int
