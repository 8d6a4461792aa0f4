"""Write answers with what lists ask of them, so that a list need not open what is sealed."""

from mentoring.applications import Participation, Profile, Sketch
from mentoring.labels import group_in, token, wished_forms
from storage.places import NORM
from storage.tables import participations

OWN = [participations.c[name] for name in Participation.model_fields if name != NORM.name]
WHOLE = [*OWN, NORM]
SKETCH = [participations.c[name] for name in Sketch.model_fields]


def answered(profile: Profile) -> dict[str, object]:
    """Return the columns that hold these answers."""
    group = group_in(profile)
    return {
        "profile": profile,
        "group_token": token(group) if group else None,
        "wished_forms": list(wished_forms(profile)),
    }
