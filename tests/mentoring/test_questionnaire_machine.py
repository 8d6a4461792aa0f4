"""The step machine: answers, ticks, going back, editing, stale presses."""

import pytest

from mentoring.errors import Refusal
from mentoring.questionnaire import (
    Draft,
    Question,
    Questionnaire,
    answer,
    back,
    begin,
    done,
    fits,
    goto,
    is_complete,
    keep,
    own_words,
    pick,
    press,
    question,
    renew,
    skip,
    summary,
)
from mentoring.questionnaire.refusals import (
    CannotGoTo,
    CannotSkip,
    Empty,
    NotAnOption,
    NothingBefore,
    NothingToKeep,
    OwnWordsWanted,
    Stale,
    TooFew,
    TooMany,
)
from tests.mentoring.questionnaire_samples import (
    CHOICES,
    NO_LISTS,
    OTHER,
    made,
    offered,
)

TWO = made('id = "one"\nkind = "text"', 'id = "two"\nkind = "text"')
HARD = made(
    f'id = "hard"\nkind = "multi"\nmost = 2\n{offered("ict", "parents", "marks")}\n{OTHER}',
    'id = "how"\nkind = "scale"\nfor_each = "hard"',
    'id = "end"\nkind = "yesno"',
)
BRANCH = made(
    'id = "before"\nkind = "yesno"',
    'id = "where"\nkind = "text"\nwhen = {step = "before", equals = true}',
    'id = "last"\nkind = "number"',
)
PEOPLE = made(
    'id = "wish"\nkind = "person"\noptional = true',
    'id = "avoid"\nkind = "person"\nmost = 2\noptional = true',
)


def shown(questionnaire: Questionnaire, draft: Draft) -> Question:
    found = question(questionnaire, draft, CHOICES)
    assert found is not None
    return found


def replied(questionnaire: Questionnaire, draft: Draft, *values: str | int | bool) -> Draft:
    for value in values:
        assert draft.at is not None
        draft = answer(questionnaire, draft, draft.at, value, CHOICES)
    return draft


def test_answers_lead_to_the_summary() -> None:
    draft = replied(TWO, begin(TWO), " раз ", "два")
    assert is_complete(draft)
    assert draft.answers == {"one": "раз", "two": "два"}
    assert [line.value for line in summary(TWO, draft)] == ["раз", "два"]
    assert question(TWO, draft, CHOICES) is None


def test_every_accepted_change_counts_once_and_a_refused_one_not_at_all() -> None:
    draft = begin(TWO)
    assert draft.changed == 0
    with pytest.raises(Empty):
        answer(TWO, draft, "one", " ", CHOICES)
    assert replied(TWO, draft, "a", "b").changed == 2


def test_a_press_for_another_question_is_stale_and_says_what_was_answered() -> None:
    draft = replied(TWO, begin(TWO), "раз")
    with pytest.raises(Stale) as caught:
        answer(TWO, draft, "one", "снова", CHOICES)
    assert caught.value.data == {"key": "one", "given": "раз", "current": "two"}
    with pytest.raises(Stale):
        done(TWO, draft, "nowhere", CHOICES)


def test_known_answers_are_not_asked_but_stand_in_the_summary() -> None:
    draft = begin(TWO, {"one": "давно", "strange": "x"})
    assert draft.at == "two"
    assert draft.answers == {"one": "давно"}
    assert is_complete(begin(TWO, {"one": "a", "two": "b"}))


def test_known_answers_of_the_wrong_shape_are_asked_again() -> None:
    assert begin(HARD, {"hard": "ict"}).at == "hard"
    assert begin(HARD, {"hard": ["ict"]}).at == "how:ict"
    assert begin(BRANCH, {"before": "да"}).at == "before"


