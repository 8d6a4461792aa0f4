"""Hold the wordings of consents; a published text is a copy that never changes."""

import re
from datetime import date, datetime
from importlib.resources import files

from mentoring.consent import PARTICIPATION, ConsentText
from mentoring.consent_texts.reading import IN_CODES, Source, read
from mentoring.organisations import Organisation
from mentoring.ports import UnitOfWork

UNADDRESSED = re.compile(r",[^,{}]*\{address\}")
"""What is left out of a text while nobody has said the operator's address."""


def default_source(code: str, *, coded: bool = False) -> Source:
    """Read the wording of a code that ships with the program, for chats with names or codes."""
    name = f"{code.lower()}-codes.toml" if coded and code in IN_CODES else f"{code.lower()}.toml"
    raw = files("mentoring.consent_texts").joinpath(name).read_text(encoding="utf-8")
    return read(name, raw)


def filled(
    source: Source, organisation: Organisation, version: int, valid_from: datetime
) -> list[ConsentText]:
    """Word a text in every language for one organisation."""
    return [
        ConsentText(
            organisation_id=organisation.id,
            code=source.code,
            version=version,
            language=language,
            title=words.title.strip(),
            summary=_named(words.summary, organisation),
            body=_named(words.body, organisation),
            purpose=source.purpose,
            months=source.months,
            own=source.own,
            approved_by=source.approved_by,
            approved_on=source.approved_on,
            valid_from=valid_from,
        )
        for language, words in source.words.items()
    ]


def default_texts(
    organisation: Organisation, version: int, valid_from: datetime, code: str = PARTICIPATION
) -> list[ConsentText]:
    """Word the default text of a code in every language for an organisation, true of its chats."""
    source = default_source(code, coded=organisation.pseudonymous)
    return filled(source, organisation, version, valid_from)


async def publish_default(
    tx: UnitOfWork,
    code: str,
    approved_by: str | None = None,
    approved_on: date | None = None,
    version: int = 1,
) -> None:
    """Publish a default wording as a version; one that is there already stays as it is."""
    organisation = await tx.organisations.get()
    approval = {"approved_by": approved_by, "approved_on": approved_on}
    known = [each.purpose for each in await tx.consents.texts() if each.code == code]
    for text in default_texts(organisation, version, tx.now, code):
        purpose = {"purpose": max(text.purpose, *known, 1)}
        await tx.consents.add_text(text.model_copy(update=approval | purpose))


async def publish_default_texts(
    tx: UnitOfWork,
    approved_by: str | None = None,
    approved_on: date | None = None,
    version: int = 1,
) -> None:
    """Publish the default wording of the consent to take part as a version."""
    await publish_default(tx, PARTICIPATION, approved_by, approved_on, version)


async def approve_anew(
    tx: UnitOfWork, code: str, approved_by: str, approved_on: date | None
) -> None:
    """Publish the wording in force once more with its approval: a shown version never changes."""
    for text in await tx.consents.texts():
        if text.code == code:
            approval = {"approved_by": approved_by, "approved_on": approved_on}
            newer = {"version": text.version + 1, "valid_from": tx.now}
            await tx.consents.add_text(text.model_copy(update={**newer, **approval}))


async def follow_the_chats(tx: UnitOfWork) -> int:
    """Word anew what says where names are, once that has changed; return how many.

    A school's own wording stays. Where names come into chats their list of places is longer than
    what was agreed to: that is a new purpose, and everybody is asked anew.
    """
    organisation = await tx.organisations.get()
    newest = await tx.consents.texts()
    followed = 0
    for code in IN_CODES:
        known = [each for each in newest if each.code == code and not each.own]
        if not known:
            continue
        version = max(each.version for each in known) + 1
        texts = default_texts(organisation, version, tx.now, code)
        if {each.sha256 for each in texts} == {each.sha256 for each in known}:
            continue
        purpose = max(each.purpose for each in known) + (not organisation.pseudonymous)
        for text in texts:
            await tx.consents.add_text(text.model_copy(update={"purpose": purpose}))
        followed += 1
    return followed


async def follow_the_address(tx: UnitOfWork) -> int:
    """Word anew every shipped text that names the operator, once its name or address is another.

    The purpose stays, so nobody is asked anew; an approval belongs to the wording that had it.
    """
    organisation = await tx.organisations.get()
    newest = [each for each in await tx.consents.texts() if not each.own]
    followed = 0
    for code in {each.code for each in newest} - {PARTICIPATION}:
        known = [each for each in newest if each.code == code]
        texts = default_texts(organisation, known[0].version + 1, tx.now, code)
        if {each.sha256 for each in texts} == {each.sha256 for each in known}:
            continue
        purpose = max(each.purpose for each in known)
        for text in texts:
            await tx.consents.add_text(text.model_copy(update={"purpose": purpose}))
        followed += 1
    return followed


async def publish_own(tx: UnitOfWork, sources: tuple[Source, ...]) -> int:
    """Publish the school's own wordings where they differ from those in force; return how many.

    The number of the purpose never goes back: a file without it keeps the one in force.
    """
    organisation = await tx.organisations.get()
    coded = {each.code: each for each in sources if each.coded and organisation.pseudonymous}
    plain = (each for each in sources if not each.coded)
    fitting = ({each.code: each for each in plain} | coded).values()
    newest = {(each.code, each.language): each for each in await tx.consents.texts()}
    published = 0
    for source in fitting:
        known = [each for (code, _), each in newest.items() if code == source.code]
        version = max((each.version for each in known), default=0) + 1
        least = max((each.purpose for each in known), default=1)
        texts = [
            each.model_copy(update={"purpose": max(each.purpose, least)})
            for each in filled(source, organisation, version, tx.now)
        ]
        if all(_same(text, newest.get((text.code, text.language))) for text in texts):
            continue
        for text in texts:
            await tx.consents.add_text(text)
        published += 1
    return published


def _same(text: ConsentText, known: ConsentText | None) -> bool:
    if known is None:
        return False
    approved = text.approved_by is None or (text.approved_by, text.approved_on) == (
        known.approved_by,
        known.approved_on,
    )
    meant = (text.sha256, text.purpose, text.months) == (
        known.sha256,
        known.purpose,
        known.months,
    )
    return meant and approved and known.own


def _named(words: str, organisation: Organisation) -> str:
    told = words.strip() if organisation.address else UNADDRESSED.sub("", words.strip())
    named = told.replace("{organisation}", organisation.name)
    return named.replace("{address}", organisation.address or "")
