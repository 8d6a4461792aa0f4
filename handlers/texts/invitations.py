"""Word invitations: the list of open ones, the making step by step, the link with its picture."""

from hashlib import sha256

from handlers.callbacks.menu import MenuTo
from handlers.callbacks.staff import PickInvitation, RevokeInvitation
from handlers.papers.qr import qr_png
from handlers.screen import Button, File, RefusalFn, Room, Rows, Screen, ScreenFn
from handlers.texts.moments import clock, day
from handlers.texts.pair_parts import button, menu, number
from handlers.texts.role_names import invited_as
from handlers.texts.speech import _, ngettext
from handlers.texts.words import h, one_line
from mentoring.delivery import Args
from mentoring.ids import InvitationId
from mentoring.invitations import CONFIRMED, PREFIX, TERMS, WISHES
from mentoring.invited import Invitation
from mentoring.links import deep_link

USES = (1, 10, 30, 100)
ANY = "all"
MARK = 8
WIDE = 40
LISTED = 12


async def invitations(room: Room, args: Args) -> Screen | None:
    """List the open invitations, each with a way to end it."""
    if not room.reader.is_curator:
        return None
    still_open = await room.tx.invitations.open_now(room.now)
    lines = [*_said(args), "<b>" + _("Invitations") + "</b>"]
    lines += [_line(room, each) for each in still_open[:LISTED]]
    if not still_open:
        lines.append(_("None is open. A link lets people in for a role, for a time."))
    rows = [
        (button(_("Revoke № {id}").format(id=each.id), RevokeInvitation(invitation=each.id)),)
        for each in still_open[:LISTED]
    ]
    new = button(_("Invite by a link"), PickInvitation())
    return Screen("\n".join(lines), ((new,), *rows, menu()))


async def pick(room: Room, args: Args) -> Screen | None:
    """Ask for what an invitation lacks: the role, the class, the term, how many times."""
    if not room.reader.is_curator:
        return None
    picked = PickInvitation(
        role=str(args.get("role") or ""),
        group=str(args.get("group") or ""),
        days=number(args, "days"),
        uses=number(args, "uses"),
    )
    back = (button(_("Invitations"), MenuTo(to="invite")), *menu())
    if not picked.role:
        text = _("<b>Whom to invite?</b>\nStaff roles begin when a curator says yes.")
        return Screen(text, (*_roles(), back))
    if not picked.group:
        return Screen(_("<b>Which class or group?</b>"), (*_groups(room, picked), back))
    if not picked.days:
        return Screen(_("<b>How long does the link open?</b>"), (*_terms(picked), back))
    text = _("<b>How many people may come by it?</b>")
    return Screen(text, (*_uses(picked), back))


async def ready(room: Room, args: Args) -> Screen | None:
    """Hand over the link and its picture for a poster or a screen."""
    made = await room.tx.invitations.get(InvitationId(number(args, "invitation")))
    if made is None or not room.reader.is_curator or not args.get("token"):
        return None
    link = deep_link(room.house, f"{PREFIX}{args['token']}")
    text = _("<b>The invitation is ready</b>\n{line}\n{link}\nThe picture opens the same link.")
    shown = text.format(line=_line(room, made), link=f"<code>{link}</code>")
    file = File(name=f"invitation-{made.id}.png", content=qr_png(link))
    rows = ((button(_("Invitations"), MenuTo(to="invite")), *menu()),)
    return Screen(shown, rows, file)


async def by_invitation(_room: Room, _args: Args) -> Screen:
    """Say to a newcomer that one comes by a link here."""
    text = _(
        "<b>One comes here by an invitation</b>\n"
        "Please ask the curator of your organisation for a link or a QR code."
    )
    return Screen(text)


def mark_of(group: str) -> str:
    """Return what a button carries for a class: its name may not fit."""
    return sha256(group.encode()).hexdigest()[:MARK]


def _roles() -> Rows:
    both = (*WISHES, *(role.value for role in CONFIRMED))
    return _in_twos([Button(invited_as(each), PickInvitation(role=each).pack()) for each in both])


def _groups(room: Room, picked: PickInvitation) -> Rows:
    named = [(one_line(each, WIDE), mark_of(each)) for each in room.organisation.groups]
    several = [(_("Any, not said"), ANY), *named]
    return _in_twos(
        [Button(text, picked.model_copy(update={"group": mark}).pack()) for text, mark in several]
    )


def _in_twos(buttons: list[Button]) -> Rows:
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))


def _terms(picked: PickInvitation) -> Rows:
    return tuple(
        (Button(_days(term.days), picked.model_copy(update={"days": term.days}).pack()),)
        for term in TERMS
    )


def _uses(picked: PickInvitation) -> Rows:
    return tuple(
        (Button(_people(uses), picked.model_copy(update={"uses": uses}).pack()),) for uses in USES
    )


def _days(n: int) -> str:
    return ngettext("{n} day", "{n} days", n).format(n=n)


def _people(n: int) -> str:
    return ngettext("{n} person", "{n} people", n).format(n=n)


def _line(room: Room, each: Invitation) -> str:
    until = each.expires_at.astimezone(room.zone)
    line = _("№ {id}: {role}, until {day}, {clock}, {left} left").format(
        id=each.id,
        role=invited_as(each.role),
        day=day(until.date()),
        clock=clock(until),
        left=_people(each.uses_left),
    )
    return line + (f" · {h(each.group)}" if each.group else "")


def _said(args: Args) -> list[str]:
    words = {
        "revoked": _("The invitation is revoked; its link opens nothing any more."),
        "ended": _("This invitation had ended before."),
    }.get(str(args.get("said") or ""))
    return [words] if words else []


def _refusal(code: str) -> RefusalFn:
    def worded(_room: Room, _data: Args) -> Screen:
        text = {
            "invitation_unknown": _(
                "This link does not fit. Please ask the curator for a new one."
            ),
            "invitation_expired": _("The time of this link is over. Please ask for a new one."),
            "invitation_revoked": _(
                "This link was taken back. Please ask the curator for a new one."
            ),
            "invitation_used": _(
                "This link was used already. Please ask the curator for a new one."
            ),
            "tried_too_often": _("Too many links that do not fit. Please come back in an hour."),
        }[code]
        return Screen(text, (menu(),))

    return worded


SCREENS: dict[str, ScreenFn] = {
    "invitations": invitations,
    "invitation_pick": pick,
    "invitation_ready": ready,
    "by_invitation": by_invitation,
}
REFUSALS: dict[str, RefusalFn] = {
    code: _refusal(code)
    for code in (
        "invitation_unknown",
        "invitation_expired",
        "invitation_revoked",
        "invitation_used",
        "tried_too_often",
    )
}
