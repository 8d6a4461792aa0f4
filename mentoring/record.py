"""Give every record one shape: frozen, strict about its fields, made by keyword."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """Stand for a fact that does not change; a change is a new record."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
