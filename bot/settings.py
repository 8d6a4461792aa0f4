"""Mirror the settings file in one frozen model; what the model does not know is an error."""

import re
from datetime import date, time, timedelta
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, NonNegativeInt, PositiveInt, SecretStr
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from bot.environment import Environment
from bot.spellings import (
    Address,
    DatabaseAddress,
    Form,
    Hours,
    Percent,
    Span,
    TelegramId,
    WebAddress,
    Zone,
)
from mentoring.calendar import QuietHours
from mentoring.forms import TEACHER_TEACHER
from mentoring.norms import ORDINARY, Caution, Norms
from mentoring.organisations import OrganisationKind
from mentoring.weights import Weights


class Section(BaseModel):
    """Be a part of the file: frozen, with no unknown key."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Webhook(Section):
    """Say where Telegram brings updates to, when it brings them."""

    listen: Address = "127.0.0.1:8080"
    public_url: str = ""
    secret: SecretStr = SecretStr("")

    @property
    def has_secret(self) -> bool:
        """Tell whether there is a secret that Telegram accepts and nobody guesses."""
        return bool(re.fullmatch(r"[A-Za-z0-9_-]{16,256}", self.secret.get_secret_value()))


class Telegram(Section):
    """Say how the bot reaches Telegram."""

    token: SecretStr
    api_url: WebAddress = "https://api.telegram.org"
    proxy: str = ""
    mode: Literal["polling", "webhook"] = "polling"
    webhook: Webhook = Webhook()


class Database(Section):
    """Say where everything is kept."""

    url: DatabaseAddress = "sqlite:///nastavnik.db"


class Organisation(Section):
    """Describe the school or college; edited in chat later."""

    name: str = ""
    address: str = ""
    kind: OrganisationKind = OrganisationKind.SCHOOL
    timezone: Zone = "Europe/Moscow"
    locale: Literal["ru", "en"] = "ru"


class Access(Section):
    """Say who is a curator from the start and who may join."""

    curators: frozenset[TelegramId] = frozenset()
    administrators: frozenset[TelegramId] = frozenset()
    registration: Literal["open", "invite"] = "open"


class Cycle(Section):
    """Describe the programme that runs."""

    title: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    forms: tuple[Form, ...] = (TEACHER_TEACHER,)


class Contingent(Section):
    """Count the people the report is measured against."""

    teachers: NonNegativeInt | None = None
    young_teachers: NonNegativeInt | None = None
    learners: NonNegativeInt | None = None


class Targets(Section):
    """Say what per cent of whom takes part by the end of a year."""

    teachers: dict[int, Percent] = {}
    young_teachers: dict[int, Percent] = {}
    learners: dict[int, Percent] = {}


class Privacy(Section):
    """Say what of a person may appear in a chat."""

    pseudonymous: bool | None = None
    key_file: Path | None = None


class Reminders(Section):
    """Say when the bot reminds and when it is quiet."""

    meeting: tuple[Span, ...] = (timedelta(hours=24), timedelta(hours=2))
    quiet_hours: Hours = QuietHours()
    joint_meeting: Span = timedelta(hours=2)
    wish_window: Span = timedelta(days=7)
    announce_window: Span = timedelta(minutes=10)


class Orders(Section):
    """Say what stands in the papers a head signs."""

    basis: str = ""


class Backup(Section):
    """Say where the nightly copies go."""

    dir: Path = Path("backups")
    keep: PositiveInt = 14
    at: time = time(3)


class Questionnaires(Section):
    """Name a folder whose files replace or add questionnaires."""

    folder: Path | None = None


class Consents(Section):
    """Name a folder whose files replace consent texts, and the age of an own agreement."""

    folder: Path | None = None
    own_from: Annotated[int, Field(ge=10, le=18)] = 14


class Matching(Section):
    """Say what counts for a pair, and within which ages and gaps; the same for everybody."""

    weights: Weights = Weights()
    oldest: Annotated[int, Field(ge=14, le=99)] | None = ORDINARY.oldest
    ahead: Annotated[int, Field(ge=0, le=40)] = ORDINARY.ahead
    least_ahead: Annotated[int, Field(ge=0, le=40)] = ORDINARY.least_ahead
    level: Annotated[int, Field(ge=0, le=40)] = ORDINARY.level
    classmates_parent: Caution = ORDINARY.classmates_parent
    most_mentees: Annotated[int, Field(ge=1, le=99)] | None = None
    """The most mentees one mentor has, over all forms; None: as many as the mentor offers."""

    def norms(self) -> Norms:
        """Return them as the rules of pairs read them."""
        return Norms(**{name: getattr(self, name) for name in Norms.model_fields})


class Help(Section):
    """Name the numbers that answer at any hour; the school confirms them in chat."""

    emergency: str = "112"
    helpline: str = "8-800-2000-122"


class Log(Section):
    """Say how much is logged."""

    level: Literal["debug", "info", "warning", "error"] = "info"


class Pacing(Section):
    """Limit how fast the bot sends; Telegram's limits are the defaults."""

    rate: Annotated[float, Field(gt=0)] = 28.0
    chat_burst: PositiveInt = 5


class Settings(BaseSettings):
    """Hold everything an operator decides."""

    model_config = SettingsConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    telegram: Telegram
    database: Database = Database()
    organisation: Organisation = Organisation()
    access: Access = Access()
    cycle: Cycle = Cycle()
    contingent: Contingent = Contingent()
    targets: Targets = Targets()
    privacy: Privacy = Privacy()
    reminders: Reminders = Reminders()
    orders: Orders = Orders()
    backup: Backup = Backup()
    questionnaires: Questionnaires = Questionnaires()
    consents: Consents = Consents()
    matching: Matching = Matching()
    help: Help = Help()
    log: Log = Log()
    pacing: Pacing = Pacing()

    @property
    def key_file(self) -> Path | None:
        """Return where the keys are; None lets an SQLite database have them beside it."""
        if self.privacy.key_file or self.database.url.startswith("sqlite"):
            return self.privacy.key_file
        return Path("nastavnik.key")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Let the environment beat the file, and nothing else speak."""
        return Environment(settings_cls), init_settings


class GivenSettings(Settings):
    """Be exactly what is given, whatever the environment says."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Listen to nobody else."""
        return (init_settings,)
