"""The methods this stand-in knows, by name."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from bot.playground import editing, looks, polling, sending
from bot.playground.params import Params
from bot.playground.telegram import Telegram
from bot.playground.wire import Json

Method: TypeAlias = Callable[[Telegram, Params], Json]

METHODS: Mapping[str, Method] = MappingProxyType(
    {
        "getMe": looks.get_me,
        "getUpdates": polling.get_updates,
        "setWebhook": polling.set_webhook,
        "deleteWebhook": polling.delete_webhook,
        "getWebhookInfo": polling.get_webhook_info,
        "sendMessage": sending.send_message,
        "sendDocument": sending.send_document,
        "sendPhoto": sending.send_photo,
        "sendChatAction": sending.send_chat_action,
        "editMessageText": editing.edit_message_text,
        "editMessageCaption": editing.edit_message_caption,
        "editMessageReplyMarkup": editing.edit_message_reply_markup,
        "deleteMessage": editing.delete_message,
        "deleteMessages": editing.delete_messages,
        "answerCallbackQuery": editing.answer_callback_query,
        "setMyCommands": looks.set_my_commands,
        "getMyCommands": looks.get_my_commands,
        "deleteMyCommands": looks.delete_my_commands,
        "setMyName": looks.set_my_name,
        "getMyName": looks.get_my_name,
        "setMyDescription": looks.set_my_description,
        "setMyShortDescription": looks.set_my_short_description,
        "setChatMenuButton": looks.set_chat_menu_button,
        "getChatMenuButton": looks.get_chat_menu_button,
        "getChat": looks.get_chat,
        "getFile": looks.get_file,
    }
)
NAMES: Mapping[str, str] = MappingProxyType({name.lower(): name for name in METHODS})


def known_method(asked: str) -> str | None:
    """Return a method's proper name; Telegram does not mind the case."""
    return NAMES.get(asked.lower())
