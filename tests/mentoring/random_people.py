"""Make people at random, alike each time: any answer may be missing, any rule may break."""

from datetime import UTC, date, datetime
from random import Random

from mentoring.applications import Participation, ParticipationState, Profile, Side
from mentoring.bars import SOFT, Override
from mentoring.ids import CycleId, OrganisationId, ParticipationId, PersonId
from mentoring.norms import Caution, Norms
from mentoring.sexes import Sex
from mentoring.terrain import Link, Terrain
from mentoring.weights import Weights
from mentoring.wishes.records import Continuing, Rating, Wish

NOW = datetime(2026, 9, 1, 9, tzinfo=UTC)
TODAY = date(2026, 11, 23)
FORMS = (
    "teacher-teacher",
    "teacher-learner",
    "learner-learner",
    "employer-student",
    "head-teacher",
)
SLOTS = tuple(
    f"{day}-{part}"
    for day in ("mon", "tue", "wed", "thu", "fri", "sat")
    for part in ("morning", "day", "evening")
)
SUBJECTS = tuple(f"Предмет {n}" for n in range(12))
GROUPS = ("7 «А»", "8 «Б»", "С-21")
REQUESTS = ("study", "project", "contest", "adaptation", "friends", "career", "talent")
DEFICITS = ("theory", "norms", "subject", "methods", "ict", "assessment", "parents")
REASONS = ("starting", "new_place", "new_technology", "contest", "tired", "new_position")
INTERESTS = ("books", "sport", "music", "travel", "technology", "games", "nature")
MODELS = ("traditional", "group", "reverse", "partner")
KINDS = ("teacher", "teacher", "learner", "employee", "graduate")


