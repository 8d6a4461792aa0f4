"""Hand a curator the register of consents: every step with its wording, method and sheet."""

from asyncio import to_thread

from handlers.papers.workbook import Cell, Sheet, workbook
from handlers.screen import File, Room, Screen, ScreenFn
from handlers.texts.consent_words import kind_words
from handlers.texts.moments import day
from handlers.texts.publishing import items_words
from handlers.texts.questionnaire import menu_row
from handlers.texts.speech import _
from handlers.texts.waiting import code as code_words
from mentoring import consent as kinds
from mentoring.consent import ConsentRecord, ConsentStep
from mentoring.delivery import Args
from mentoring.ids import PersonId
from mentoring.people import Person

FINGERPRINT = 12
"""So many letters of a checksum tell two wordings apart; the whole stands in the database."""


async def consent_register(room: Room, _args: Args) -> Screen | None:
    """Make the file for a curator; writing it takes a moment, so a thread does it."""
    if not room.reader.is_curator:
        return None
    sheets = (await _steps(room), await _wordings(room))
    content = await to_thread(workbook, sheets)
    text = _(
        "<b>Register of consents · {day}</b>\nWho gave, refused or revoked what, when and how. "
        "There are personal data inside: keep the file where only curators can read it."
    )
    name = f"consents-{room.today.isoformat()}.xlsx"
    return Screen(text.format(day=day(room.today)), (menu_row(),), File(name, content))


async def _steps(room: Room) -> Sheet:
    histories = await room.tx.consents.histories()
    givers = {each.given_by for one in histories.values() for each in one if each.given_by}
    people = await room.tx.people.persons(set(histories) | givers)
    codes = {
        each.person_id: code_words(each)
        for each in await room.tx.enrolments.all()
        if each.person_id is not None
    }
    rows = [
        _row(room, record, people, codes) for history in histories.values() for record in history
    ]
    columns = (
        _("No."),
        _("Person"),
        _("Consent"),
        _("Step"),
        _("What exactly"),
        _("On"),
        _("At"),
        _("How"),
        _("Given by"),
        _("Until"),
        _("Sheet No."),
        _("Sheet of"),
        _("Kept at"),
        _("Version"),
        _("Checksum"),
    )
    numbered = tuple((n, *row) for n, row in enumerate(rows, 1))
    return Sheet(_("Register of consents"), columns, numbered)


async def _wordings(room: Room) -> Sheet:
    texts = sorted(await room.tx.consents.texts(), key=lambda each: (each.code, each.language))
    columns = (
        _("Code"),
        _("Language"),
        _("Version"),
        _("Title"),
        _("In force since"),
        _("Approved by"),
        _("Approved on"),
        _("Checksum"),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            each.code,
            each.language,
            each.version,
            each.title,
            each.valid_from.astimezone(room.zone).date(),
            each.approved_by,
            each.approved_on,
            each.sha256,
        )
        for each in texts
    ]
    return Sheet(_("Wordings"), columns, tuple(rows))


def _row(
    room: Room,
    record: ConsentRecord,
    people: dict[PersonId, Person],
    codes: dict[PersonId, str],
) -> tuple[Cell, ...]:
    given_by = record.given_by or record.person_id
    local = record.at.astimezone(room.zone)
    return (
        _name(record.person_id, people, codes),
        f"{record.code} {kind_words(record.code)}",
        _step(record),
        items_words(room, record.items),
        local.date(),
        f"{local:%H:%M}",
        _method(record.method),
        _name(given_by, people, codes),
        record.expires_on,
        record.paper_number,
        record.paper_date,
        record.paper_place,
        record.version,
        record.sha256[:FINGERPRINT],
    )


def _name(person: PersonId, people: dict[PersonId, Person], codes: dict[PersonId, str]) -> str:
    """Name somebody; whoever is erased or has no name yet stands here by number."""
    known = people.get(person)
    name = known.name if known else None
    return name or codes.get(person) or _("No. {n}").format(n=person)


def _step(record: ConsentRecord) -> str:
    if record.code == kinds.NOTICE:
        return _("read")
    return {
        ConsentStep.GIVEN: _("given"),
        ConsentStep.REFUSED: _("refused"),
        ConsentStep.REVOKED: _("revoked"),
    }[record.step]


def _method(method: str) -> str:
    return {
        kinds.BUTTON: _("in the chat"),
        kinds.PAPER: _("on paper"),
        kinds.UNDO: _("note taken back"),
        "expired": _("ran out"),
        "erasure": _("with the wish to be erased"),
        "under_age": _("under age"),
        kinds.GONE: _("the only representative's data were erased"),
        "restored": _("written down again after a restore"),
    }.get(method, method)


SCREENS: dict[str, ScreenFn] = {"consent_register": consent_register}
