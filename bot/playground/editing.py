"""Changes to messages that are already there, and answers to presses."""

from datetime import timedelta

from bot.playground.html import Formatted
from bot.playground.keyboards import Keyboard, edited_keyboard
from bot.playground.messages import Message
from bot.playground.params import Params
from bot.playground.people import Toast
from bot.playground.sending import chat_of
from bot.playground.telegram import Telegram
from bot.playground.text import caption_text, message_text
from bot.playground.wire import Json, bad_request

DELETE_WINDOW = timedelta(hours=48)
TOAST_LENGTH = 200
BATCH = 100


def edit_message_text(telegram: Telegram, params: Params) -> Json:
    """Change the text of a message; without markup its keyboard goes."""
    content, keyboard = message_text(params), edited_keyboard(params)
    message = _editable(telegram, params)
    if message.document is not None:
        raise bad_request("there is no text in the message to edit")
    return _apply(telegram, message, content, keyboard)


def edit_message_caption(telegram: Telegram, params: Params) -> Json:
    """Change the caption of a document or a photo."""
    content, keyboard = caption_text(params), edited_keyboard(params)
    message = _editable(telegram, params)
    if message.document is None:
        raise bad_request("there is no caption in the message to edit")
    return _apply(telegram, message, content, keyboard)


def edit_message_reply_markup(telegram: Telegram, params: Params) -> Json:
    """Change or remove the keyboard alone."""
    keyboard = edited_keyboard(params)
    message = _editable(telegram, params)
    return _apply(telegram, message, message.content, keyboard)


def delete_message(telegram: Telegram, params: Params) -> Json:
    """Delete one message, the bot's or the person's, within 48 hours."""
    person = telegram.chats.reachable(chat_of(params))
    message = telegram.chats.message(person.id, params.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    if not _is_fresh(telegram, message):
        raise bad_request("message can't be deleted")
    telegram.chats.delete(message)
    return True


def delete_messages(telegram: Telegram, params: Params) -> Json:
    """Delete several messages, skipping those that are not there."""
    person = telegram.chats.reachable(chat_of(params))
    numbers = params.json("message_ids", "message identifiers")
    if not isinstance(numbers, list) or not numbers:
        raise bad_request("message identifiers are not specified")
    if len(numbers) > BATCH:
        raise bad_request("too many message identifiers specified")
    for number in numbers:
        message = telegram.chats.message(person.id, int(number))
        if message is not None and _is_fresh(telegram, message):
            telegram.chats.delete(message)
    return True


def answer_callback_query(telegram: Telegram, params: Params) -> Json:
    """Answer a press once, in time; costs nothing of the message budget."""
    query_id, text = params.text("callback_query_id"), params.text("text")
    if len(text) > TOAST_LENGTH:
        raise bad_request("MESSAGE_TOO_LONG")
    query = telegram.queries.pop(query_id, None)
    if query is None or telegram.updates.monotonic() > query.answer_before:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    person = telegram.chats.people[query.person_id]
    telegram.chats.toast(person, Toast(query_id, text, params.flag("show_alert")))
    return True


def _editable(telegram: Telegram, params: Params) -> Message:
    person = telegram.chats.reachable(chat_of(params))
    message = telegram.chats.message(person.id, params.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if not message.by_bot:
        raise bad_request("message can't be edited")
    telegram.floods.spend(person.id)
    return message


def _apply(
    telegram: Telegram, message: Message, content: Formatted, keyboard: Keyboard | None
) -> Json:
    telegram.chats.edit(message, content, keyboard)
    return message.wire(telegram.bot_user())


def _is_fresh(telegram: Telegram, message: Message) -> bool:
    age = telegram.chats.now().timestamp() - message.date
    return age <= DELETE_WINDOW.total_seconds()
