"""Carry what is done about people, pairs and offers: ids and the wished state."""

from aiogram.filters.callback_data import CallbackData

NO_ROLE = "-"


class PeopleList(CallbackData, prefix="ppl"):
    """Look through one list of people, page by page from 0."""

    show: str = "waiting"
    page: int = 0


class FindPerson(CallbackData, prefix="pfi"):
    """Look for a person by name."""


class PersonCard(CallbackData, prefix="pca"):
    """Look at one application with all its answers."""

    participation: int


class Approve(CallbackData, prefix="pap"):
    """Accept an application."""

    participation: int


class Decline(CallbackData, prefix="pde"):
    """Refuse an application; the reason is asked."""

    participation: int


class MatchList(CallbackData, prefix="pml"):
    """Look through the mentees without a pair."""

    page: int = 0


class MatchMentee(CallbackData, prefix="pmm"):
    """See who suits a mentee."""

    mentee: int
    page: int = 0


class MatchUnsuited(CallbackData, prefix="pmu"):
    """See who does not suit a mentee and why."""

    mentee: int
    page: int = 0


class MatchMentor(CallbackData, prefix="pmt"):
    """Look at one mentor for a mentee; who comes from a plan goes back to it."""

    mentee: int
    mentor: int
    plan: int = 0


class Gather(CallbackData, prefix="pgr"):
    """Wish for a group of exactly these members ("3.8.12") with a mentor."""

    mentor: int
    members: str
    page: int = 0


class Propose(CallbackData, prefix="ppr"):
    """Propose a pair or a group of these members and ask the mentor."""

    mentor: int
    members: str


class ProposeIn(CallbackData, prefix="ppi"):
    """Propose a pair in a model that the curator chose and ask the mentor."""

    mentor: int
    mentee: int
    model: str


class MatchModels(CallbackData, prefix="pmo"):
    """Choose how a mentor and a mentee would work."""

    mentee: int
    mentor: int


class PairsList(CallbackData, prefix="pal"):
    """Look through the pairs under a filter."""

    show: str = "all"
    page: int = 0
    choosing: bool = False


class PairCard(CallbackData, prefix="pac"):
    """Look at a pair as a curator."""

    pair: int


class PairPeople(CallbackData, prefix="pmb"):
    """Look as a curator at everybody in a big group."""

    pair: int


class Announce(CallbackData, prefix="pan"):
    """Tell all sides of a pair; its card is the preview."""

    pair: int


class Order(CallbackData, prefix="por"):
    """Write down the number and date of the head's order."""

    pair: int


class Hold(CallbackData, prefix="pho"):
    """Wish that a pair is on hold or goes on."""

    pair: int
    hold: bool


class WorkOn(CallbackData, prefix="pwo"):
    """Say what a pair works on: choose at an empty `role`, none of them at "-"."""

    pair: int
    role: str = ""


class EndPair(CallbackData, prefix="pen"):
    """End a pair; the reason is asked."""

    pair: int


class EndSure(CallbackData, prefix="pes"):
    """End a pair for the reason given in a run."""

    run: int


class ReleaseMember(CallbackData, prefix="prm"):
    """Let a member out of a group: who is asked at `person` 0, done when `sure`.

    `parted` says that the two did not get on: they never meet in a pair again.
    """

    pair: int
    person: int = 0
    sure: bool = False
    parted: bool = False


class OpenNews(CallbackData, prefix="pnw"):
    """Open what a push was about, or take the details back."""

    what: str
    about: int
    full: bool = True


class OfferNews(CallbackData, prefix="pon"):
    """Look as a curator at what somebody answered to an offer."""

    what: str
    pair: int
    person: int


class AcceptOffer(CallbackData, prefix="poa"):
    """Say yes to an offer."""

    pair: int


class RefuseOffer(CallbackData, prefix="pox"):
    """Say no to an offer: asked first, done when `sure`; `why` may stay empty."""

    pair: int
    sure: bool = False
    why: str = ""


class AskAboutOffer(CallbackData, prefix="poq"):
    """Ask the curator to call about an offer."""

    pair: int


class MyPair(CallbackData, prefix="pmy"):
    """Look at one's own pair."""

    pair: int


class ShareContact(CallbackData, prefix="pco"):
    """Wish that one's contact is seen in a pair or not."""

    pair: int
    shows: bool


def packed(members: tuple[int, ...]) -> str:
    """Put the ids of members into one field of a button."""
    return ".".join(map(str, members))


def unpacked(members: str) -> tuple[int, ...]:
    """Read the ids of members back; what is no number was not made by this bot."""
    return tuple(int(each) for each in members.split(".") if each.isdecimal())
