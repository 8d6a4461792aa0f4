"""getUpdates and the webhook switches: how the bot gets its updates."""

import re

from bot.playground.params import Params
from bot.playground.telegram import Telegram, WebhookTarget
from bot.playground.wire import ApiError, Json, JsonObject, bad_request

LONGEST_POLL = 50
BATCH = 100
SECRET = re.compile(r"[A-Za-z0-9_-]*")
SECRET_LENGTH = 256
PUBLIC = re.compile(r"https://[^/:?#]+(?::(?:443|80|88|8443))?(?:[/?#].*)?")
LOCAL = re.compile(r"http://(?:127\.0\.0\.1|localhost)(?::\d+)?(?:/.*)?")


async def get_updates(telegram: Telegram, params: Params) -> Json:
    """Wait for updates; a newer request of the same kind ends an older one."""
    _refuse_beside_webhook(telegram)
    telegram.poll_generation += 1
    mine = telegram.poll_generation
    telegram.updates.bell.ring()
    _remember_allowed(telegram, params)
    if offset := params.integer("offset", 0):
        telegram.updates.confirm(offset)
    limit = min(max(params.integer("limit", BATCH), 1), BATCH)
    timeout = min(max(params.integer("timeout", 0), 0), LONGEST_POLL)

    def look() -> list[JsonObject] | None:
        if telegram.stopped:
            return []
        if telegram.poll_generation != mine:
            raise ApiError(
                409,
                "Conflict: terminated by other getUpdates request; "
                "make sure that only one bot instance is running",
            )
        _refuse_beside_webhook(telegram)
        return telegram.updates.batch(limit)

    return await telegram.updates.bell.until(look, timeout) or []


def set_webhook(telegram: Telegram, params: Params) -> Json:
    """Switch to delivery by POST; plain HTTP is allowed to this machine only."""
    url, secret = params.text("url"), params.text("secret_token")
    if len(secret) > SECRET_LENGTH:
        raise bad_request("secret token is too long")
    if not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    if url and not LOCAL.fullmatch(url):
        _check_public(url)
    connections = params.integer("max_connections", 40)
    _remember_allowed(telegram, params)
    _drop_pending(telegram, params)
    telegram.webhook = WebhookTarget(url, secret, min(max(connections, 1), 100))
    telegram.updates.bell.ring()
    return True


def delete_webhook(telegram: Telegram, params: Params) -> Json:
    """Switch back to polling."""
    _drop_pending(telegram, params)
    telegram.webhook = WebhookTarget()
    telegram.updates.bell.ring()
    return True


def get_webhook_info(telegram: Telegram, params: Params) -> Json:
    """Describe the webhook and its last failure."""
    target = telegram.webhook
    info: JsonObject = {
        "url": target.url,
        "has_custom_certificate": False,
        "pending_update_count": len(telegram.updates),
        "max_connections": target.max_connections,
    }
    if telegram.updates.allowed is not None:
        info["allowed_updates"] = sorted(telegram.updates.allowed)
    if target.last_error:
        info["last_error_date"] = target.last_error_date
        info["last_error_message"] = target.last_error
    return info


def _check_public(url: str) -> None:
    if not url.startswith("https://"):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not PUBLIC.fullmatch(url):
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


def _refuse_beside_webhook(telegram: Telegram) -> None:
    if telegram.webhook.url:
        raise ApiError(
            409,
            "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first",
        )


def _remember_allowed(telegram: Telegram, params: Params) -> None:
    kinds = params.json("allowed_updates", "allowed updates")
    if isinstance(kinds, list):
        telegram.updates.allow([str(kind) for kind in kinds])


def _drop_pending(telegram: Telegram, params: Params) -> None:
    if params.flag("drop_pending_updates"):
        telegram.updates.clear()
