"""What a bot says about itself: name, commands by scope, descriptions, menu button."""

from __future__ import annotations

import re
from typing import Any

from bot.demo.botapi.errors import JSON, bad_request
from bot.demo.botapi.methods.asking import Ask, method

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_MOST_COMMANDS = 100


@method("getMe")
def get_me(ask: Ask) -> JSON:
    abilities = {
        "can_join_groups": True,
        "can_read_all_group_messages": ask.bot.reads_groups,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }
    return ask.bot.as_json() | abilities


@method("setMyCommands")
def set_my_commands(ask: Ask) -> bool:
    commands: Any = ask.params.data("commands")
    if not isinstance(commands, list):
        raise bad_request("can't parse commands: expected an Array of BotCommand")
    if len(commands) > _MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        _check_command(command)
    ask.bot.commands[scope_of(ask)] = commands
    ask.api.changes.tell("menu")
    return True


def _check_command(command: JSON) -> None:
    name = str(command.get("command", "")).removeprefix("/")
    if not _COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(str(command.get("description", ""))) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")


@method("getMyCommands")
def get_my_commands(ask: Ask) -> list[JSON]:
    return ask.bot.commands.get(scope_of(ask), [])


@method("deleteMyCommands")
def delete_my_commands(ask: Ask) -> bool:
    ask.bot.commands.pop(scope_of(ask), None)
    ask.api.changes.tell("menu")
    return True


def scope_of(ask: Ask) -> str:
    """A scope as one word: "default", "chat 7", "chat_member -5 7", with the language after it."""
    scope: JSON = ask.params.data("scope") or {"type": "default"}
    if "chat_id" in scope:
        ask.api.chat_of(ask.bot, str(scope["chat_id"]))
    parts = [scope.get("type"), scope.get("chat_id"), scope.get("user_id")]
    language = ask.params.text("language_code") or None
    return " ".join(str(part) for part in [*parts, language] if part is not None)


@method("setChatMenuButton")
def set_chat_menu_button(ask: Ask) -> bool:
    chat = ask.params.number("chat_id") or None
    if chat is not None:
        ask.api.chat_of(ask.bot, str(chat))
    ask.bot.menus[chat] = ask.params.data("menu_button") or {"type": "default"}
    ask.api.changes.tell("menu", chat)
    return True


@method("getChatMenuButton")
def get_chat_menu_button(ask: Ask) -> JSON:
    fallback = ask.bot.menus.get(None, {"type": "commands"})
    return ask.bot.menus.get(ask.params.number("chat_id") or None, fallback)


def _describe(ask: Ask, field: str, most: int) -> bool:
    text = ask.params.text(field)
    if len(text) > most:
        raise bad_request(f"{field.upper()}_TOO_LONG")
    ask.bot.descriptions[field] = text
    return True


@method("setMyDescription")
def set_my_description(ask: Ask) -> bool:
    return _describe(ask, "description", 512)


@method("setMyShortDescription")
def set_my_short_description(ask: Ask) -> bool:
    return _describe(ask, "short_description", 120)


@method("logOut")
def log_out(_: Ask) -> bool:
    return True


@method("close")
def close(_: Ask) -> bool:
    return True
