"""Carry what is decided about pairs: whose word, which offers, which announcement, which order."""

from aiogram.filters.callback_data import CallbackData


class PairsForMe(CallbackData, prefix="dpl"):
    """Look through the pairs that wait for the reader's word."""

    page: int = 0


class PairForMe(CallbackData, prefix="dpf"):
    """Look at one of them, say yes, or send it back with a reason."""

    pair: int
    act: str = "open"


class ApprovePairs(CallbackData, prefix="dpa"):
    """Approve every pair on the list that was seen; previewed first, done when `sure`."""

    seen: str
    sure: bool = False


class AskApproval(CallbackData, prefix="dpb"):
    """Speak for a pair as the curator, so that the next in the chain is asked."""

    pair: int


class OfferPairs(CallbackData, prefix="dpo"):
    """Offer approved pairs: one by its number, or all that were seen."""

    pair: int = 0
    seen: str = ""
    sure: bool = False


class AnnouncePairs(CallbackData, prefix="dpn"):
    """Announce every accepted pair that was seen; previewed first, done when `sure`."""

    seen: str
    sure: bool = False


class TakeBack(CallbackData, prefix="dpt"):
    """Take an announcement back before anybody has learned of it."""

    pair: int


class OnSilence(CallbackData, prefix="dps"):
    """Act on a silent offer: wait, ask the next mentor, go on without (asked, then left_out)."""

    pair: int
    act: str


class FamilyOffer(CallbackData, prefix="dfo"):
    """Read as a representative what is offered to a child, and answer: yes, no, ask, hide."""

    pair: int
    child: int
    act: str = "open"
    sure: bool = False


class FamilyPaper(CallbackData, prefix="dfp"):
    """Note as a curator what a family answered on paper; without `act`, ask which.

    Without a child the families that have not answered yet are listed.
    """

    pair: int
    child: int = 0
    act: str = ""


class PairRules(CallbackData, prefix="dpr"):
    """See or choose whose words a pair needs, and whether representatives are asked."""

    chain: str = ""
    families: str = ""


class OrderDrafted(CallbackData, prefix="dor"):
    """Look at the draft of an order; without a number, at the one that waits."""

    draft: int = 0
    page: int = 0


class TickPair(CallbackData, prefix="dot"):
    """Wish that a pair stands in a draft or does not."""

    draft: int
    pair: int
    inside: bool
    page: int = 0


class TakeOrder(CallbackData, prefix="dof"):
    """Take the draft of an order as a file."""

    draft: int


class NumberOrder(CallbackData, prefix="don"):
    """Enter the number and date that every pair of a draft gets."""

    draft: int


class OrderForHead(CallbackData, prefix="doh"):
    """Look as the head through the draft of an order, or send one pair of it back."""

    page: int = 0
    draft: int = 0
    pair: int = 0


class LabourPapers(CallbackData, prefix="dlb"):
    """Look at the labour papers of a mentor, write them down, or note an early stop."""

    mentor: int
    act: str = "open"
    sure: bool = False
