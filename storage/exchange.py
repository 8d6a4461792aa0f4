"""Keep the one door between organisations: the only repository that looks beyond its own."""

from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, update

from mentoring.applications import ParticipationState, Profile, Side
from mentoring.consent import OTHER_ORGANISATIONS, PARTICIPATION, ConsentStep, ConsentText
from mentoring.exchanging import Exchange, ExchangeState, Introduced, Offered
from mentoring.ids import ExchangeId, ParticipationId, PersonId
from mentoring.questionnaire.definition import OWN
from storage.insertion import insert_new
from storage.places import PLACES
from storage.scope import Scope
from storage.tables import (
    account_people,
    accounts,
    consent_records,
    consent_texts,
    cycles,
    exchanges,
    organisations,
    participations,
    persons,
)

PASSED = frozenset(
    {
        "mentor_kind",
        "competences",
        "helps_with",
        "subjects",
        "forms",
        "models",
        "mentee_age",
        "mode",
        "slots",
        "capacity",
        "experience_years",
    }
)
"""Answers that pairing needs; nothing else of a questionnaire passes."""

GOES_ON = (ExchangeState.ASKED.value, ExchangeState.AGREED.value, ExchangeState.HERE.value)


class Exchanges:
    """Keep what one organisation asks of others and is asked by them."""

    def __init__(self, scope: Scope) -> None:
        """Work inside one transaction."""
        self._scope = scope

    @property
    def _asks(self) -> ColumnElement[bool]:
        return exchanges.c.organisation_id == self._scope.organisation

    @property
    def _is_home(self) -> ColumnElement[bool]:
        return exchanges.c.home_id == self._scope.organisation

    async def offered(self) -> list[Offered]:
        """Return other organisations' mentors whose own consent (C5) lets their card be seen."""
        asked_for = select(exchanges.c.participation_id).where(
            self._asks, exchanges.c.state.in_(GOES_ON)
        )
        asked = self._open_cards().where(participations.c.id.not_in(asked_for))
        rows = (await self._scope.connection.execute(asked.order_by(participations.c.id))).all()
        return [
            Offered(
                participation=ParticipationId(row.id),
                competences=_codes(row.profile, "competences") + _codes(row.profile, "helps_with"),
                forms=_codes(row.profile, "forms"),
                free=row.places - row.taken,
            )
            for row in rows
        ]

    async def ask(
        self, participation: ParticipationId, by: PersonId, terms: int, at: datetime
    ) -> Exchange | None:
        """Ask for a mentor; None when the card is not offered any more or was asked for."""
        card = self._open_cards().where(participations.c.id == participation)
        row = (await self._scope.connection.execute(card)).first()
        if row is None:
            return None
        new = insert_new(exchanges).values(
            organisation_id=self._scope.organisation,
            home_id=row.organisation_id,
            participation_id=participation,
            mentor_id=row.person_id,
            asked_by=by,
            asked_at=at,
            terms_version=terms,
            state=ExchangeState.ASKED.value,
        )
        return await self._scope.one(Exchange, new.returning(exchanges))

    async def get(self, exchange: ExchangeId) -> Exchange | None:
        """Return a request that this organisation made or was sent."""
        ours = or_(self._asks, self._is_home)
        return await self._scope.one(
            Exchange, select(exchanges).where(ours, exchanges.c.id == exchange)
        )

    async def made(self, *states: ExchangeState) -> list[Exchange]:
        """Return what this organisation asks for, the newest first."""
        asked = select(exchanges).where(self._asks, exchanges.c.state.in_(states))
        return await self._scope.many(Exchange, asked.order_by(exchanges.c.id.desc()))

    async def received(self, *states: ExchangeState) -> list[Exchange]:
        """Return what others ask this organisation for, the oldest first."""
        asked = select(exchanges).where(self._is_home, exchanges.c.state.in_(states))
        return await self._scope.many(Exchange, asked.order_by(exchanges.c.id))

    async def asker(self, exchange: Exchange) -> str:
        """Return the name of the organisation that asks."""
        named = select(organisations.c.name).join(
            exchanges, exchanges.c.organisation_id == organisations.c.id
        )
        ours = or_(self._asks, self._is_home)
        asked = named.where(exchanges.c.id == exchange.id, ours)
        return str(await self._scope.scalar(asked) or "")

    async def terms(self, exchange: Exchange, language: str) -> ConsentText | None:
        """Return the consent text of the organisation that asks, which the mentor agrees to."""
        shown = and_(
            consent_texts.c.organisation_id == exchanges.c.organisation_id,
            consent_texts.c.version == exchanges.c.terms_version,
            consent_texts.c.code == PARTICIPATION,
            consent_texts.c.language == language,
        )
        ours = or_(self._asks, self._is_home)
        asked = select(consent_texts).join(exchanges, shown).where(ours)
        return await self._scope.one(ConsentText, asked.where(exchanges.c.id == exchange.id))

    async def told(self, exchange: ExchangeId, at: datetime) -> bool:
        """Note that those who decide were told of it; False when they were."""
        silent = self._is_home, exchanges.c.id == exchange, exchanges.c.told_at.is_(None)
        return await self._scope.changed(update(exchanges).where(*silent).values(told_at=at))

    async def mentor_says(self, exchange: ExchangeId, at: datetime, *, yes: bool) -> bool:
        """Store the mentor's answer once; False when answered or over."""
        said = exchanges.c.mentor_said.is_(None)
        values = {"mentor_said": yes, "mentor_at": at}
        return await self._says(exchange, said, values, exchanges.c.home_said, yes=yes)

    async def home_says(
        self, exchange: ExchangeId, by: PersonId, at: datetime, *, yes: bool
    ) -> bool:
        """Store the answer of the mentor's own curator once; False when answered or over."""
        said = exchanges.c.home_said.is_(None)
        values = {"home_said": yes, "home_by": by, "home_at": at}
        return await self._says(exchange, said, values, exchanges.c.mentor_said, yes=yes)

    async def _says(
        self,
        exchange: ExchangeId,
        silent: ColumnElement[bool],
        values: dict[str, object],
        other: ColumnElement[bool | None],
        *,
        yes: bool,
    ) -> bool:
        waits = exchanges.c.id == exchange, exchanges.c.state == ExchangeState.ASKED.value
        spoken = update(exchanges).where(self._is_home, *waits, silent)
        if not await self._scope.changed(spoken.values(values)):
            return False
        both = update(exchanges).where(self._is_home, *waits)
        if yes:
            agreed = both.where(other.is_(True)).values(state=ExchangeState.AGREED.value)
            await self._scope.count(agreed)
        else:
            ended = both.values(state=ExchangeState.REFUSED.value, closed_at=self._scope.now)
            await self._scope.count(ended)
        return True

    async def introduced(self, exchange: ExchangeId) -> Introduced | None:
        """Return name and contact: to the one who asked, after both have agreed, under C5."""
        agreed = and_(
            exchanges.c.participation_id == participations.c.id,
            exchanges.c.state == ExchangeState.AGREED.value,
        )
        now = account_people.c.ended_at.is_(None)
        here = and_(account_people.c.person_id == persons.c.id, now)
        asked = (
            self._open_cards(persons, accounts)
            .join(exchanges, agreed)
            .join(account_people, here)
            .join(accounts, accounts.c.id == account_people.c.account_id)
            .where(self._asks, exchanges.c.id == exchange)
            .order_by(account_people.c.id.desc())
            .limit(1)
        )
        row = (await self._scope.connection.execute(asked)).first()
        if row is None:
            return None
        return Introduced(
            name=row.name,
            contact=row.contact,
            channel=row.channel,
            external_id=row.external_id,
            language=row.language,
            profile={key: row.profile[key] for key in PASSED if key in row.profile},
            free=row.places - row.taken,
        )

    async def arrived(self, exchange: ExchangeId, guest: PersonId) -> bool:
        """Note that the mentor is a guest of the one who asked; False when it is noted."""
        waits = exchanges.c.id == exchange, exchanges.c.state == ExchangeState.AGREED.value
        values = {"state": ExchangeState.HERE.value, "guest_id": guest}
        return await self._scope.changed(
            update(exchanges).where(self._asks, *waits).values(values)
        )

    async def close(self, exchange: ExchangeId, at: datetime) -> bool:
        """End a request or a guest's stay; False when it is over."""
        ours = or_(self._asks, self._is_home)
        goes_on = exchanges.c.id == exchange, exchanges.c.state.in_(GOES_ON)
        values = {"state": ExchangeState.CLOSED.value, "closed_at": at}
        return await self._scope.changed(update(exchanges).where(ours, *goes_on).values(values))

    def _open_cards(self, *more: object) -> Select[*tuple[object, ...]]:
        """Ask for approved mentors of other organisations under C5, with places and a person."""
        columns = [
            participations.c.id,
            participations.c.organisation_id,
            participations.c.person_id,
            participations.c.profile,
            PLACES.label("places"),
            participations.c.taken,
        ]
        if more:
            columns += [persons.c.name, persons.c.contact, accounts.c.channel]
            columns += [accounts.c.external_id, accounts.c.language]
        newest = select(func.max(cycles.c.id)).where(
            cycles.c.organisation_id == participations.c.organisation_id
        )
        return (
            select(*columns)
            .join(persons, persons.c.id == participations.c.person_id)
            .where(
                participations.c.organisation_id != self._scope.organisation,
                participations.c.side == Side.MENTOR.value,
                participations.c.state == ParticipationState.READY.value,
                participations.c.taken < PLACES,
                participations.c.cycle_id == newest.scalar_subquery(),
                persons.c.erased_at.is_(None),
                self._holds(OTHER_ORGANISATIONS),
                self._holds(PARTICIPATION),
            )
        )

    def _holds(self, code: str) -> ColumnElement[bool]:
        """Tell whether the last thing somebody did with a consent leaves it in force today."""
        newest = consent_records.alias("newest")
        last = (
            select(func.max(newest.c.id))
            .where(newest.c.person_id == persons.c.id, newest.c.code == code)
            .correlate(persons)
        )
        until = consent_records.c.expires_on
        given = select(consent_records.c.id).where(
            consent_records.c.id == last.scalar_subquery(),
            consent_records.c.step == ConsentStep.GIVEN.value,
            or_(until.is_(None), until >= self._scope.now.date()),
        )
        return given.correlate(persons).exists()


def _codes(profile: Profile, key: str) -> tuple[str, ...]:
    """Return chosen codes; own words might say who somebody is and never leave."""
    found = profile.get(key) or []
    return tuple(each for each in found if isinstance(each, str) and not each.startswith(OWN))
