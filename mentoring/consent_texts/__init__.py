"""Hold the default wordings of consents; a published text is a copy that never changes."""

import tomllib
from datetime import date, datetime
from importlib.resources import files

from mentoring.consent import PARTICIPATION, ConsentText
from mentoring.organisations import Organisation
from mentoring.ports import UnitOfWork


def default_texts(
    organisation: Organisation, version: int, valid_from: datetime
) -> list[ConsentText]:
    """Word the consent to take part in every language for one organisation."""
    raw = files("mentoring.consent_texts").joinpath("c1.toml").read_text(encoding="utf-8")
    return [
        ConsentText(
            organisation_id=organisation.id,
            code=PARTICIPATION,
            version=version,
            language=language,
            title=words["title"],
            summary=_filled(words["summary"], organisation),
            body=_filled(words["body"], organisation),
            valid_from=valid_from,
        )
        for language, words in tomllib.loads(raw).items()
    ]


async def publish_default_texts(
    tx: UnitOfWork,
    approved_by: str | None = None,
    approved_on: date | None = None,
    version: int = 1,
) -> None:
    """Publish the default wordings as a version; one that is there already stays as it is."""
    organisation = await tx.organisations.get()
    for text in default_texts(organisation, version, tx.now):
        approval = {"approved_by": approved_by, "approved_on": approved_on}
        await tx.consents.add_text(text.model_copy(update=approval))


def _filled(words: str, organisation: Organisation) -> str:
    return words.strip().replace("{organisation}", organisation.name)
