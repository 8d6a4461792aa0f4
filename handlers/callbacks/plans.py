"""Carry what is done about matching plans: ids of plans and people, never a position."""

from aiogram.filters.callback_data import CallbackData


class MakePlan(CallbackData, prefix="zmk"):
    """Ask for a plan for everybody who waits."""


class ShowPlan(CallbackData, prefix="zpl"):
    """Look at a plan as it stands."""

    plan: int


class PlanList(CallbackData, prefix="zls"):
    """Look through the plans."""


class AgainPlan(CallbackData, prefix="zag"):
    """Compute once more what has failed."""

    plan: int


class DropPlan(CallbackData, prefix="zdr"):
    """Put a plan aside."""

    plan: int


class PlanUnits(CallbackData, prefix="zun"):
    """Look through the pairs and groups of a plan."""

    plan: int
    page: int = 0


class PlanUnit(CallbackData, prefix="zuc"):
    """Look at the pair or group in which a mentee sits."""

    plan: int
    mentee: int


class PlanMember(CallbackData, prefix="zmb"):
    """Look at what can be tried about one mentee of a group."""

    plan: int
    mentee: int


class PlanLeft(CallbackData, prefix="zlf"):
    """Look through those whom a plan leaves over."""

    plan: int
    page: int = 0


class PlanIdle(CallbackData, prefix="zid"):
    """Look through the mentors with nobody."""

    plan: int
    page: int = 0


class LeftPerson(CallbackData, prefix="zlc"):
    """Look at one person who is left over, and what may help."""

    plan: int
    who: int


class TryPlan(CallbackData, prefix="zty"):
    """Try a change of a plan."""

    plan: int
    act: str
    mentor: int = 0
    mentee: int = 0
    other: int = 0
    model: str = ""


class MoveTo(CallbackData, prefix="zmv"):
    """Choose another mentor for a mentee."""

    plan: int
    mentee: int
    page: int = 0


class SwapWith(CallbackData, prefix="zsw"):
    """Choose a mentee to change places with."""

    plan: int
    mentee: int
    page: int = 0


class GatherIn(CallbackData, prefix="zgt"):
    """Wish for a group of exactly these members with a mentor, not tried yet."""

    plan: int
    mentor: int
    members: str
    page: int = 0


class GatherNow(CallbackData, prefix="zgn"):
    """Try the group that was ticked."""

    plan: int
    mentor: int
    members: str


class PlanModels(CallbackData, prefix="zmo"):
    """Choose how a unit would work."""

    plan: int
    mentee: int


class PlanWeights(CallbackData, prefix="zwt"):
    """Look at weights that are wished, in the order of `Weights`; not tried yet.

    Page 0 has the presets, the others have the parts one by one.
    """

    plan: int
    weights: str = ""
    page: int = 0


class WeighBy(CallbackData, prefix="zwb"):
    """Try a plan with these weights."""

    plan: int
    weights: str


class PlanChanges(CallbackData, prefix="zch"):
    """See for whom a change changes something."""

    plan: int
    page: int = 0


class PlanEdits(CallbackData, prefix="zed"):
    """See what the curator has asked of a plan."""

    plan: int
    page: int = 0


class KeepPlan(CallbackData, prefix="zkp"):
    """Keep what was tried."""

    plan: int


class RevertPlan(CallbackData, prefix="zrv"):
    """Return to the plan before the change."""

    plan: int


class PublishPlan(CallbackData, prefix="zpu"):
    """Propose all pairs of a plan: asked first, done when `sure`."""

    plan: int
    sure: bool = False
