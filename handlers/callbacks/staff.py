"""Carry who gets which role, who is invited for what, and which invitation ends."""

from aiogram.filters.callback_data import CallbackData


class GiveRole(CallbackData, prefix="srg"):
    """Give a role to a person: which, is asked first, then once more; done when `sure`."""

    person: int
    role: str = ""
    sure: bool = False


class EndRole(CallbackData, prefix="sre"):
    """End a role: asked first, done when `sure`."""

    person: int
    role: str
    sure: bool = False


class DecideRole(CallbackData, prefix="srd"):
    """Say yes or no to somebody who waits for a role; a yes is asked once more."""

    request: int
    yes: bool
    sure: bool = False


class LayDown(CallbackData, prefix="srl"):
    """End one's own roles: asked first, done when `sure`."""

    sure: bool = False


class PickInvitation(CallbackData, prefix="sri"):
    """Make an invitation step by step: what is not named yet is asked next.

    `group` is the fingerprint of a class, «all» for any; a name of a class may be too long.
    """

    role: str = ""
    group: str = ""
    days: int = 0
    uses: int = 0


class RevokeInvitation(CallbackData, prefix="srx"):
    """Take an invitation back."""

    invitation: int


class SayOfAge(CallbackData, prefix="sra"):
    """Say, having come by an invitation for a role of staff, whether one is of age."""

    invitation: int
    adult: bool
