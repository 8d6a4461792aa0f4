"""Answer the questionnaires for the people of the sample college."""

from bot.playground.college.cast import Role
from mentoring.occupations import LEARNERS, MENTORS, TEACHERS
from mentoring.people import Wish
from mentoring.questionnaire import Value
from mentoring.subjects import name_code

GROUPS = ("С-21", "С-22", "М-31")
REQUEST = "Хочу увереннее вести практические занятия и не тратить выходные на проверку."


def codes_of(role: Role) -> tuple[str, ...]:
    """Return the questionnaires a role answers."""
    mentee = LEARNERS if role.learns else TEACHERS
    return {
        Wish.MENTOR: (MENTORS,),
        Wish.MENTEE: (mentee,),
        Wish.BOTH: (mentee, MENTORS),
    }[role.wish]


def answers_of(role: Role) -> dict[str, Value]:
    """Return answers to every required question of the role's questionnaire."""
    mentee = _learner(role) if role.learns else _mentee(role)
    if role.wish is Wish.BOTH:
        return {**_mentor(role), **mentee, **role.said}
    return {**(_mentor(role) if role.wish is Wish.MENTOR else mentee), **role.said}


def _shared(role: Role) -> dict[str, Value]:
    return {
        "fio": role.name.full,
        "birth_date": role.born.isoformat(),
        "contact": "phone",
        "phone": f"+7000{1000000 + role.number * 37}",
        "subjects": (name_code(role.subject),),
        "mode": "in_person",
        "slots": role.slots,
    }


def _mentee(role: Role) -> dict[str, Value]:
    scales = {f"deficit_scale:{code}": 6 + n for n, code in enumerate(role.deficits)}
    return {
        **_shared(role),
        "position": "lecturer",
        "total_exp_start": role.since.isoformat(),
        "org_since": role.since.isoformat(),
        "category": "none",
        "ped_education": "yes",
        "need_reason": ("starting",),
        "deficits": role.deficits,
        **scales,
        "request_text": REQUEST,
        "frequency": "weekly",
        "ready_to_mentor": ("ict",),
    }


def _learner(role: Role) -> dict[str, Value]:
    return {
        "fio": role.name.full,
        "birth_date": role.born.isoformat(),
        "class_group": name_code(GROUPS[0]),
        "contact": "chat",
        "forms_wanted": ("unknown",),
        "request_type": role.deficits,
        "subject": name_code(role.subject),
        "mode": "in_person",
        "slots": role.slots,
        "frequency": "weekly",
        "group_ok": "any",
        "mentored_before": False,
    }


def _mentor(role: Role) -> dict[str, Value]:
    return {
        **_shared(role),
        "mentor_kind": "teacher",
        "org_place": "Преподаватель техникума",
        "competences": role.deficits,
        "experience_years": 2026 - role.since.year,
        "achievements": ("category", "young"),
        "forms": ("teacher-teacher",),
        "mentee_age": ("teachers",),
        "capacity": role.capacity,
        "time_resource": 8,
        "experience_mentoring": False,
        "motivation": ("share", "support"),
        "public_card": ("name", "competences", "achievements"),
    }
