"""From text ids to sentences: Telegram HTML for messages, plain words for buttons and toasts.

What a person or a register wrote is an argument, never a template: it is cleaned and escaped
here, once, so that nobody else has to think of it.
"""

from __future__ import annotations

import html
import logging
import re
import unicodedata
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.core import screens
from handlers.outbound.catalogue import Catalogue, TextError

FIRST_LANGUAGE = "zh-CN"

_log = logging.getLogger(__name__)
_TAG = re.compile(r"<[^>]*>")
_Worded = str | screens.Text | screens.Day | screens.Moment | screens.Many
# Control, format (bidi marks, zero widths) and surrogate characters: nothing a reader can see.
_INVISIBLE = frozenset({"Cc", "Cf", "Cs"})
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")


def clean(words: str) -> str:
    """People's words without what cannot be seen; line ends become newlines, tabs spaces."""
    lines = _LINE_ENDS.sub("\n", words).replace("\t", " ")
    return "".join(
        sign for sign in lines if sign == "\n" or unicodedata.category(sign) not in _INVISIBLE
    )


def escape(words: str) -> str:
    """Cleaned and safe inside Telegram HTML, in text and in an attribute."""
    return html.escape(clean(words), quote=False).replace('"', "&quot;")


def unmark(markup: str) -> str:
    """The words of Telegram HTML as a reader sees them."""
    return html.unescape(_TAG.sub("", markup))


class Texts:
    """Every sentence of every language. `strict` raises where production falls back to zh-CN,
    then to the bare id, with a line in the log. `zone` is the installation's."""

    def __init__(self, locales_dir: Path, zone: ZoneInfo, strict: bool = False) -> None:
        folders = sorted(folder for folder in locales_dir.iterdir() if any(folder.glob("*.ftl")))
        self._catalogues = {
            folder.name: Catalogue(folder.name, sorted(folder.glob("*.ftl"))) for folder in folders
        }
        if FIRST_LANGUAGE not in self._catalogues:
            raise TextError(f"no {FIRST_LANGUAGE}/*.ftl in the folder of sentences")
        self._zone = zone
        self._strict = strict
        self._report(self.faults)

    @property
    def languages(self) -> tuple[str, ...]:
        """The first language first, the others by name."""
        return tuple(sorted(self._catalogues, key=lambda name: (name != FIRST_LANGUAGE, name)))

    @property
    def faults(self) -> tuple[str, ...]:
        """Junk and doubled ids of all languages."""
        return tuple(
            f"{language}/{fault}"
            for language, catalogue in self._catalogues.items()
            for fault in catalogue.faults
        )

    def ids(self, language: str) -> frozenset[str]:
        """With attributes, as `message.attribute`."""
        return self._catalogues[language].ids

    def variables(self, language: str, id: str) -> frozenset[str]:
        return self._catalogues[language].variables(id)

    def render(self, text: screens.Text, language: str) -> str:
        """As Telegram HTML."""
        if self._strict:
            return self._sentence(text, language)
        for candidate in dict.fromkeys((language, FIRST_LANGUAGE)):
            try:
                return self._sentence(text, candidate)
            except TextError as error:
                _log.warning("text falls back: %s", error)
        return escape(text.id)

    def plain(self, text: screens.Text | str, language: str) -> str:
        """For button labels, toasts and command descriptions: no markup, nothing escaped."""
        if isinstance(text, str):
            return clean(text)
        return unmark(self.render(text, language))

    def pick_language(self, chosen: str | None, telegram_code: str | None, default: str) -> str:
        """The person's choice, else Telegram's language code, else `default`."""
        for wish in (chosen, telegram_code):
            found = self._nearest(wish or "")
            if found is not None:
                return found
        return default

    def _nearest(self, wish: str) -> str | None:
        wanted = wish.lower().replace("_", "-")
        for language in self.languages:
            if wanted == language.lower():
                return language
        for language in self.languages:
            if wanted.split("-")[0] == language.lower().split("-")[0]:
                return language
        return None

    def _sentence(self, text: screens.Text, language: str) -> str:
        catalogue = self._catalogues.get(language)
        if catalogue is None:
            raise TextError(f"no language {language}")
        args = {name: self._argument(value, language) for name, value in text.args.items()}
        return catalogue.format(text.id, args)

    def _argument(self, value: screens.Arg, language: str) -> str | int:
        if isinstance(value, int):
            return value
        return self._words(value, language)

    def _words(self, value: _Worded, language: str) -> str:
        if isinstance(value, str):
            return escape(value)
        if isinstance(value, screens.Text):
            return self.render(value, language)
        if isinstance(value, screens.Day):
            return self._day(value.day, value.weekday, language)
        if isinstance(value, screens.Moment):
            return self._moment(value.at.astimezone(self._zone), language)
        separator = self.render(screens.text("list-separator"), language)
        return separator.join(self._words(item, language) for item in value.items)

    def _day(self, day: date, weekday: bool, language: str) -> str:
        written = screens.text("value-day", year=str(day.year), month=day.month, day=day.day)
        if not weekday:
            return self.render(written, language)
        name = screens.text("value-weekday", weekday=day.isoweekday())
        return self.render(screens.text("value-day-weekday", date=written, name=name), language)

    def _moment(self, at: datetime, language: str) -> str:
        written = screens.text("value-moment", month=at.month, day=at.day, time=f"{at:%H:%M}")
        return self.render(written, language)

    def _report(self, faults: tuple[str, ...]) -> None:
        if faults and self._strict:
            raise TextError("; ".join(faults))
        for fault in faults:
            _log.warning("sentence file: %s", fault)