def test_a_step_repeats_for_every_chosen_option() -> None:
    draft = begin(HARD)
    for wish in ("+marks", "+ict"):
        draft = pick(HARD, draft, "hard", wish, CHOICES)
    draft = done(HARD, draft, "hard", CHOICES)
    assert draft.answers["hard"] == ("ict", "marks")
    first = shown(HARD, draft)
    assert (first.key, first.position, first.total) == ("how:ict", 2, 4)
    assert first.option is not None
    assert first.option.text.said("ru") == "р-ict"
    draft = replied(HARD, draft, 7, "9")
    assert (draft.at, draft.answers["how:marks"]) == ("end", 9)


def test_own_words_repeat_too_under_their_own_name() -> None:
    draft = answer(HARD, begin(HARD), "hard", "Шум в классе", CHOICES)
    draft = done(HARD, draft, "hard", CHOICES)
    found = shown(HARD, draft)
    assert found.key == "how:other"
    assert found.option is not None
    assert found.option.text.said("en") == "Шум в классе"


def test_ticks_carry_the_wished_state() -> None:
    draft = pick(HARD, begin(HARD), "hard", "+ict", CHOICES)
    assert pick(HARD, draft, "hard", "+ict", CHOICES) is draft
    draft = pick(HARD, draft, "hard", "-ict", CHOICES)
    assert pick(HARD, draft, "hard", "-ict", CHOICES) is draft
    assert shown(HARD, draft).selected == ()


def test_ticks_keep_to_their_limits() -> None:
    draft = begin(HARD)
    with pytest.raises(TooFew):
        done(HARD, draft, "hard", CHOICES)
    for wish in ("+ict", "+marks"):
        draft = pick(HARD, draft, "hard", wish, CHOICES)
    with pytest.raises(TooMany):
        pick(HARD, draft, "hard", "+parents", CHOICES)
    for strange in ("+nothing", "ict", "+", ""):
        with pytest.raises(NotAnOption):
            pick(HARD, draft, "hard", strange, CHOICES)


def test_typed_text_ticks_the_option_it_names_or_becomes_own_words() -> None:
    draft = answer(HARD, begin(HARD), "hard", " Р-ICT ", CHOICES)
    assert shown(HARD, draft).selected == ("ict",)
    draft = answer(HARD, draft, "hard", "=шум", CHOICES)
    draft = answer(HARD, draft, "hard", "=тишина", CHOICES)
    assert shown(HARD, draft).selected == ("ict", "==тишина")
    assert own_words("==тишина") == "=тишина"
    draft = pick(HARD, draft, "hard", "-=", CHOICES)
    assert shown(HARD, draft).selected == ("ict",)


def test_the_own_words_button_asks_to_write_and_changes_nothing() -> None:
    with pytest.raises(OwnWordsWanted):
        press(HARD, begin(HARD), "hard", "+=", CHOICES)
    choosing = made(f'id = "c"\nkind = "choice"\n{offered("a")}\n{OTHER}')
    with pytest.raises(OwnWordsWanted) as caught:
        press(choosing, begin(choosing), "c", "=", CHOICES)
    assert caught.value.data["own"] == "text"


def test_a_choice_takes_codes_texts_and_own_words_only_where_allowed() -> None:
    free = made(f'id = "c"\nkind = "choice"\n{offered("a", "b")}\n{OTHER}')
    tied = made(f'id = "c"\nkind = "choice"\n{offered("a", "b")}')
    assert answer(free, begin(free), "c", "E-B", CHOICES).answers == {"c": "b"}
    assert answer(free, begin(free), "c", "иное", CHOICES).answers == {"c": "=иное"}
    with pytest.raises(NotAnOption):
        answer(tied, begin(tied), "c", "иное", CHOICES)
    with pytest.raises(NotAnOption):
        press(free, begin(free), "c", "gone", CHOICES)


