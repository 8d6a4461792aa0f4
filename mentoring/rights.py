"""Check on every press who may do what: a button may be older than a role."""

from mentoring.errors import NotAllowed
from mentoring.ids import PersonId
from mentoring.people import Actor


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
