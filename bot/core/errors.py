"""What may go wrong that a person can understand. The class name is the text id.

    UserError
      NotAllowed            this role may not do this, or not to this item
      NotFound              no such item, or none this person may see (never told apart)
      WrongState            the item has moved on, or is not there yet
      Unfit                 an answer that does not fit its question
      NotJoined             no account is bound to this person yet
      InvitationUnusable    unknown, used or expired
      Stale                 a button of an earlier screen
      Conflict              a unique key or a check of the schema refused it

Anything that is not a `UserError` is a bug: logged with an id, answered with one calm sentence.
"""

from __future__ import annotations

import re

from bot.core.screens import Arg, Text


class UserError(Exception):
    """Carries arguments; `variant` picks a more exact sentence of the same kind."""

    def __init__(self, variant: str = "", /, **args: Arg) -> None:
        super().__init__(variant, args)
        self.variant = variant
        self.args_for_text = args

    @property
    def text(self) -> Text:
        """`WrongState("closed")` speaks with the text id `error-wrong-state-closed`."""
        name = re.sub(r"(?<!^)(?=[A-Z])", "-", type(self).__name__).lower()
        suffix = f"-{self.variant}" if self.variant else ""
        return Text(id=f"error-{name}{suffix}", args=self.args_for_text)


class NotAllowed(UserError):
    """This role may not do this, or not to this item."""


class NotFound(UserError):
    """No such item, or none that this person may see: the answer is the same for both."""


class WrongState(UserError):
    """The item has moved on, or is not there yet."""


class Unfit(UserError):
    """An answer that does not fit its question."""


class NotJoined(UserError):
    """No person is bound to this account, or it is suspended."""


class InvitationUnusable(UserError):
    """Unknown, used, expired, or meant for another account."""


class Stale(UserError):
    """A button of an earlier screen, of another person, or of another version."""


class Conflict(UserError):
    """The schema refused: the variant is the constraint's name."""
