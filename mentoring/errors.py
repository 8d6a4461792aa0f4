"""The root of everything the rules may refuse, as a tree of exceptions that carry data.

Refusal                      the rules say no; worded for people at the edge, never here
├── WrongInput               an answer cannot be read or breaks a limit   (questionnaire/refusals)
│   ├── Empty, TooShort, TooLong
│   ├── NotAName, NotADate, DateOutside, NotATime, NotANumber, NumberOutside
│   ├── NotAPhone, NotASheet, NotAPlace, NotYesOrNo, NotAnOption, OwnWordsWanted
│   └── TooFew, TooMany
├── Stale                    a press for a question that is not the current one
├── CannotSkip, NothingBefore, CannotGoTo, NothingToKeep
├── CodeUsed, CodeLate, AdultFirst   why a code for a child does not open
├── NotFound, NotAllowed     there is no such thing here, or it is not yours to change
├── AdultsOnly, NotInCharge  a role of staff for a child; an incident begun by who may not
├── AlreadyDone              somebody was faster, or the same button was pressed twice
├── NamesOnServer, NamesDecided   names in a chat that holds codes only   (names_in_chat)
├── NoFreePlace, AlreadyPaired, AlreadyReplaced   why these people cannot become a pair now
├── NotSuited                a hard rule forbids it
├── InThePast                a time that has passed already
└── FaultyDefinition         a questionnaire's file that cannot be used
"""

from typing import ClassVar

Simple = str | int | bool | None | tuple[str, ...]


class Refusal(Exception):
    """Say no with a code and plain data; the message never holds what a person wrote."""

    code: ClassVar[str] = "refused"

    def __init__(self, **data: Simple) -> None:
        """Keep the data for whoever words the refusal."""
        super().__init__(self.code)
        self.data: dict[str, Simple] = data


class NotFound(Refusal):
    """There is no such thing in this organisation any more."""

    code = "not_found"


class NotAllowed(Refusal):
    """The actor may not do this."""

    code = "not_allowed"


class AlreadyDone(Refusal):
    """It was done already, by the same person or by another."""

    code = "already_done"


class InThePast(Refusal):
    """A meeting cannot be agreed for a time that has passed."""

    code = "in_the_past"


class NoFreePlace(Refusal):
    """The mentor has fewer free places than are wanted, over all forms."""

    code = "no_free_place"


class AlreadyPaired(Refusal):
    """One of them works with this mentor in this form and cycle already."""

    code = "already_paired"


class AlreadyReplaced(Refusal):
    """Another mentor is being asked for this pair already."""

    code = "already_replaced"


class NotSuited(Refusal):
    """A hard rule forbids the pair; `why` names it."""

    code = "not_suited"