def test_own_words_may_be_a_day_or_a_time() -> None:
    meeting = made(
        f'id = "day"\nkind = "choice"\nsource = "days"\nown = "date"\n{OTHER}\n'
        "dates = {near = true, not_in_past = true}",
        f'id = "time"\nkind = "choice"\nsource = "times"\nown = "time"\n{OTHER}',
    )
    draft = replied(meeting, begin(meeting), "25 ноября", "15.30")
    assert draft.answers == {"day": "2026-11-25", "time": "15:30"}


def test_lists_made_at_run_time_are_offered() -> None:
    taught = made('id = "s"\nkind = "multi"\nsource = "subjects"')
    draft = press(taught, begin(taught), "s", "+physics", CHOICES)
    draft = press(taught, draft, "s", "+maths", CHOICES)
    assert done(taught, draft, "s", CHOICES).answers == {"s": ("maths", "physics")}


def test_an_empty_list_stops_nobody() -> None:
    taught = made('id = "s"\nkind = "multi"\nsource = "subjects"')
    found = question(taught, begin(taught), NO_LISTS)
    assert found is not None
    assert found.may_skip
    assert is_complete(skip(taught, begin(taught), "s", NO_LISTS))
    with pytest.raises(CannotSkip):
        skip(taught, begin(taught), "s", CHOICES)


def test_an_option_that_stands_alone_replaces_the_others() -> None:
    alone = offered("a", "b", "none").replace('"none",', '"none", alone = true,')
    card = made(f'id = "m"\nkind = "multi"\n{alone}')
    draft = begin(card)
    for wish, expected in (("+a", ("a",)), ("+none", ("none",)), ("+b", ("b",))):
        draft = pick(card, draft, "m", wish, CHOICES)
        assert shown(card, draft).selected == expected


def test_a_ranking_keeps_the_order_of_ticking() -> None:
    ranking = made(f'id = "r"\nkind = "ranking"\nmost = 2\n{offered("a", "b", "c")}')
    draft = begin(ranking)
    for wish in ("+c", "+a", "-c", "+b", "+a"):
        draft = pick(ranking, draft, "r", wish, CHOICES)
    assert done(ranking, draft, "r", CHOICES).answers == {"r": ("a", "b")}


def test_slots_take_a_part_a_day_and_a_part_of_every_day() -> None:
    week = made('id = "w"\nkind = "slots"')
    draft = begin(week)
    for wish in ("+evening", "+mon", "-mon-day", "-sat"):
        draft = pick(week, draft, "w", wish, CHOICES)
    assert done(week, draft, "w", CHOICES).answers["w"] == (
        "mon-morning",
        "mon-evening",
        "tue-evening",
        "wed-evening",
        "thu-evening",
        "fri-evening",
    )
    with pytest.raises(NotAnOption):
        pick(week, draft, "w", "+sunday", CHOICES)


def test_a_person_is_a_card_or_a_name_left_as_text() -> None:
    draft = answer(PEOPLE, begin(PEOPLE), "wish", " Орлова ", CHOICES)
    assert (draft.at, shown(PEOPLE, draft).typed) == ("wish", "Орлова")
    assert press(PEOPLE, draft, "wish", "=", CHOICES).answers == {"wish": "=Орлова"}
    assert press(PEOPLE, draft, "wish", "#12", CHOICES).answers == {"wish": "#12"}
    with pytest.raises(Empty):
        press(PEOPLE, begin(PEOPLE), "wish", "=", CHOICES)


def test_a_typed_card_number_is_only_text() -> None:
    draft = answer(PEOPLE, begin(PEOPLE), "wish", "#12", CHOICES)
    assert draft.answers == {}
    assert press(PEOPLE, draft, "wish", "=", CHOICES).answers == {"wish": "=#12"}


def test_several_people_are_ticked() -> None:
    draft = skip(PEOPLE, begin(PEOPLE), "wish", CHOICES)
    draft = press(PEOPLE, draft, "avoid", "+#7", CHOICES)
    draft = answer(PEOPLE, draft, "avoid", "Иванов из филиала", CHOICES)
    draft = press(PEOPLE, draft, "avoid", "+=", CHOICES)
    with pytest.raises(TooMany):
        press(PEOPLE, draft, "avoid", "+#8", CHOICES)
    assert done(PEOPLE, draft, "avoid", CHOICES).answers == {"avoid": ("#7", "=Иванов из филиала")}


