"""The methods of the Bot API by name; importing the nouns fills the table."""

from bot.demo.botapi.methods import about, albums, chats, editing, polling, sending
from bot.demo.botapi.methods.asking import METHODS, Ask

__all__ = ["METHODS", "Ask", "about", "albums", "chats", "editing", "polling", "sending"]
