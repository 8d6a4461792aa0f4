"""Find people by the beginning of any word of their name: each folded word is a row of a table."""

import re

from sqlalchemy import ColumnElement, and_, delete, insert, select

from mentoring.folding import folded
from mentoring.ids import OrganisationId, PersonId
from storage.scope import Scope
from storage.tables import name_words, persons

LAST = "\U0010ffff"
"""No letter comes after it: a word with this end closes the range of a beginning."""

BETWEEN_PARTS = re.compile(r"[\s-]+")


def normalised(name: str | None) -> str | None:
    """Return a name as it is searched for; SQLite's own LOWER knows no Cyrillic."""
    return None if name is None else folded(name)


def words_of(name: str | None) -> frozenset[str]:
    """Return the folded words of a name; a double surname is found by its second part too."""
    folded = normalised(name) or ""
    return frozenset(filter(None, (*folded.split(), *BETWEEN_PARTS.split(folded))))


async def remember_words(scope: Scope, person: PersonId, name: str | None) -> None:
    """Write the words of a person's name in place of the former ones."""
    await forget_words(scope, person)
    words = words_of(name)
    if words:
        rows = [
            {"organisation_id": scope.organisation, "word": word, "person_id": person}
            for word in sorted(words)
        ]
        await scope.connection.execute(insert(name_words), rows)


async def forget_words(scope: Scope, person: PersonId) -> None:
    """Delete the words of a person's name."""
    theirs = and_(
        name_words.c.organisation_id == scope.organisation, name_words.c.person_id == person
    )
    await scope.count(delete(name_words).where(theirs))


def called(organisation: OrganisationId, words: str) -> list[ColumnElement[bool]]:
    """Return a condition for each word: some word of the name begins with it."""
    return [_begins(organisation, word) for word in (normalised(words) or "").split()]


def _begins(organisation: OrganisationId, word: str) -> ColumnElement[bool]:
    found = select(name_words.c.person_id).where(
        name_words.c.organisation_id == organisation,
        name_words.c.word >= word,
        name_words.c.word < word + LAST,
    )
    return persons.c.id.in_(found)
