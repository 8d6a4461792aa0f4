"""Read a person's answers and what is known of them into a sketch, once for all judgements."""

from collections import defaultdict
from datetime import date

from mentoring.ages import age_on, is_adult
from mentoring.answers import answers_of, requests_of, subjects_of
from mentoring.applications import Participation, ParticipationState, Side
from mentoring.forms import LEARNER, repertoire, suggested_forms
from mentoring.ids import ParticipationId, PersonId
from mentoring.lists import forms_for
from mentoring.occupations import is_learner
from mentoring.people import Bracket
from mentoring.pseudonyms import BRACKET
from mentoring.questionnaire.definition import CARD, OWN
from mentoring.sketches import NO_TIES, NOBODY, Choices, Known, Sketch, Ties
from mentoring.terrain import NO_CLASS, Terrain
from mentoring.wishes.records import Wish

UNKNOWN = "unknown"
"""A learner who does not know yet whom to work with may work with anybody."""

ETERNAL = 200
SPANS = {
    Bracket.UNDER_10: (0, 9),
    Bracket.FROM_10: (10, 13),
    Bracket.FROM_14: (14, 17),
    Bracket.ADULT: (18, ETERNAL),
}


class Ground:
    """Know the terrain by person; sketches are made once for each participation."""

    def __init__(self, terrain: Terrain) -> None:
        """Sort the links of everybody by person."""
        self.terrain = terrain
        self._ties = _ties_in(terrain)
        self._somewhere = terrain.class_parents.get(NO_CLASS, NOBODY)
        self._of_any_class = NOBODY.union(*terrain.class_parents.values())
        self._sketches: dict[ParticipationId, Sketch] = {}

    def sketch(self, who: Participation) -> Sketch:
        """Return what rules and scores look at."""
        if who.id not in self._sketches:
            self._sketches[who.id] = self._drawn(who)
        return self._sketches[who.id]

    def _drawn(self, who: Participation) -> Sketch:
        terrain = self.terrain
        learner = who.side is Side.MENTEE and is_learner(who)
        born = _born(who)
        wanted = _wanted(who, learner=learner)
        return Sketch(
            id=who.id,
            person=who.person_id,
            side=who.side,
            ready=who.state is ParticipationState.READY,
            learner=learner,
            forms=_forms(who, terrain.forms),
            forms_told=_forms_told(who, terrain.forms, learner=learner),
            requests=requests_of(who),
            wanted=wanted,
            felt=sum(felt for _, felt in wanted),
            for_learners=frozenset(answers_of(who, "helps_with")),
            for_colleagues=frozenset(answers_of(who, "competences")),
            subjects=frozenset(subjects_of(who)),
            subjects_told=subjects_of(who),
            group=_text(who, "class_group"),
            leads_group=_text(who, "leads_group"),
            kind=_text(who, "mentor_kind"),
            slots=frozenset(answers_of(who, "slots")),
            slots_told=answers_of(who, "slots"),
            clock=terrain.clocks.get(who.person_id, 0),
            interests=frozenset(answers_of(who, "interests")),
            mode=_text(who, "mode"),
            models=frozenset(answers_of(who, "model_pref") + answers_of(who, "models")),
            years=_years(who, terrain.today),
            age=None if born is None else age_on(born, terrain.today),
            start_ages=_span(who, max(terrain.today, terrain.starts_on or terrain.today)),
            grown=_grown(who, terrain.today),
            ages=frozenset(answers_of(who, "mentee_age")),
            older_or_near=frozenset(answers_of(who, "mentor_pref")) & {"near", "older"},
            choices=_choices(who, terrain.wishes.get(who.id)),
            free=who.free,
            offered=who.offered,
            capacity=who.places,
            known=self._known(who, learner=learner),
            ties=self._ties.get(who.person_id, NO_TIES),
        )

    def _known(self, who: Participation, *, learner: bool) -> Known:
        terrain, person = self.terrain, who.person_id
        group = _text(who, "class_group")
        of_class = terrain.class_parents.get(group, NOBODY) if group else NOBODY
        own = terrain.parents.get(person, NOBODY)
        maybe = (self._somewhere if group else self._of_any_class) if learner else NOBODY
        return Known(
            permitted=person in terrain.consents,
            represented=person not in terrain.unrepresented,
            colleagues=person not in terrain.not_colleagues,
            cleared=who.id in terrain.cleared,
            guest=person in terrain.guests,
            shared=person not in terrain.unshared,
            sex=terrain.sexes.get(person),
            only=terrain.only.get(person),
            parents=own,
            class_parents=of_class - own,
            maybe_class_parents=maybe - of_class - own,
        )


def forms_of_mentee(mentee: Participation, enabled: tuple[str, ...]) -> tuple[str, ...]:
    """Return the forms open to a mentee, those first that the request speaks for."""
    may = open_to(mentee, enabled)
    best = suggested_forms(requests_of(mentee), may)
    return (*best, *(code for code in may if code not in best))


def open_to(mentee: Participation, enabled: tuple[str, ...]) -> tuple[str, ...]:
    """Return the forms open to a mentee, in no order of theirs: quicker where many are asked."""
    known, learner = repertoire().form, is_learner(mentee)
    sides = answers_of(mentee, "forms_wanted")
    anybody = not sides or UNKNOWN in sides
    ours = (code for code in enabled if (known[code].mentee == LEARNER) is learner)
    return tuple(code for code in ours if anybody or known[code].mentor in sides)


