"""Word papers: a template the office may have edited in Word, filled with values from the ledger.

People's words are text and nothing else: they are escaped, hold no sign that XML refuses, and are
never read as a template. A template runs in a sandbox; what is wrong with it is said by the name
of the field, and the packaged template takes its place so that the paper is there all the same.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from defusedxml.ElementTree import fromstring
from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from bot.core.papers import Field, Kind, Paper
from bot.core.screens import Day, Text, Words, text
from bot.reports import samples

# What XML 1.0 refuses; a line's end becomes a paragraph's (docxtpl's \a).
_REFUSED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile(r"\s*(?:\r\n|\r|\n|\u2028|\u2029)\s*")
_NAMED = re.compile(r"'([^']+)' is undefined|no (?:attribute|element) '?([^']+?)'?$")

PACKAGED = Path(__file__).parent / "templates"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """`name` is the file's without its ending; `fault` tells why the office's own template was
    not used."""

    name: str
    content: bytes
    fault: Text | None = None


class Fault(Exception):
    """A template that cannot be filled; the text says what to look for in it."""

    def __init__(self, sentence: Text) -> None:
        super().__init__(sentence)
        self.text = sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Templates:
    """The packaged ones, and in `own` those that an office has edited."""

    own: Path

    def made(self, paper: Paper, words: Words) -> Made:
        kind = paper.kind
        title = words(kind.name_text)
        name = f"{title}_{safe(paper.about)}"
        values = plain(paper.fields, words)
        own = self.own / f"{title}.docx"
        if own.is_file():
            try:
                return Made(name=name, content=filled(_read(own), values))
            except Fault as fault:
                log.warning("the template %s was not used: %s", own.name, words(fault.text))
                line = text("template-fault", name=own.name, fault=fault.text)
                return Made(name=name, content=filled(self.default(kind), values), fault=line)
        return Made(name=name, content=filled(self.default(kind), values))

    def check(self, kind: Kind, own: Path) -> None:
        """Raises `Fault`, before any paper is asked for."""
        filled(_read(own), samples.of(kind))

    def default(self, kind: Kind) -> bytes:
        return (PACKAGED / f"{kind.value}.docx").read_bytes()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise Fault(text("template-unreadable")) from None


def safe(name: str) -> str:
    """As part of a file's name on any system."""
    return re.sub(r'[\\/:*?"<>|\s]+', "_", _REFUSED.sub("", name)).strip("._")[:60]


def filled(template: bytes, values: Mapping[str, Any]) -> bytes:
    """Raises `Fault`."""
    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    try:
        document = _Strict(BytesIO(template))
        document.render(dict(values), environment)
        out = BytesIO()
        document.save(out)
    except UndefinedError as error:
        raise Fault(text("template-field", field=_field(error))) from error
    except TemplateSyntaxError as error:
        raise Fault(text("template-syntax", near=_near(error))) from error
    except SyntaxError as error:
        raise Fault(text("template-layout")) from error
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError) as error:
        raise Fault(text("template-no-word")) from error
    except (TemplateError, TypeError, ArithmeticError, AttributeError, IndexError) as error:
        raise Fault(text("template-refused", reason=str(error)[:120])) from error
    return out.getvalue()


class _Strict(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """docxtpl mends broken XML by leaving parts of it out; a paper must not lose a line so."""

    def fix_tables(self, xml: str) -> Any:
        fromstring(xml)
        return super().fix_tables(xml)

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        """A property is no place for people's words: what stands there stays as it is."""


def _field(error: UndefinedError) -> str:
    found = _NAMED.search(str(error))
    return next(filter(None, found.groups()), str(error)) if found else str(error)[:60]


def _near(error: TemplateSyntaxError) -> str:
    """The words of the template where it breaks off."""
    lines = [line.strip() for line in getattr(error, "docx_context", ())]
    tagged = [line for line in lines if "{" in line]
    return next(iter(tagged or lines), str(error))[:60]


def plain(value: Field, words: Words) -> Any:
    """Every text a sentence, every word without what XML refuses."""
    match value:
        case Text():
            return clean(words(value))
        case Day():
            return words(text("paper-day", day=value))
        case str():
            return clean(value)
        case Mapping():
            return {key: plain(each, words) for key, each in value.items()}
        case Sequence():
            return [plain(each, words) for each in value]
    return value


def clean(said: str) -> str:
    return _LINE_END.sub("\a", _REFUSED.sub("", said.replace("\t", " ")).strip())
