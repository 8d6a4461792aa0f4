"""One more chapter of the tour: wishes after the joint meeting, then a plan for everybody."""

from dataclasses import replace

from bot.playground.college.cast import Cast, teachers
from bot.playground.college.waiting import LIDIA, NINA, OLEG, free_mentors, waiting
from bot.playground.phone import Phone
from bot.playground.transcript import Transcript


def college_of_the_tour() -> Cast:
    """Return the college of teachers with one mentor more and two who wait for a pair."""
    cast = teachers()
    newcomers = tuple(role for role in waiting() if role.number in (LIDIA, OLEG))
    *working, ivan = cast.mentors
    young = cast.contingent["young_teachers"] + len(newcomers)
    return replace(
        cast,
        mentors=(*working, *free_mentors(), ivan),
        mentees=(*newcomers, *cast.mentees),
        contingent={**cast.contingent, "young_teachers": young},
    )


async def way_to_a_plan(on: Transcript, olga: Phone) -> None:
    """Lead from the joint meeting to a published plan."""
    on.scene(
        "После общей встречи: пожелания и план всех пар",
        "Пару ждут ещё двое молодых преподавателей. Вчера все познакомились на общей встрече. "
        "Куратор спрашивает каждого, с кем хотелось бы работать; ответы видны только кураторам. "
        "Потом бот считает, кого с кем соединить, чтобы наставник нашёлся у всех.",
    )
    await _window(on, olga)
    oleg, nina = on.stage.phone(OLEG), on.stage.phone(NINA)
    await _wishes(on, oleg, "☐ Соколова", ("Вдвоём", "Нет", "Нет"))
    await _wishes(on, nina, "☐ Панин", ("По одному", "Нет"))
    await _plan(on, olga)


async def _window(on: Transcript, olga: Phone) -> None:
    asked = await on.writes(olga, "/menu", "Ещё")
    asked = await on.presses(olga, asked, "Ещё", "Пожелания")
    asked = await on.presses(olga, asked, "Пожелания", "Открыть анкету")
    asked = await on.presses(olga, asked, "Открыть анкету", "получат")
    await on.presses(olga, asked, "Открыть анкету", "Ответили")


async def _wishes(on: Transcript, who: Phone, wanted: str, rest: tuple[str, ...]) -> None:
    """Let somebody name one person, skip what may be skipped and answer the rest."""
    push = await on.hears(who, "анкета")
    asked = await on.presses(who, push, "Открыть", "Ответить")
    asked = await on.presses(who, asked, "Ответить", "хотелось бы работать")
    asked = await on.presses(who, asked, wanted, "Готово")
    for label in ("Готово", "Пропустить", "Пропустить", *rest):
        asked = await on.presses(who, asked, label, "")


async def _plan(on: Transcript, olga: Phone) -> None:
    """Compute, look at the pairs, publish."""
    match = await on.writes(olga, "/match", "Подобрать всем")
    await on.presses(olga, match, "Подобрать всем", "Считаю")
    plan = await on.watches(olga, "Опубликовать")
    pairs = await on.presses(olga, plan, "Пары", "→")
    card = await on.presses(olga, pairs, "1", "Подходит")
    plan = await on.presses(olga, card, "К плану", "Опубликовать")
    sure = await on.presses(olga, plan, "Опубликовать", "?")
    await on.presses(olga, sure, "Опубликовать", "опубликован")