def forms_of_mentor(mentor: Participation, enabled: tuple[str, ...]) -> tuple[str, ...]:
    """Return the forms a mentor works in; who named none has all that suit who they are."""
    kind = mentor.profile.get("mentor_kind")
    everything = forms_for(kind if isinstance(kind, str) else None, enabled)
    return answers_of(mentor, "forms") or everything


def _forms(who: Participation, enabled: tuple[str, ...]) -> tuple[str, ...]:
    mine = forms_of_mentee if who.side is Side.MENTEE else forms_of_mentor
    return mine(who, enabled)


def _forms_told(who: Participation, enabled: tuple[str, ...], *, learner: bool) -> bool:
    """Tell whether somebody named forms; a teacher who is a mentee is not asked for any."""
    if who.side is Side.MENTEE:
        return not learner or bool(answers_of(who, "forms_wanted"))
    kind = _text(who, "mentor_kind")
    return bool(answers_of(who, "forms")) or (
        kind is not None and len(forms_for(kind, enabled)) == 1
    )


def _ties_in(terrain: Terrain) -> dict[PersonId, Ties]:
    mentors: defaultdict[PersonId, set[tuple[PersonId, str]]] = defaultdict(set)
    leads: defaultdict[PersonId, set[tuple[PersonId, str | None, bool]]] = defaultdict(set)
    parted: defaultdict[PersonId, set[PersonId]] = defaultdict(set)
    declined: defaultdict[PersonId, set[tuple[PersonId, str]]] = defaultdict(set)
    for link in terrain.links:
        mentors[link.mentee].add((link.mentor, link.form))
        about = terrain.works_on.get(link)
        leads[link.mentor].add((link.mentee, about, link in terrain.turned))
    for link in terrain.parted:
        parted[link.mentee].add(link.mentor)
        parted[link.mentor].add(link.mentee)
    for link in terrain.declined:
        declined[link.mentee].add((link.mentor, link.form))
    return {
        person: Ties(
            mentors=frozenset(mentors[person]),
            leads=frozenset(leads[person]),
            parted=frozenset(parted[person]),
            declined=frozenset(declined[person]),
        )
        for person in {*mentors, *leads, *parted, *declined}
    }


def _wanted(who: Participation, *, learner: bool) -> tuple[tuple[str, int], ...]:
    """Weigh what is wanted by how strongly it is felt; who did not say feels all alike."""
    named = answers_of(who, "request_type" if learner else "deficits")
    felt = ((each, who.profile.get(f"deficit_scale:{each}")) for each in named)
    return tuple(
        (each, scale if isinstance(scale, int) else 1)
        for each, scale in felt
        if not each.startswith(OWN)
    )


def _choices(who: Participation, wish: Wish | None) -> Choices:
    return Choices(
        superiors=_superiors(who),
        avoids=_chosen(who, "stop_list"),
        avoids_ids=frozenset(wish.avoided if wish else ()),
        avoids_more=any(each.startswith(OWN) for each in answers_of(who, "stop_list")),
        wished=_chosen(who, "mentor_wish"),
        ranks=(wish.ranked or None) if wish else None,
    )


def _chosen(who: Participation, key: str) -> frozenset[PersonId]:
    """Return whom somebody chose from cards; own words name nobody yet."""
    cards = (each.removeprefix(CARD) for each in answers_of(who, key) if each.startswith(CARD))
    return frozenset(PersonId(int(each)) for each in cards if each.isdecimal())


def _superiors(who: Participation) -> frozenset[PersonId] | None:
    named = answers_of(who, "superior")
    unsure = not named or any(each.startswith(OWN) for each in named)
    return None if unsure else _chosen(who, "superior")


def _years(who: Participation, today: date) -> int | None:
    """Return the years of work: a mentor says them, a teacher says since when."""
    key = "experience_years" if who.side is Side.MENTOR else "total_exp_start"
    said = who.profile.get(key)
    if isinstance(said, str) and who.side is Side.MENTEE:
        return age_on(date.fromisoformat(said), today)
    return said if isinstance(said, int) and who.side is Side.MENTOR else None


def _text(who: Participation, key: str) -> str | None:
    value = who.profile.get(key)
    return value if isinstance(value, str) else None


def _born(who: Participation) -> date | None:
    born = who.profile.get("birth_date")
    return date.fromisoformat(born) if isinstance(born, str) else None


def _bracket(who: Participation) -> Bracket | None:
    bracket = who.profile.get(BRACKET)
    return None if bracket is None else Bracket(bracket)


def _grown(who: Participation, today: date) -> bool | None:
    born, bracket = _born(who), _bracket(who)
    if born is not None:
        return is_adult(born, today)
    return None if bracket is None else bracket is Bracket.ADULT


def _span(who: Participation, day: date) -> tuple[int, int] | None:
    born, bracket = _born(who), _bracket(who)
    if born is not None:
        return (age_on(born, day),) * 2
    return SPANS[bracket] if bracket is not None else None
