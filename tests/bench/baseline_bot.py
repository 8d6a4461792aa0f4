"""Be the bot that does the least: answer the press, edit the message, one read, one write.

Arguments: API address, token, database URL or "none" for a bare echo.
"""

import asyncio
import sys

from aiogram import Bot, Dispatcher, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from sqlalchemy import (
    Column,
    Integer,
    MetaData,
    String,
    Table,
    bindparam,
    event,
    insert,
    select,
    update,
)
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

drafts = Table(
    "bench_drafts",
    MetaData(),
    Column("person", Integer, primary_key=True, autoincrement=False),
    Column("step", Integer, nullable=False),
    Column("answers", String, nullable=False),
)
READ = select(drafts).where(drafts.c.person == bindparam("one"))
WRITE = (
    update(drafts)
    .where(drafts.c.person == bindparam("one"))
    .values(step=bindparam("next"), answers=bindparam("all"))
)
QUESTION = "<b>Анкета · {n} из 60</b>\nКак Вам больше нравится работать? Выберите одно."
ANSWERS = ("Один на один", "В группе", "По вопросу, без графика", "Только онлайн")


def keyboard(step: int) -> InlineKeyboardMarkup:
    """Return four buttons under a question."""
    rows = [
        [InlineKeyboardButton(text=text, callback_data=f"q|1|{step}|{n}")]
        for n, text in enumerate(ANSWERS)
    ]
    return InlineKeyboardMarkup(inline_keyboard=rows)


def open_engine(url: str) -> AsyncEngine:
    """Open the database the way the bot under test does: WAL and full synchrony on SQLite."""
    engine = create_async_engine(url)
    if url.startswith("sqlite"):

        @event.listens_for(engine.sync_engine, "connect")
        def set_up(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
            cursor = connection.cursor()
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=10000"):
                cursor.execute(f"PRAGMA {pragma}")
            cursor.close()

    return engine


def conversation(engine: AsyncEngine | None) -> Router:
    """Build the two handlers."""
    router, echoed = Router(), dict[int, int]()

    @router.message()
    async def said(message: Message) -> None:
        person = message.chat.id
        if engine is not None:
            async with engine.begin() as connection:
                row = {"person": person, "step": 1, "answers": "{}"}
                await connection.execute(insert(drafts), row)
        await message.answer(QUESTION.format(n=1), reply_markup=keyboard(1), parse_mode="HTML")

    @router.callback_query()
    async def pressed(query: CallbackQuery) -> None:
        assert isinstance(query.message, Message)
        person = query.message.chat.id
        await query.answer()
        if engine is None:
            step = echoed[person] = echoed.get(person, 1) + 1
        else:
            async with engine.connect() as connection:
                row = (await connection.execute(READ, {"one": person})).one()
            step = row.step + 1
            values = {"one": person, "next": step, "all": f"{row.answers[:900]},{step}"}
            async with engine.begin() as connection:
                await connection.execute(WRITE, values)
        text = QUESTION.format(n=step)
        await query.message.edit_text(text, reply_markup=keyboard(step), parse_mode="HTML")

    return router


async def main(api: str, token: str, url: str) -> None:
    """Poll until stopped."""
    engine = None if url == "none" else open_engine(url)
    if engine is not None:
        async with engine.begin() as connection:
            await connection.run_sync(drafts.metadata.drop_all)
            await connection.run_sync(drafts.metadata.create_all)
    session = AiohttpSession(api=TelegramAPIServer.from_base(api))
    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.include_router(conversation(engine))
    await dispatcher.start_polling(Bot(token, session))


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:4]))