def test_skip_only_where_optional_and_done_with_nothing_is_a_skip() -> None:
    with pytest.raises(CannotSkip):
        skip(TWO, begin(TWO), "one", CHOICES)
    draft = skip(PEOPLE, begin(PEOPLE), "wish", CHOICES)
    draft = done(PEOPLE, draft, "avoid", CHOICES)
    assert is_complete(draft)
    assert draft.skipped == ("wish", "avoid")
    assert [line.value for line in summary(PEOPLE, draft)] == [None, None]


def test_a_skipped_question_can_be_answered_and_skipped_again() -> None:
    draft = skip(PEOPLE, skip(PEOPLE, begin(PEOPLE), "wish", CHOICES), "avoid", CHOICES)
    draft = press(PEOPLE, goto(PEOPLE, draft, "wish"), "wish", "#1", CHOICES)
    assert (draft.answers, draft.skipped) == ({"wish": "#1"}, ("avoid",))
    draft = skip(PEOPLE, goto(PEOPLE, draft, "wish"), "wish", CHOICES)
    assert (draft.answers, draft.skipped) == ({}, ("avoid", "wish"))


def test_answers_of_questions_not_asked_open_no_others() -> None:
    chain = made(
        'id = "a"\nkind = "yesno"',
        'id = "b"\nkind = "yesno"\nwhen = {step = "a", equals = true}',
        'id = "c"\nkind = "text"\nwhen = {step = "b", equals = true}',
        'id = "d"\nkind = "text"',
    )
    draft = replied(chain, begin(chain), True, True)
    assert draft.at == "c"
    draft = replied(chain, goto(chain, draft, "a"), False)
    assert draft.at == "d"


def test_back_keeps_what_was_entered_and_keep_goes_on() -> None:
    draft = replied(BRANCH, begin(BRANCH), True, "в школе")
    draft = back(BRANCH, back(BRANCH, draft))
    found = shown(BRANCH, draft)
    assert (found.key, found.value, found.may_keep) == ("before", True, True)
    draft = keep(BRANCH, draft, "before")
    assert (draft.at, draft.answers["where"]) == ("last", "в школе")
    with pytest.raises(NothingToKeep):
        keep(BRANCH, draft, "last")


def test_back_keeps_unfinished_ticks() -> None:
    two = made('id = "a"\nkind = "text"', f'id = "m"\nkind = "multi"\n{offered("x", "y")}')
    draft = pick(two, replied(two, begin(two), "a"), "m", "+y", CHOICES)
    draft = keep(two, back(two, draft), "a")
    assert shown(two, draft).selected == ("y",)


def test_there_is_nothing_before_the_first_question() -> None:
    with pytest.raises(NothingBefore):
        back(TWO, begin(TWO))
    assert not shown(TWO, begin(TWO)).may_go_back


def test_editing_from_the_summary_leads_back_to_it() -> None:
    draft = goto(TWO, replied(TWO, begin(TWO), "a", "b"), "one")
    assert draft.editing
    assert is_complete(replied(TWO, draft, "c"))
    unchanged = back(TWO, draft)
    assert is_complete(unchanged)
    assert unchanged.answers["one"] == "a"


def test_editing_asks_newly_reachable_questions_first() -> None:
    draft = replied(BRANCH, begin(BRANCH), False, 5)
    draft = replied(BRANCH, goto(BRANCH, draft, "before"), True)
    assert (draft.at, draft.editing) == ("where", True)
    assert back(BRANCH, draft).at == "before"
    assert is_complete(replied(BRANCH, draft, "там"))


