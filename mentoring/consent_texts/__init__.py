"""Hold the wordings of consents; a published text is a copy that never changes."""

from datetime import date, datetime
from importlib.resources import files

from mentoring.consent import PARTICIPATION, ConsentText
from mentoring.consent_texts.reading import Source, read
from mentoring.organisations import Organisation
from mentoring.ports import UnitOfWork


def default_source(code: str) -> Source:
    """Read the wording of a code that ships with the program."""
    name = f"{code.lower()}.toml"
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
    """Word the default text of a code in every language for one organisation."""
    return filled(default_source(code), organisation, version, valid_from)


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
    for text in default_texts(organisation, version, tx.now, code):
        await tx.consents.add_text(text.model_copy(update=approval))


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


async def publish_own(tx: UnitOfWork, sources: tuple[Source, ...]) -> int:
    """Publish the school's own wordings where they differ from those in force; return how many.

    The number of the purpose never goes back: a file without it keeps the one in force.
    """
    organisation = await tx.organisations.get()
    newest = {(each.code, each.language): each for each in await tx.consents.texts()}
    published = 0
    for source in sources:
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
    return words.strip().replace("{organisation}", organisation.name)
