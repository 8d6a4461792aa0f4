"""What the bot brings by itself is safe on a lock screen: every kind, every role, both languages.

Everybody's name, request, reason, place, link, phone and answer here contains MARK; no push may.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from handlers.screen import Room, Screen
from handlers.texts import PUSHED, SCREENS
from handlers.texts.speech import speaking
from mentoring.agreeing import change_place, confirm, move, propose
from mentoring.agreeing import decline as call_off
from mentoring.approval import decline
from mentoring.delivery import Args
from mentoring.filling import JOIN
from mentoring.forming import announce
from mentoring.forming import propose as propose_pair
from mentoring.ids import PairId
from mentoring.keeping import end, hold, share_contact
from mentoring.letters import prepare, send
from mentoring.offer_questions import ask_curator
from mentoring.offers import accept, refuse
from mentoring.office import Segment, TaskKind
from mentoring.pairs import EndReason
from mentoring.people import Actor, Channel
from mentoring.ports import UnitOfWork
from mentoring.questionnaire import begin
from tests.handlers.college import College, Somebody, introduced
from tests.handlers.marked_decisions import decisions
from tests.handlers.marked_disputes import disputes
from tests.handlers.marked_elsewhere import elsewhere
from tests.handlers.marked_events import gatherings
from tests.handlers.marked_families import families
from tests.handlers.marked_goals import goals
from tests.handlers.marked_help import calls
from tests.handlers.marked_plans import plans
from tests.handlers.marked_pleas import pleas
from tests.handlers.marked_talks import talks
from tests.handlers.marked_trials import trials
from tests.handlers.marked_wishes import wishes
from tests.rosters import signed, xlsx
from tests.talk import CURATOR, Town, town
from tests.telegram_shapes import Reader

Readers = tuple[int, ...]
MARK = "ТАЙНА"
PLACE = f"{MARK} кабинет 13, https://meet.example/{MARK}"
LONGEST, ROWS = 4000, 30
BEGAN = 3200

ABOUT = {
    "age_again": "enrolment",
    "child_admitted": "enrolment",
    "child_refused": "enrolment",
    "child_still_waits": "enrolment",
    "child_waited_in_vain": "enrolment",
    "parent_still_waits": "enrolment",
    "event_called": "event",
    "event_cancelled": "event",
    "event_changed": "event",
    "event_place": "event",
    "event_reminder": "event",
    "family_news": "child",
    "parent_asked": "child",
    "own_word_wanted": "enrolment",
    "representatives_awaited": "",
    "application_approved": "participation",
    "application_declined": "participation",
    "application_waiting": "participation",
    "approvals_wait": "",
    "consent_news": "",
    "contact_open": "pair",
    "curator_admitted": "",
    "curator_refused": "",
    "curators_changed": "",
    "deputy_added": "",
    "exchange_arrived": "exchange",
    "exchange_home_asked": "exchange",
    "exchange_mentor_asked": "exchange",
    "handed_over_to_you": "",
    "import_screen": "import",
    "interview_done": "participation",
    "interview_news": "interview",
    "interview_question": "interview",
    "interview_reminder": "interview",
    "letter": "letter",
    "letter_to_parents": "family_letter",
    "moved_away": "",
    "role_asked": "",
    "role_ended": "",
    "role_given": "",
    "role_refused": "",
    "roles_changed": "",
    "meeting_cancelled": "meeting",
    "meeting_changed": "meeting",
    "meeting_confirmed": "meeting",
    "meeting_moved": "meeting",
    "meeting_proposed": "meeting",
    "meeting_question": "meeting",
    "meeting_reminder": "meeting",
    "offer_declined": "pair",
    "offer_question": "pair",
    "offer_silent": "pair",
    "pair_accepted": "pair",
    "pair_announced": "pair",
    "pair_changed": "pair",
    "pair_extended": "pair",
    "pair_term": "pair",
    "dispute_news": "dispute",
    "rules_offered": "dispute",
    "pair_ended": "pair",
    "pair_left": "left",
    "second_look": "trial",
    "pair_offer": "pair",
    "pair_offer_over": "pair",
    "pair_offer_reminder": "pair",
    "pair_paused": "pair",
    "pair_resumed": "pair",
    "help_answered": "request",
    "help_new": "request",
    "help_taken": "request",
    "help_unanswered": "request",
    "help_urgent": "request",
    "incident_begun": "incident",
    "incident_due": "incident",
    "task_new": "",
    "unfinished": "run",
    "weekly_digest": "",
    "event_begun": "event",
    "speed_called": "event",
    "speed_question": "event",
    "schedule_proposed": "pair",
    "schedule_agreed": "pair",
    "goal_news": "goal",
    "goal_soon": "goal",
    "goal_due": "goal",
    "plea_new": "plea",
    "plea_news": "plea",
    "wishes_opened": "round",
    "wishes_reminder": "round",
    "wishes_closed": "round",
    "plan": "plan",
    "plan_computed": "plan",
    "waits_for_pair": "waiting",
    "support_asked": "waiting",
    "talks_called": "talks",
    "talks_question": "talks",
    "talks_reminder": "talks",
    "pairs_wait": "decision",
    "pairs_approved": "decision",
    "order_missing": "decision",
    "family_offer": "family_pair",
    "family_offer_reminder": "family_pair",
    "family_silent": "family_pair",
    "family_announced": "family_told",
    "family_offer_over": "family_told",
    "labour_stops": "papers",
}
"""What each kind is about; a new pushed kind is added here and to the college below."""


@dataclass
class Marked:
    """A college in which everything that must stay private carries the mark."""

    here: Town
    college: College
    subjects: dict[str, list[tuple[Args, Readers]]] = field(default_factory=dict)
    """What there is to tell of each thing, and who may be told; a curator always may."""

    async def live(self) -> None:
        """Bring pairs into every state there is, and meetings into every state of theirs."""
        await self.here.curator.says("/start")
        at_work = await self._pair("Работа")
        self._tells("", {}, *at_work[1:])
        await self._meetings(at_work)
        await self._paused(await self._pair("Пауза"))
        await self._ended(await self._pair("Конец"))
        await self._agreed(await self._offered("Согласие"))
        await self._refused(await self._offered("Отказ"))
        await self._asked(await self._offered("Вопрос"))
        await self._offered("Тишина")
        await self._applications()
        await self._letter(at_work)
        await self._list()
        await self._begun()
        candidate = await self._somebody("mentor", "Разговор", approved=False)
        for about, args, readers in await talks(self.here, candidate, PLACE):
            self.subjects.setdefault(about, []).append((args, readers))
        for about, args, readers in await gatherings(self.here, *at_work[1:], PLACE):
            self.subjects.setdefault(about, []).append((args, readers))
        near = await self._somebody("mentor", "Родня", capacity=3)
        for about, args, readers in await families(self.here, near):
            self.subjects.setdefault(about, []).append((args, readers))
        lent = await self._somebody("mentor", "Соседи")
        for about, args, readers in await elsewhere(self.here, lent):
            self.subjects.setdefault(about, []).append((args, readers))
        for about, args, readers in await calls(self.here, at_work[2].phone.number, MARK):
            self.subjects.setdefault(about, []).append((args, readers))
        guide, newcomer = [await self._somebody(side, "Желание") for side in ("mentor", "mentee")]
        for about, args, readers in await wishes(self.here, guide, newcomer, PLACE):
            self.subjects.setdefault(about, []).append((args, readers))
        for about, args, readers in await pleas(self.here, guide, newcomer, PLACE):
            self.subjects.setdefault(about, []).append((args, readers))
        for about, args, readers in await disputes(self.here, *await self._pair("Спор"), MARK):
            self.subjects.setdefault(about, []).append((args, readers))
        for about, args, readers in await goals(self.here, *await self._pair("Цель"), MARK):
            self.subjects.setdefault(about, []).append((args, readers))
        guide = await self._somebody("mentor", "Группа", capacity=3)
        three = [await self._somebody("mentee", "Группа") for _ in range(3)]
        for about, args, readers in await trials(self.here, guide, three, PLACE):
            self.subjects.setdefault(about, []).append((args, readers))
        left = await self._somebody("mentee", "Лишний")
        for about, args, readers in await plans(self.here, left):
            self.subjects.setdefault(about, []).append((args, readers))
        guide = await self._somebody("mentor", "Решение", capacity=3)
        three = [await self._somebody("mentee", "Решение") for _ in range(3)]
        for about, args, readers in await decisions(self.here, guide, *three):
            self.subjects.setdefault(about, []).append((args, readers))
        await self.here.moves(days=1)

    def _tells(self, about: str, args: Args, *readers: Somebody) -> None:
        numbers = (*(each.phone.number for each in readers), CURATOR)
        self.subjects.setdefault(about, []).append((args, numbers))

    async def _somebody(
        self, side: str, family: str, *, approved: bool = True, **said: object
    ) -> Somebody:
        named = f"{family}{MARK} Имя Отчество"
        request = f"Помочь с {MARK}"
        join = self.college.mentor if side == "mentor" else self.college.mentee
        told = {"request_text": request, "contact": "phone", **said}
        joined = await join(named, approved=approved, **told)
        self._tells("participation", {"participation": joined.participation}, joined)
        return joined

    async def _offered(self, family: str) -> tuple[PairId, Somebody, Somebody]:
        """Offer a pair: the mentor has said yes, the mentee is asked."""
        mentor = await self._somebody("mentor", family)
        mentee = await self._somebody("mentee", family)
        rules = self.here.app.house.rules
        async with self.here.app.storage.work(self.here.app.organisation) as tx:
            sides = mentor.participation, (mentee.participation,)
            pair = await propose_pair(tx, await actor(tx, CURATOR), *sides, rules)
            await accept(tx, await actor(tx, mentor.phone.number), pair.id, rules)
        self._tells("pair", {"pair": pair.id, "person": mentee.person}, mentor, mentee)
        return pair.id, mentor, mentee

    async def _agreed(self, offered: tuple[PairId, Somebody, Somebody]) -> None:
        pair, _, mentee = offered
        async with self.here.app.storage.work(self.here.app.organisation) as tx:
            member = await actor(tx, mentee.phone.number)
            await accept(tx, member, pair, self.here.app.house.rules)

    async def _pair(self, family: str) -> tuple[PairId, Somebody, Somebody]:
        pair, mentor, mentee = await self._offered(family)
        await self._agreed((pair, mentor, mentee))
        async with self.here.app.storage.work(self.here.app.organisation) as tx:
            await announce(tx, await actor(tx, CURATOR), pair)
            for each in (mentor, mentee):
                await share_contact(tx, await actor(tx, each.phone.number), pair, shows=True)
            await tx.desk.add_task(
                TaskKind.HELP_WANTED, {"pair": pair, "person": mentee.person}, tx.now
            )
        return pair, mentor, mentee

    async def _meetings(self, at_work: tuple[PairId, Somebody, Somebody]) -> None:
        pair, mentor, mentee = at_work
        rules, ids = self.here.app.house.rules, []
        async with self.here.app.storage.work(self.here.app.organisation) as tx:
            for days in (0.3, 2, 3, 4, 5):
                when = tx.now + timedelta(days=days)
                made = await propose(tx, pair, mentor.person, when, PLACE)
                ids.append(made.id)
            for meeting in ids[:3]:
                await confirm(tx, meeting, mentee.person, rules)
            await change_place(tx, ids[1], mentee.person, PLACE)
            await call_off(tx, ids[2], mentee.person)
            later = tx.now + timedelta(days=6)
            ids.append((await move(tx, ids[3], mentor.person, later, PLACE)).id)
        for each in ids:
            self._tells("meeting", {"meeting": each}, mentor, mentee)

    async def _paused(self, at_work: tuple[PairId, Somebody, Somebody]) -> None:
        async with self.here.app.storage.work(self.here.app.organisation) as tx:
            await hold(tx, await actor(tx, CURATOR), at_work[0])

    async def _ended(self, at_work: tuple[PairId, Somebody, Somebody]) -> None:
        async with self.here.app.storage.work(self.here.app.organisation) as tx:
            why = f"Они {MARK}"
            await end(tx, await actor(tx, CURATOR), at_work[0], EndReason.INCOMPATIBLE, why)

    async def _refused(self, offered: tuple[PairId, Somebody, Somebody]) -> None:
        pair, _, mentee = offered
        async with self.here.app.storage.work(self.here.app.organisation) as tx:
            await refuse(tx, await actor(tx, mentee.phone.number), pair, "topic")

    async def _asked(self, offered: tuple[PairId, Somebody, Somebody]) -> None:
        pair, _, mentee = offered
        async with self.here.app.storage.work(self.here.app.organisation) as tx:
            await ask_curator(tx, await actor(tx, mentee.phone.number), pair)

    async def _applications(self) -> None:
        waiting = await self._somebody("mentee", "Ждёт", approved=False)
        declined = await self._somebody("mentor", "Отклонён", approved=False)
        assert waiting.participation != declined.participation
        async with self.here.app.storage.work(self.here.app.organisation) as tx:
            why = f"Потому что {MARK}"
            await decline(tx, await actor(tx, CURATOR), declined.participation, why)

    async def _letter(self, at_work: tuple[PairId, Somebody, Somebody]) -> None:
        async with self.here.app.storage.work(self.here.app.organisation) as tx:
            curator = await actor(tx, CURATOR)
            letter = await prepare(tx, curator, Segment.ALL, "Педсовет <в пятницу> & пироги")
            await send(tx, curator, letter.id)
        self._tells("letter", {"letter": letter.id}, *at_work[1:])

    async def _list(self) -> None:
        """A list of people that was read: its screen counts and names nobody."""
        named = {"role": "наставник", "fio": f"Список{MARK} Имя", "born": "05.03.1980"}
        await self.here.curator.sends_file("список.xlsx", xlsx(named | signed("1/26")))
        self._tells("import", {"import": 1})

    async def _begun(self) -> None:
        """A questionnaire that somebody began and left."""
        asked = self.here.app.house.questionnaires.joined(("me-t",))
        draft = begin(asked, {"fio": f"Начал{MARK} Имя Отчество"})
        async with self.here.app.storage.work(self.here.app.organisation) as tx:
            person = await introduced(tx, BEGAN, f"Начал{MARK}")
            account = await tx.people.account_of(person.id)
            assert account is not None
            run = await tx.runs.start(account.id, person.id, JOIN, {}, draft)
        self.subjects["run"] = [({"run": run.id}, (BEGAN,))]

    async def hear(self, kind: str, language: str) -> set[int]:
        """Word a kind for everybody it may go to and check it; return who would hear it."""
        heard: set[int] = set()
        async with self.here.app.storage.read(self.here.app.organisation) as tx:
            for args, readers in self.subjects[ABOUT[kind]]:
                for number in readers:
                    room = await self._room(tx, number)
                    with speaking(self.here.conversation.tongues[language]):
                        screen = await SCREENS[kind](room, args)
                    if screen is not None:
                        checked(kind, screen)
                        heard.add(number)
        return heard

    async def _room(self, tx: UnitOfWork, number: int) -> Room:
        reader, organisation = await actor(tx, number), await tx.organisations.get()
        return Room(tx, reader, organisation, self.here.app.house, self.here.clock.now())


async def actor(tx: UnitOfWork, number: int) -> Actor:
    found = await tx.people.actor_at(Channel.TELEGRAM, number)
    assert found is not None
    return found


def checked(kind: str, screen: Screen) -> None:
    """Fail on anything private, on a dead end, on what the messenger would not take."""
    labels = [button.text for row in screen.rows for button in row]
    assert MARK not in "\n".join([screen.text, *labels]), (kind, screen)
    assert "http" not in screen.text, (kind, screen)
    assert labels, f"{kind} leads nowhere"
    assert len(screen.rows) < ROWS, kind
    assert len(screen.text) < LONGEST, kind
    assert all(len(b.press.encode()) <= 64 and b.text for row in screen.rows for b in row), kind
    assert screen.file is None, kind
    reader = Reader()
    reader.feed(screen.text)
    reader.close()
    assert not reader.wrong, (kind, screen.text)
    assert not reader.open, (kind, screen.text)


@pytest.fixture
async def marked(tmp_path: Path) -> AsyncIterator[Marked]:
    async with town(tmp_path) as here:
        living = Marked(here, College(here))
        await living.live()
        yield living


def test_every_pushed_kind_has_a_sample() -> None:
    assert set(ABOUT) == PUSHED


async def test_no_push_tells_of_another_person(marked: Marked) -> None:
    silent = []
    for kind in sorted(PUSHED):
        heard = await marked.hear(kind, "ru")
        assert heard == await marked.hear(kind, "en"), kind
        silent += [] if heard else [kind]
    assert not silent, "the college above has nobody who hears these"
    await opened_they_do_tell(marked)


async def opened_they_do_tell(marked: Marked) -> None:
    """Make sure that the mark is there: the same people see it when they open the details."""
    ivan = marked.here.person(2001)
    await ivan.says("/meetings")
    assert MARK in str(ivan.screen), "the name of the other side"
    proposed = [each for each in ivan.screen.buttons if "ноября" in each]
    await ivan.presses(proposed[0])
    assert f"Где: {PLACE}" in ivan.screen.text
    await marked.here.curator.says("/people")
    assert MARK in str(marked.here.curator.screen)
