"""One turn of a conversation: the form, its draft, who speaks, and the work it happens in.

A draft's answers hold a few keys that are not answers: they begin with an underscore and never
reach the command.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.core import forms, screens
from bot.core.events import Json
from bot.core.incoming import Act, Incoming
from bot.core.people import Actor
from bot.core.work import Work

VERB = "d"
FIRST_ASKED = 2  # a draft's revision once its first question has been asked

PENDING = "_pending"  # what is being collected: ticks and files by question
FOUND = "_found"  # the options that typed words have narrowed a question to
ALBUM = "_album"  # the album answered last, so that its other pictures are taken in silence
REFUSED_ALBUM = "_refused_album"  # the same for an album that was too much
MESSAGES = "_messages"  # question -> message id, so that an edited message finds its answer
CAPTION = "_caption"  # words that came with the files
NOTES = "_notes"  # message id -> those words, as an edited message changes its own alone
LINE = "_line"  # what the line that began it has filled in, by question
FRESH = "_fresh"  # begun by a button or a command, so that it holds no word of the person's yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    form: forms.Form
    draft: forms.Draft
    actor: Actor
    work: Work
    incoming: Incoming

    @property
    def answers(self) -> dict[str, Json]:
        return self.draft.answers

    @property
    def question(self) -> forms.Question | None:
        """The question being asked again, else the first without an answer; None: all have one."""
        asked_again = next(
            (q for q in self.applicable if q.key == self.draft.editing),
            None,
        )
        return asked_again or forms.position(self.form, self.answers)

    @property
    def applicable(self) -> tuple[forms.Question, ...]:
        return forms.applicable(self.form, self.answers)

    @property
    def given(self) -> tuple[str, ...]:
        """The questions answered already, in their order."""
        return tuple(q.key for q in self.applicable if q.key in self.answers)

    @property
    def evidence(self) -> forms.Evidence | None:
        """The question that files belong to: the open one, else the form's first."""
        questions = [q for q in self.applicable if isinstance(q, forms.Evidence)]
        return next((q for q in questions if q == self.question), next(iter(questions), None))

    def pending(self, key: str) -> list[Json]:
        """What has been collected for a question so far; the answer itself when asked again."""
        collected = _mapping(self.answers.get(PENDING)).get(key, self.answers.get(key))
        return list(collected) if isinstance(collected, list) else []

    def with_pending(self, key: str, values: Sequence[Json]) -> Talk:
        collected = {**_mapping(self.answers.get(PENDING)), key: list(values)}
        return self.noting(PENDING, collected)

    def noting(self, key: str, value: Json) -> Talk:
        return self._with(answers={**self.answers, key: value})

    def knowing(self, known: Mapping[str, Json]) -> Talk:
        return self._with(answers={**self.answers, **known})

    def without(self, *keys: str) -> Talk:
        return self._with(answers={k: v for k, v in self.answers.items() if k not in keys})

    def discarding(self, key: str) -> Talk:
        """Without what was being collected for a question."""
        collected = {k: v for k, v in _mapping(self.answers.get(PENDING)).items() if k != key}
        return self.noting(PENDING, collected)

    def on_page(self, page: int) -> Talk:
        return self._with(page=page)

    def asking(self, key: str | None) -> Talk:
        return self.without(FOUND)._with(editing=key, page=0)

    def answered(self, key: str, value: Json) -> Talk:
        """The answer stands, nothing is pending for it, and its message is remembered."""
        return self.noting(key, value).discarding(key).remembering(key).asking(None)

    def captioned(self, words: str) -> Talk:
        """These words stand beside the files, below those of other messages."""
        notes = {**_mapping(self.answers.get(NOTES)), str(self.incoming.message_id): words.strip()}
        whole = "\n".join(str(note) for note in notes.values() if note)
        return self.noting(NOTES, notes).noting(CAPTION, whole)

    def reread(self, known: Mapping[str, Json]) -> Talk:
        """What the first line says now in the place of what it said; answers given since stay."""
        said = _mapping(self.answers.get(LINE))
        stale = {key for key, value in said.items() if self.answers.get(key) == value}
        kept = {key: value for key, value in self.answers.items() if key not in stale}
        talk = self._with(answers={**known, **kept, LINE: dict(known)})
        is_narrowed = self.form.questions[0].key not in talk.answers
        return talk if is_narrowed else talk.without(FOUND)

    def remembering(self, key: str) -> Talk:
        if self.incoming.act not in (Act.TEXT, Act.FILES):
            return self
        messages = {**_mapping(self.answers.get(MESSAGES)), key: self.incoming.message_id}
        return self.noting(MESSAGES, messages)

    def answer_of(self, message_id: int) -> str | None:
        if str(message_id) in _mapping(self.answers.get(NOTES)):
            return CAPTION
        for key, collected in _mapping(self.answers.get(PENDING)).items():
            if isinstance(collected, list) and any(is_passage(p, message_id) for p in collected):
                return key
        messages = _mapping(self.answers.get(MESSAGES))
        return next((key for key, id in messages.items() if id == message_id), None)

    def saved(self) -> Talk:
        """With a new revision: the buttons shown before are void."""
        talk = self._with(revision=self.draft.revision + 1)
        return talk.saved_quietly()

    def saved_quietly(self) -> Talk:
        """Under the old revision: the buttons shown before still work."""
        talk = self._with(touched_at=self.work.now)
        self.work.drafts.save(talk.draft)
        return talk

    def button(self, label: screens.Text | str, op: str, *args: str) -> screens.Button:
        press = (VERB, str(self.draft.id), str(self.draft.revision), op, *args)
        return screens.Button(label=label, press=press)

    def text(self, key: str, attribute: str = "") -> screens.Text:
        return screens.text(f"{self.form.name}-{key}{attribute}")

    def _with(self, **changes: Any) -> Talk:
        return replace(self, draft=replace(self.draft, **changes))


def is_passage(collected: Json, message_id: int) -> bool:
    """Whether it is what that message brought to a long text."""
    return isinstance(collected, dict) and collected.get("message") == message_id


def is_untouched(draft: forms.Draft) -> bool:
    """Nothing has been entered since it was begun: its first question was all that happened."""
    entered = {key for key in draft.answers if not key.startswith("_")}
    return draft.revision <= FIRST_ASKED and (FRESH in draft.answers or not entered)


def command_answers(form: forms.Form, answers: forms.Answers) -> dict[str, Json]:
    """What the command is built from; words that came with files go to its `caption`, if any."""
    kept = dict(answers)
    if "caption" in form.result.model_fields and CAPTION in answers:
        kept.setdefault("caption", answers[CAPTION])
    return kept


def _mapping(value: Json) -> Mapping[str, Json]:
    return value if isinstance(value, dict) else {}