class Crowd:
    """Make mentees and mentors; the share of `gaps` leaves an answer out."""

    def __init__(self, seed: int, gaps: float = 0.15) -> None:
        self.random, self.gaps = Random(seed), gaps
        self.numbers = 0

    def mentees(self, count: int) -> list[Participation]:
        return [self._mentee() for _ in range(count)]

    def mentors(self, count: int) -> list[Participation]:
        return [self._mentor() for _ in range(count)]

    def terrain(
        self, mentees: list[Participation], mentors: list[Participation], trouble: float = 0.05
    ) -> Terrain:
        """Let about so large a share of the people be hindered by something private."""
        random = self.random
        everybody = [each.person_id for each in (*mentees, *mentors)]

        def some(people: list[PersonId]) -> frozenset[PersonId]:
            return frozenset(each for each in people if random.random() < trouble)

        def links() -> frozenset[Link]:
            count = round(trouble * len(mentees))
            return frozenset(self._link(mentees, mentors) for _ in range(count))

        working = links() | frozenset(self._link(mentors, mentees) for _ in range(3))
        parents = {each.person_id: some(everybody) for each in mentees[::5]}
        return Terrain(
            today=TODAY,
            consents=frozenset(everybody) - some(everybody),
            forms=FORMS,
            norms=Norms(
                weights=Weights(wish=random.choice([0, 30, 50]), mode=random.choice([0, 5])),
                classmates_parent=random.choice(list(Caution)),
            ),
            links=working,
            turned=frozenset(each for each in working if random.random() < 0.3),
            works_on={each: random.choice(["young", "study"]) for each in working},
            parted=links(),
            declined=links(),
            unrepresented=some(everybody),
            not_colleagues=some(everybody),
            cleared=frozenset(each.id for each in mentors if random.random() < 0.8),
            guests=some(everybody),
            unshared=some(everybody),
            parents=parents,
            class_parents={group: some(everybody) for group in GROUPS},
            sexes={each: random.choice(list(Sex)) for each in everybody},
            only={each: random.choice(list(Sex)) for each in some(everybody)},
            overrides=self._overrides(mentees, mentors),
            wishes=self._wishes(mentees, mentors),
            ratings=self._ratings(mentees, mentors),
        )

    def _mentee(self) -> Participation:
        pupil = self.random.random() < 0.6
        profile = self._pupil() if pupil else self._teacher()
        kept = {key: value for key, value in profile.items() if self._is_told(key)}
        return self._someone(Side.MENTEE, kept, capacity=0)

    def _pupil(self) -> Profile:
        born = date(self.random.randint(2005, 2017), self.random.randint(1, 12), 14)
        return {
            "request_type": self._some(REQUESTS, 3),
            "subject": self.random.choice(SUBJECTS),
            "forms_wanted": self._some(("teacher", "learner", "employee", "unknown"), 2),
            "birth_date": born.isoformat(),
            "class_group": self.random.choice(GROUPS),
            "interests": self._some(INTERESTS, 3),
            "mentor_pref": self._some(("near", "older", "gentle"), 2),
            "stop_list": [f"#{self.random.randint(1, 60)}"] if self.random.random() < 0.2 else [],
            **self._usual(),
        }

    def _teacher(self) -> Profile:
        deficits = self._some(DEFICITS, 3)
        return {
            "deficits": deficits,
            **{f"deficit_scale:{each}": self.random.randint(1, 10) for each in deficits},
            "need_reason": self._some(REASONS, 2),
            "subjects": self._some(SUBJECTS, 2),
            "total_exp_start": date(self.random.randint(1995, 2026), 9, 1).isoformat(),
            "model_pref": self._some(MODELS, 2),
            "superior": f"#{self.random.randint(1, 60)}",
            "mentor_wish": [f"#{self.random.randint(1, 60)}"],
            **self._usual(),
        }

    def _mentor(self) -> Participation:
        profile: Profile = {
            "mentor_kind": self.random.choice(KINDS),
            "forms": self._some(FORMS, 3),
            "birth_date": date(self.random.randint(1960, 2012), 5, 1).isoformat(),
            "mentee_age": self._some(("10-13", "14-15", "16-17", "18+", "teachers"), 4),
            "competences": self._some(DEFICITS, 4),
            "helps_with": self._some(REQUESTS, 4),
            "subjects": self._some(SUBJECTS, 3),
            "experience_years": self.random.randint(0, 40),
            "leads_group": self.random.choice(GROUPS),
            "interests": self._some(INTERESTS, 3),
            "models": self._some(MODELS, 3),
            **self._usual(),
        }
        kept = {key: value for key, value in profile.items() if self._is_told(key)}
        capacity = self.random.randint(1, 6)
        taken = self.random.randint(0, capacity) if self.random.random() < 0.3 else 0
        return self._someone(Side.MENTOR, kept, capacity=capacity, taken=taken)

    def _usual(self) -> Profile:
        return {
            "mode": self.random.choice(("in_person", "online", "mixed")),
            "slots": self._some(SLOTS, 5),
        }

    def _someone(
        self, side: Side, profile: Profile, *, capacity: int, taken: int = 0
    ) -> Participation:
        self.numbers += 1
        ready = self.random.random() < 0.95
        return Participation(
            id=ParticipationId(self.numbers),
            organisation_id=OrganisationId(1),
            cycle_id=CycleId(1),
            person_id=PersonId(self.numbers if self.random.random() < 0.97 else 1),
            side=side,
            state=ParticipationState.READY if ready else ParticipationState.SUBMITTED,
            profile=profile,
            capacity=capacity,
            taken=taken,
            created_at=NOW,
        )

    def _wishes(
        self, mentees: list[Participation], mentors: list[Participation]
    ) -> dict[ParticipationId, Wish]:
        found = {}
        for own, others in ((mentees, mentors), (mentors, mentees)):
            for each in own:
                if self.random.random() < 0.6:
                    picked = self.random.sample(others, min(4, len(others)))
                    named = [other.id for other in picked]
                    most = 3 if each.side is Side.MENTEE else 4
                    found[each.id] = Wish(
                        participation_id=each.id,
                        side=each.side,
                        ranked=tuple(named[: self.random.randint(0, most)]),
                        avoided=tuple(named[-1:]) if self.random.random() < 0.2 else (),
                        answered_at=NOW,
                    )
        return found if self.random.random() < 0.8 else {}

    def _ratings(
        self, mentees: list[Participation], mentors: list[Participation]
    ) -> tuple[Rating, ...]:
        return tuple(
            Rating(
                mentee=self.random.choice(mentees).id,
                mentor=self.random.choice(mentors).id,
                by=self.random.choice(list(Side)),
                said=self.random.choice(list(Continuing)),
            )
            for _ in range(self.random.randint(0, 5))
        )

    def _overrides(
        self, mentees: list[Participation], mentors: list[Participation]
    ) -> frozenset[Override]:
        return frozenset(
            Override(
                mentor=self.random.choice(mentors).id,
                mentee=self.random.choice(mentees).id,
                bar=self.random.choice(sorted(SOFT)),
            )
            for _ in range(10)
        )

    def _link(self, mentees: list[Participation], mentors: list[Participation]) -> Link:
        return Link(
            mentor=self.random.choice(mentors).person_id,
            mentee=self.random.choice(mentees).person_id,
            form=self.random.choice(FORMS),
        )

    def _some(self, options: tuple[str, ...], most: int) -> list[str]:
        return self.random.sample(options, self.random.randint(1, most))

    def _is_told(self, key: str) -> bool:
        return key == "request_type" or self.random.random() >= self.gaps
