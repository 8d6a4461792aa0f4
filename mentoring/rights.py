"""Check on every press who may do what: a button may be older than a role."""

from mentoring.errors import NotAllowed
from mentoring.ids import PersonId
from mentoring.people import Actor, StaffRole


def curator_in(actor: Actor) -> PersonId:
    """Return who acts as a curator; nobody else gets further."""
    if not actor.is_curator or actor.person is None:
        raise NotAllowed
    return actor.person.id


def person_in(actor: Actor) -> PersonId:
    """Return the person who acts; a newcomer without consent is nobody yet."""
    if actor.person is None:
        raise NotAllowed
    return actor.person.id


def staff_in(actor: Actor, *roles: StaffRole) -> PersonId:
    """Return who acts in one of these roles; nobody else gets further."""
    if actor.person is None or not actor.roles & frozenset(roles):
        raise NotAllowed
    return actor.person.id


def head_in(actor: Actor) -> PersonId:
    """Return who acts as the head."""
    return staff_in(actor, StaffRole.HEAD)


def psychologist_in(actor: Actor) -> PersonId:
    """Return who acts as the psychologist."""
    return staff_in(actor, StaffRole.PSYCHOLOGIST)


def administrator_in(actor: Actor) -> PersonId:
    """Return who acts as an administrator."""
    return staff_in(actor, StaffRole.ADMINISTRATOR)


def chief_in(actor: Actor) -> PersonId:
    """Return who acts as a curator, not as a deputy: roles are given and ended by the former."""
    return staff_in(actor, StaffRole.CURATOR)
