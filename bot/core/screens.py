"""What the bot says, as a value: text ids with arguments, buttons, attachments.

The core never holds a sentence. A `Screen` travels as JSON through the outbox and becomes a
Telegram message only in `handlers/`, in the reader's language, at the moment it is sent.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class Value(BaseModel):
    """Base of everything here: frozen, and refusing what it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Day(Value):
    """A calendar date in the installation's zone; the renderer writes it in the locale's form."""

    day: date
    weekday: bool = False


class Moment(Value):
    """An instant (aware); the renderer writes it in the installation's zone."""

    at: datetime


class Text(Value):
    """A sentence by its id in `locales/`, with its arguments; an argument may be another text.

    A `str` argument is a person's or a register's words: the renderer escapes it.
    """

    id: str
    args: dict[str, Arg] = Field(default_factory=dict)


class Many(Value):
    """Several texts as one argument, joined by the locale's list separator (、 or comma)."""

    items: tuple[Text | str, ...]


Arg = str | int | Day | Moment | Text | Many
Text.model_rebuild()


def text(id: str, /, **args: Arg) -> Text:
    """`text("card-title", number="7-01-003")`: the short way to write a `Text`."""
    return Text(id=id, args=args)


Words = Callable[[Text], str]
"""A text's sentence in one language: what papers and pictures are written with."""


class Button(Value):
    """An inline button: what it says and the press it sends back, e.g. `("item", "17")`.

    A `str` label is a register's word (a unit's name), shown as it is.
    """

    label: Text | str
    press: tuple[str, ...]


class Menu(Value):
    """The reply keyboard: rows of text ids; a press arrives as the label's text."""

    rows: tuple[tuple[str, ...], ...]


class FileAttachment(Value):
    """A stored piece of evidence, by its row in `files`."""

    type: Literal["file"] = "file"
    file: int


class ChartAttachment(Value):
    """The picture of a digest's snapshot, drawn when sent."""

    type: Literal["chart"] = "chart"
    snapshot: int


class InvitationAttachment(Value):
    """An invitation's QR picture; its code is computed when sent and stored nowhere."""

    type: Literal["invitation"] = "invitation"
    invitation: int


class InvitationSheetAttachment(Value):
    """The slips of several invitations; their codes are computed when it is sent."""

    type: Literal["invitation_sheet"] = "invitation_sheet"
    invitations: tuple[int, ...]


class BallotsAttachment(Value):
    """An evaluation's sheet of links; they are made when it is sent and stand nowhere."""

    type: Literal["ballots"] = "ballots"
    evaluation: int


class MadeAttachment(Value):
    """A file that we made on somebody's asking (导出), by its row in `exports`."""

    type: Literal["made"] = "made"
    export: int


class TimelineAttachment(Value):
    """A roadmap drawn when sent: of an item, or of what `reader` may see of an assignment."""

    type: Literal["timeline"] = "timeline"
    finding: int | None = None
    assignment: int | None = None
    reader: int | None = None


class NumbersAttachment(Value):
    """Numbers drawn when sent: of what `reader` may see of a cut (as a press carries it) then."""

    type: Literal["numbers"] = "numbers"
    what: str
    cut: str
    reader: int


Attachment = Annotated[
    FileAttachment
    | ChartAttachment
    | InvitationAttachment
    | InvitationSheetAttachment
    | BallotsAttachment
    | MadeAttachment
    | NumbersAttachment
    | TimelineAttachment,
    Field(discriminator="type"),
]


class Screen(Value):
    """One message to one reader: lines, buttons, perhaps attachments and the reply keyboard.

    `edits` asks the messenger to replace that message of the same chat instead of sending a new
    one (a pressed button's screen changes in place). `toast` is the short answer to a press.
    `item` is the finding the message is about, so that a reply to it finds the item again.
    `page` is shown by list screens whose lines exceed one message; a screen never splits buttons.
    """

    lines: tuple[Text, ...] = ()
    buttons: tuple[tuple[Button, ...], ...] = ()
    menu: Menu | None = None
    commands: tuple[str, ...] | None = None
    attachments: tuple[Attachment, ...] = ()
    edits: int | None = None
    toast: Text | None = None
    item: int | None = None
    protected: bool = False


def say(id: str, /, **args: Arg) -> Screen:
    """A screen of one line."""
    return Screen(lines=(text(id, **args),))
