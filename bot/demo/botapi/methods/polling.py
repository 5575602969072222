"""How updates reach a bot: long polling; and the webhook, which is kept but not called."""

from __future__ import annotations

from typing import Any

from bot.demo.botapi.errors import JSON, bad_request, conflict
from bot.demo.botapi.methods.asking import Ask, method
from bot.demo.botapi.updates import TERMINATED_BY_WEBHOOK

_WEBHOOK_IS_ACTIVE = (
    "can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)
_LONGEST_POLL = 50
_MOST_RESULTS = 50
_USUAL_CACHE = 300  # seconds, where a bot does not say


@method("getUpdates")
async def get_updates(ask: Ask) -> list[JSON]:
    if ask.bot.webhook:
        raise conflict(_WEBHOOK_IS_ACTIVE)
    _allow(ask)
    updates = await ask.bot.updates.fetch(
        offset=ask.params.number("offset"),
        limit=min(max(ask.params.number("limit", 100), 1), 100),
        timeout=min(ask.params.number("timeout"), _LONGEST_POLL),
    )
    ask.api.changes.tell("polled")
    return [{"update_id": update.id} | update.body for update in updates]


def _allow(ask: Ask) -> None:
    """The list stays until another comes; it binds updates made from now on."""
    allowed: Any = ask.params.data("allowed_updates")
    if allowed is not None:
        ask.bot.updates.allowed = frozenset(allowed)


@method("setWebhook")
def set_webhook(ask: Ask) -> bool:
    url = ask.params.text("url")
    if not url:
        return _no_webhook(ask)
    if not url.startswith("https://"):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    _allow(ask)
    ask.bot.webhook = {
        "url": url,
        "has_custom_certificate": "certificate" in ask.params.uploads,
        "max_connections": ask.params.number("max_connections", 40),
    }
    ask.bot.updates.interrupt(conflict(TERMINATED_BY_WEBHOOK))
    _drop(ask)
    return True


@method("deleteWebhook")
def delete_webhook(ask: Ask) -> bool:
    return _no_webhook(ask)


def _no_webhook(ask: Ask) -> bool:
    ask.bot.webhook = {}
    _drop(ask)
    return True


def _drop(ask: Ask) -> None:
    if ask.params.flag("drop_pending_updates"):
        ask.bot.updates.drop()
        ask.api.changes.tell("polled")


@method("getWebhookInfo")
def get_webhook_info(ask: Ask) -> JSON:
    none: JSON = {"url": "", "has_custom_certificate": False}
    waiting = {"pending_update_count": len(ask.bot.updates.pending)}
    allowed = sorted(ask.bot.updates.allowed)
    return none | ask.bot.webhook | waiting | ({"allowed_updates": allowed} if allowed else {})


@method("answerCallbackQuery")
def answer_callback_query(ask: Ask) -> bool:
    query = ask.api.open_query(ask.bot, ask.params.text("callback_query_id"))
    text = ask.params.text("text")
    if len(text) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    query.answer, query.alert = text, ask.params.flag("show_alert")
    query.answers += 1
    ask.api.changes.tell("answered", query.chat.id)
    return True


@method("answerInlineQuery")
def answer_inline_query(ask: Ask) -> bool:
    query = ask.api.open_query(ask.bot, ask.params.text("inline_query_id"))
    results: list[JSON] = ask.params.data("results") or []
    _check_results(results)
    query.results = results
    query.is_personal, query.cache_time = (
        ask.params.flag("is_personal"),
        int(ask.params.text("cache_time") or _USUAL_CACHE),
    )
    query.next_offset = ask.params.text("next_offset")
    query.answers += 1
    ask.api.changes.tell("answered", query.chat.id)
    return True


def _check_results(results: list[JSON]) -> None:
    if len(results) > _MOST_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    ids = [str(result.get("id", "")) for result in results]
    if len(set(ids)) != len(ids):
        raise bad_request("RESULT_ID_DUPLICATE")
    if any(not 1 <= len(id.encode()) <= 64 for id in ids):
        raise bad_request("RESULT_ID_INVALID")
