"""What leads where, as values: the kinds of route, and the table made of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot.core.forms import Form
from bot.core.incoming import Incoming
from bot.core.people import Actor
from bot.core.screens import Screen
from bot.core.work import Work

Handler = Callable[[Incoming, Actor, Work], Screen | None]
ItemHandler = Callable[[int, Incoming, Actor, Work], Screen | None]
StrangerHandler = Callable[[Incoming, Actor | None, Work], Screen | None]


@dataclass(frozen=True, slots=True)
class Command:
    """`parks`: the open draft makes room for it. `groups`: it may be asked in a group chat."""

    name: str
    handler: Handler
    groups: bool = False
    parks: bool = True


@dataclass(frozen=True, slots=True)
class Welcome:
    """A command for people who have not joined yet as well; `groups`: it knows group chats."""

    name: str
    handler: StrangerHandler
    groups: bool = False


@dataclass(frozen=True, slots=True)
class Press:
    """A button, by the first element of its press."""

    verb: str
    handler: Handler


@dataclass(frozen=True, slots=True)
class Label:
    """A key of the reply keyboard, by its text id; it arrives as that text in any language."""

    text_id: str
    handler: Handler
    parks: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Routes:
    """`fallback_text` and `fallback_files` begin a new log from what nobody asked for; `on_item`
    hears what is said in reply to a message about an item, whose id comes first; `group_changed`,
    of groups that the bot enters, leaves, or finds under a new number. `opening` is what opens a
    form that takes no words: a command with its slash, a press by its verb."""

    commands: tuple[Command | Welcome, ...]
    presses: tuple[Press, ...]
    labels: tuple[Label, ...]
    forms: Mapping[str, Form]
    fallback_text: Handler
    fallback_files: Handler
    opening: frozenset[str] = frozenset()
    on_item: ItemHandler | None = None
    group_changed: StrangerHandler | None = None
    _commands: Mapping[str, Command | Welcome] = field(init=False, repr=False)
    _presses: Mapping[str, Press] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_commands", {route.name: route for route in self.commands})
        object.__setattr__(self, "_presses", {route.verb: route for route in self.presses})
        if len(self._commands) != len(self.commands) or len(self._presses) != len(self.presses):
            raise ValueError("two routes of one name")

    def command(self, name: str | None) -> Command | Welcome | None:
        return self._commands.get(name or "")

    def press(self, verb: str) -> Press | None:
        return self._presses.get(verb)
