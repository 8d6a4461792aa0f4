"""A cry for help is noticed in both languages, and everyday words of a school are left alone."""

from mentoring.care import is_cry

EVERYDAY = """
Хочу увереннее вести практические занятия
Насилу успеваю проверять тетради
Хочу жить ближе к техникуму
Угрозы безопасности в сетях: тема урока
Повесить плакаты, разобрать избитые приёмы
Тема сочинения: насилие в романе «Тихий Дон»
Урок обществознания: домашнее насилие и закон
Профилактика насилия и буллинга в классе
Провести классный час о профилактике суицида
Готовлю доклад о ненасильственном сопротивлении
Готовлю доклад о насильственной коллективизации
Читаем «Грозу»: самоубийство Катерины
Самоубийство Есенина в учебнике литературы
Мне угрожает двойка по физике
Мне угрожает двойка
Нам угрожает неуд по химии
Лесам угрожают пожары, делаю проект
Климату угрожает потепление
Что угрожает амурскому тигру
Наша команда избила все рекорды
Избитые фразы в сочинениях
Он бьёт меня в шахматы, хочу научиться
Меня бьют в шашки все в классе
Хочу побить рекорд школы
Она бьёт все рекорды
Часы бьют двенадцать
Хочу умереть со смеху на репетициях
Чуть не умерла со скуки на лекции
Не хочу жить в общежитии
Не хочу жить далеко от колледжа
Не хочется жить в общежитии
Хочу покончить с долгами по математике
Убить время на перемене
Убить двух зайцев одним выстрелом
Режу по дереву, хочу в кружок
Режу вены на листьях под микроскопом
Порезы на руках после уроков труда лечит медсестра
Шантажный ход в шахматной партии
Хочу вскрыть тему урока глубже
Повеситься можно от этой отчётности
Угрожающие оценки в четверти
Подтянуть алгебру и геометрию
Боюсь отвечать у доски
Страшно выступать перед классом
Хочу перестать бояться экзамена
Смерть Ивана Ильича: разбор повести
Проект об оружии Великой войны
Кровь и кровообращение, тема по биологии
Подготовиться к ЕГЭ по химии
Найти друзей в новом классе
Хочу петь в хоре
Мне скучно на уроках
Домогательства: семинар по трудовому праву
Роман «Преступление и наказание», убийство старухи
Контрольные меня убивают
Физика меня убивает
Убийственно сложная программа
Учителя завалили заданиями, умираю от усталости
Хочу научиться жить по расписанию
Мало времени, жить некогда
Бьюсь над задачами по физике
Вскрытие лягушки на биологии
Я выжил после контрольной
I want to beat my fear of open lessons
Grapes, drapery and therapeutic risk
Abuse of notation in algebra
Non-violent communication course
A violent storm destroyed the greenhouse
My homework is killing me
My brother beats me at chess
He threatened my queen with a knight
Harassment policy seminar
Violence in Shakespeare's plays
Cut myself some slack
Hurt myself at football, so no sport this week
I die of laughter at rehearsals
Rapeseed oil project in chemistry
Blackmail in the novel we read
Она бьёт его в шахматы
Он бьёт его рекорд
Не хочет жить в общежитии
Ему угрожает двойка
Угрожает ему двойка по химии
She beats him at chess
"""
CRIES = """
Мне угрожают на работе
Дома насилие, не знаю, что делать
иногда думаю о самоубийстве
он меня бьёт
Отец меня бьет каждый день
Больше не хочу жить
Жить не хочу
я не хочу больше жить
Не вижу смысла жить
Хочу умереть
хочу сдохнуть
Лучше бы я умерла
Режу себя
Я режу руки
Хочу покончить с собой
Думаю о суициде
Меня избили после школы
Меня бьют в классе
Отчим меня избивает
Он ко мне пристаёт и трогает
Он домогается меня
Меня изнасиловали
Меня шантажируют фотографиями
Боюсь идти домой, там бьют
Наставник распускает руки
Мне угрожал старшеклассник
Он угрожает убить меня
Меня травят в классе
Хочу повеситься
Наглотаюсь таблеток
мама поднимает на меня руку
я больше не могу жить
Someone threatened me
I don't want to live
there is violence at home
He beats me
My father hits me
I want to die
I want to kill myself
I keep thinking about suicide
I cut myself every night
I hurt myself on purpose
He is blackmailing me
My teacher touches me
He raped me
I am being bullied
My stepfather abuses me
they threaten me
I am scared to go home
В темноте дома насилие
Роман устроил дома насилие
Дома её бьют, боюсь за неё
Она говорит, что не хочет жить
Отчим избил его
Ребёнка бьют дома
Он режет себе руки
Боится отчима
Her father beats her
He doesn't want to live
"""
SPELT_OTHERWISE = (
    "Дома НАСИЛИЕ, не знаю, что делать",
    "Больше не  хочу\nжить",
    "I don\N{RIGHT SINGLE QUOTATION MARK}t want to live",
    "Тема сочинения: насилие. А меня дома бьют",
)


def sentences(text: str) -> list[str]:
    """Return the lines of a text."""
    return text.strip().splitlines()


def test_a_cry_is_noticed() -> None:
    asked = [*sentences(CRIES), *SPELT_OTHERWISE]
    assert len(asked) > 25
    assert [each for each in asked if not is_cry(each)] == []


def test_everyday_words_are_left_alone() -> None:
    asked = sentences(EVERYDAY)
    assert len(asked) > 60
    assert [each for each in asked if is_cry(each)] == []
    assert not is_cry("")