def test_answers_of_questions_no_longer_asked_are_dropped_at_the_end() -> None:
    draft = replied(BRANCH, begin(BRANCH), True, "в школе", 5)
    draft = replied(BRANCH, goto(BRANCH, draft, "before"), False)
    assert is_complete(draft)
    assert draft.answers == {"before": False, "last": 5}


def test_before_the_end_a_change_of_mind_brings_the_answer_back() -> None:
    draft = replied(BRANCH, begin(BRANCH), True, "в школе")
    draft = replied(BRANCH, goto(BRANCH, draft, "before"), False)
    assert draft.at == "last"
    draft = replied(BRANCH, goto(BRANCH, draft, "before"), True, 5)
    assert draft.answers == {"before": True, "where": "в школе", "last": 5}


def test_goto_opens_only_what_was_dealt_with() -> None:
    draft = replied(BRANCH, begin(BRANCH), False)
    assert goto(BRANCH, draft, "before").at == "before"
    assert goto(BRANCH, draft, "last") is draft
    for key in ("where", "nowhere"):
        with pytest.raises(CannotGoTo):
            goto(BRANCH, draft, key)
    with pytest.raises(CannotGoTo):
        goto(TWO, begin(TWO), "two")


def test_a_question_for_later_is_not_asked_but_can_be_opened() -> None:
    later = made(
        'id = "u"\nkind = "scale"', 'id = "r"\nkind = "text"\noptional = true\nlater = true'
    )
    first = shown(later, begin(later))
    assert (first.position, first.total) == (1, 1)
    draft = replied(later, begin(later), 8)
    assert is_complete(draft)
    assert [line.key for line in summary(later, draft)] == ["u", "r"]
    opened = goto(later, draft, "r")
    assert (shown(later, opened).position, shown(later, opened).total) == (2, 2)
    assert is_complete(keep(later, opened, "r"))
    assert replied(later, opened, "итог").answers == {"u": 8, "r": "итог"}


def test_a_scale_may_rate_its_own_options() -> None:
    rating = made(f'id = "q"\nkind = "scale"\n{offered("calm", "keen")}')
    assert shown(rating, begin(rating)).options == ()
    assert replied(rating, begin(rating), 3, 4).answers == {"q:calm": 3, "q:keen": 4}


@pytest.mark.parametrize("value", ["0", "11", "пять", "", "3.5"])
def test_a_scale_takes_one_to_ten(value: str) -> None:
    rating = made('id = "q"\nkind = "scale"')
    with pytest.raises(Refusal):
        answer(rating, begin(rating), "q", value, CHOICES)


def test_whole_answers_come_from_a_paper_too() -> None:
    draft = answer(HARD, begin(HARD), "hard", ("marks", "ict"), CHOICES)
    assert draft.answers["hard"] == ("ict", "marks")
    with pytest.raises(NotAnOption):
        answer(HARD, begin(HARD), "hard", ("gone",), CHOICES)
    with pytest.raises(NotAnOption):
        answer(TWO, begin(TWO), "one", ("a", "b"), CHOICES)


def test_a_draft_of_another_version_is_renewed_with_what_still_suits() -> None:
    draft = replied(TWO, begin(TWO), "раз")
    newer = made('id = "zero"\nkind = "number"', 'id = "one"\nkind = "text"').model_copy(
        update={"version": 2}
    )
    assert fits(TWO, draft)
    assert not fits(newer, draft)
    moved = renew(newer, draft)
    assert (moved.at, moved.answers, moved.versions) == ("zero", {"one": "раз"}, (2,))
    assert moved.changed > draft.changed


def test_a_draft_survives_json() -> None:
    draft = answer(HARD, begin(HARD), "hard", "своё", CHOICES)
    assert Draft.model_validate_json(draft.model_dump_json()) == draft
    full = replied(BRANCH, begin(BRANCH), True, "1")
    assert Draft.model_validate_json(full.model_dump_json()) == full
