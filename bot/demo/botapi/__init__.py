"""A Bot API server on loopback that refuses what Telegram refuses, with people to talk to it."""

from bot.demo.botapi.api import BotApi, Query
from bot.demo.botapi.changes import Change
from bot.demo.botapi.chats import Chat
from bot.demo.botapi.groups import Group
from bot.demo.botapi.limits import Limits
from bot.demo.botapi.people import User
from bot.demo.botapi.server import app, routes, serving
from bot.demo.botapi.values import Button, Message

__all__ = [
    "BotApi",
    "Button",
    "Change",
    "Chat",
    "Group",
    "Limits",
    "Message",
    "Query",
    "User",
    "app",
    "routes",
    "serving",
]
