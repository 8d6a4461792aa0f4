"""Carry what is done about a pair in its year: another mentor, disputes, the last day, orders."""

from aiogram.filters.callback_data import CallbackData


class PairChanges(CallbackData, prefix="zpc"):
    """Look at what may change in a pair."""

    pair: int


class Replace(CallbackData, prefix="zre"):
    """Look for another mentor; asked why first when the search has not begun."""

    pair: int
    page: int = 0


class Instead(CallbackData, prefix="zin"):
    """Look at one mentor for a pair, or ask them when `sure`."""

    pair: int
    mentor: int
    sure: bool = False


class KeepMentor(CallbackData, prefix="zke"):
    """Stop looking for another mentor."""

    pair: int


class AsPair(CallbackData, prefix="zap"):
    """Let the one member left of a group go on one to one."""

    pair: int


class AskAnother(CallbackData, prefix="zaa"):
    """Ask for another mentor: asked first, done when `sure`, taken back by `wish` False."""

    pair: int
    child: int = 0
    wish: bool = True
    sure: bool = False


class BeginDispute(CallbackData, prefix="zbd"):
    """Give a dispute in a pair to somebody who settles it."""

    pair: int


class OpenDispute(CallbackData, prefix="zod"):
    """Look at a dispute."""

    dispute: int


class DisputeRules(CallbackData, prefix="zdu"):
    """Write new rules for a pair."""

    dispute: int


class Decide(CallbackData, prefix="zde"):
    """Settle a dispute: asked first, done when `sure`; `person` is the member who leaves."""

    dispute: int
    outcome: str
    person: int = 0
    sure: bool = False


class OpenRules(CallbackData, prefix="zor"):
    """Read the rules that are offered to one's pair, or take them from the screen."""

    dispute: int
    full: bool = True


class AnswerRules(CallbackData, prefix="zar"):
    """Say yes or no to the rules of one round."""

    dispute: int
    round: int
    yes: bool


class OpenTerm(CallbackData, prefix="zot"):
    """Look at the last day of one's pair."""

    pair: int


class SayOfEnd(CallbackData, prefix="zse"):
    """Say whether one would go on after a day (its ordinal)."""

    pair: int
    day: int
    on: bool


class Extend(CallbackData, prefix="zex"):
    """Write a later last day of a pair."""

    pair: int


class Annexes(CallbackData, prefix="zan"):
    """Look at the changes that wait for an order, of one pair or of all at 0."""

    pair: int = 0


class AnnexPaper(CallbackData, prefix="zpp"):
    """Take the draft of the order about them."""

    pair: int = 0


class AnnexOrder(CallbackData, prefix="zao"):
    """Write number and date of the order about changes up to one of them."""

    up_to: int
    pair: int = 0


class Partners(CallbackData, prefix="zpa"):
    """Look at the employers whose people mentor, or at one of them."""

    code: str = ""


class PartnerLeaves(CallbackData, prefix="zpv"):
    """Look for other mentors in the pairs of an employer, or end them: asked, then `sure`."""

    code: str
    count: int
    replace: bool
    sure: bool = False


class Farewell(CallbackData, prefix="zfw"):
    """Open what a leaving mentor may say, or answer it when `say`."""

    pair: int
    say: bool = False


class AfterTrial(CallbackData, prefix="zst"):
    """Open what is asked after the second meeting, answer it, or hide it."""

    pair: int
    said: str = "open"
