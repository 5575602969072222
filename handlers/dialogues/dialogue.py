"""Drives any form: begin, answer, press, park, resume. Plain functions from a turn to a screen.

Whatever does not fit is explained and asked again; nothing a person has entered is ever lost
before it is submitted or cancelled.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pydantic import ValidationError

from bot.core import errors, forms, instructions, lead_rights, rights, screens, suggestions
from bot.core.events import Json
from bot.core.incoming import Act, Incoming
from bot.core.people import Actor
from bot.core.screens import Screen, Text, text
from bot.core.work import Work
from handlers.dialogues import answers, files, widgets
from handlers.dialogues.talk import ALBUM, FRESH, VERB, Talk, command_answers, is_untouched

Forms = Mapping[str, forms.Form]


def begin(
    form: forms.Form,
    actor: Actor,
    work: Work,
    incoming: Incoming,
    answers: Mapping[str, Json] | None = None,
) -> Screen:
    """Asks the first open question. Another open draft is parked, and said to be."""
    parked = park(incoming, actor, work)
    _check_room(incoming, actor, work)
    draft = forms.Draft(
        id=0,
        person_id=actor.id,
        chat_id=incoming.chat_id,
        form=form.name,
        answers={**(answers or {}), **_marks(incoming)},
        opened_at=work.now,
        touched_at=work.now,
    )
    talk = _talk(form, work.drafts.add(draft), actor, work, incoming)
    return with_parked(_next(talk), parked)


def _check_room(incoming: Incoming, actor: Actor, work: Work) -> None:
    """What a person has entered never expires in silence, so there may not be any number of it."""
    most = work.policy.drafts_per_person
    if len(work.drafts.parked(actor.id, incoming.chat_id)) >= most:
        raise errors.Unfit("too-many-drafts", most=most)


def park(incoming: Incoming, actor: Actor, work: Work) -> forms.Draft | None:
    """Puts the open draft aside, if there is one; one that holds nothing yet is dropped."""
    draft = work.drafts.open_in(actor.id, incoming.chat_id)
    if draft is None:
        return None
    if is_untouched(draft):
        work.drafts.delete(draft.id)
        return None
    parked = replace(draft, parked=True, touched_at=work.now)
    work.drafts.save(parked)
    return parked


def with_parked(screen: Screen, parked: forms.Draft | None) -> Screen:
    """The screen, with a line and a button that lead back to what was put aside."""
    if parked is None:
        return screen
    press = (VERB, str(parked.id), str(parked.revision), "r")
    button = screens.Button(label=text("dialogue-resume"), press=press)
    return screen.model_copy(
        update={
            "lines": (*screen.lines, text("dialogue-parked")),
            "buttons": (*screen.buttons, (button,)),
        }
    )


def resume(known: Forms, incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """Goes on with the draft put aside last."""
    aside = work.drafts.parked(actor.id, incoming.chat_id)
    usable = (d for d in aside if d.form in known and not is_lost(d, actor, work))
    found = next(usable, None)
    if found is None:
        return screens.say("dialogue-nothing-parked")
    return reopen(_talk(known[found.form], found, actor, work, incoming))


def reopen(talk: Talk) -> Screen:
    return _next(unparked(talk))


def cancel(incoming: Incoming, actor: Actor, work: Work) -> Screen:
    """The handler of /cancel: drops the open draft for good."""
    draft = work.drafts.open_in(actor.id, incoming.chat_id)
    if draft is None:
        return screens.say("dialogue-nothing-open")
    work.drafts.delete(draft.id)
    return screens.say("dialogue-cancelled")


def open_talk(known: Forms, incoming: Incoming, actor: Actor, work: Work) -> Talk | None:
    """The conversation going on in this chat; one whose form no longer exists is none, and one
    on an item that is out of sight is over."""
    draft = work.drafts.open_in(actor.id, incoming.chat_id)
    if draft is None or draft.form not in known:
        return None
    if is_lost(draft, actor, work):
        work.drafts.delete(draft.id)
        return None
    return _talk(known[draft.form], draft, actor, work, incoming)


def written_in(known: Forms, incoming: Incoming, actor: Actor, work: Work) -> Talk | None:
    """The conversation that a message has been an answer in, also one put aside; else the open
    one."""
    going_on = open_talk(known, incoming, actor, work)
    aside = (
        _talk(known[draft.form], draft, actor, work, incoming)
        for draft in work.drafts.parked(actor.id, incoming.chat_id)
        if draft.form in known and not is_lost(draft, actor, work)
    )
    every = (going_on, *aside) if going_on else tuple(aside)
    meant = (talk for talk in every if talk.answer_of(incoming.message_id) is not None)
    return next(meant, going_on)


def is_lost(draft: forms.Draft, actor: Actor, work: Work) -> bool:
    """Whether it is about an item that the person may see no longer, his post having ended."""
    item = str(draft.answers.get("finding", ""))
    found = work.findings.many([int(item)]) if item.isdecimal() else ()
    return _lost_otherwise(draft, actor, work) or any(
        not rights.may(actor, rights.Action.SEE, finding) for finding in found
    )


def _lost_otherwise(draft: forms.Draft, actor: Actor, work: Work) -> bool:
    """The same of what is no finding."""
    if (id := str(draft.answers.get("suggestion", ""))).isdecimal():
        suggestion = work.suggestions.get(int(id))
        return not suggestions.may(actor, suggestions.Action.SEE, suggestion)
    if (id := str(draft.answers.get("instruction", ""))).isdecimal():
        instruction = work.instructions.get(int(id))
        return not instructions.may(actor, instructions.Action.SEE, instruction)
    if (id := str(draft.answers.get("lead", ""))).isdecimal():
        return not lead_rights.may(actor, lead_rights.Action.SEE, work.leads.get(int(id)))
    return False


def cancelled(talk: Talk) -> Screen:
    talk.work.drafts.delete(talk.draft.id)
    return _in_place(talk, screens.say("dialogue-cancelled"))


def current(talk: Talk) -> Screen:
    """What the person is to do now: the open question, or the card to check."""
    question = talk.question
    screen = widgets.ask(talk, question) if question else widgets.confirm(talk)
    if talk.form.wordless:
        screen = screen.model_copy(update={"protected": True})
    return _in_place(talk, screen)


def complain(talk: Talk, complaint: Text) -> Screen:
    """Why not, and the same question again."""
    screen = current(talk)
    return screen.model_copy(update={"lines": (complaint, *screen.lines)})


def choose(talk: Talk, question: forms.Question, value: Json) -> Screen:
    """Takes a value as the answer, if the field's own rules do."""
    try:
        kept = answers.checked(talk, question.key, value)
    except answers.Unanswered as refusal:
        return complain(talk, refusal.complaint)
    answered = talk.answered(question.key, kept)
    learn = talk.form.learn
    return _next(answered.knowing(learn(talk.work, answered.answers)) if learn else answered)


def done(talk: Talk, question: forms.Question) -> Screen:
    """Ends collecting: files, or ticks."""
    collected = talk.pending(question.key)
    least = question.at_least if isinstance(question, forms.Evidence | forms.Ticks) else 0
    is_files = isinstance(question, forms.Evidence)
    if (files.count(collected, talk.work) if is_files else len(collected)) < least:
        kind = "files" if is_files else "ticks"
        return complain(talk, text(f"dialogue-error-{kind}-least", n=least))
    return choose(talk, question, collected)


def skip(talk: Talk, question: forms.Question) -> Screen:
    return _next(talk.answered(question.key, None))


def back(talk: Talk) -> Screen:
    """Leaves an answer asked again as it was; else takes the last answer out and asks it."""
    if talk.draft.editing is not None:
        return _next(talk.discarding(talk.draft.editing).asking(None))
    return _next(talk.without(talk.given[-1]).asking(None))


def submit(talk: Talk) -> Screen:
    """Makes the command and runs it in this transaction; the draft is gone when it succeeds."""
    try:
        command = forms.build(talk.form, command_answers(talk.form, talk.answers))
    except ValidationError as error:
        return _refused(talk, error)
    talk.work.drafts.delete(talk.draft.id)
    return _in_place(talk, talk.form.submit(command, talk.actor, talk.work))


def _refused(talk: Talk, error: ValidationError) -> Screen:
    """The whole does not hold: asks the question that the error names. A fault in what nobody was
    asked is ours, not the person's."""
    key, kind, context = forms.fault(error)
    if key not in {question.key for question in talk.applicable}:
        if key:
            raise error
        return complain(talk, answers.complaint(talk, "confirm", kind, context))
    again = talk.asking(key).saved()
    return complain(again, answers.complaint(again, key, kind, context))


def _next(talk: Talk) -> Screen:
    """Saves, and asks what comes now; a form without a card is submitted with its last answer."""
    saved = talk.saved()
    if saved.question is None and not saved.form.confirm:
        return submit(saved)
    return current(saved)


def unparked(talk: Talk) -> Talk:
    if not talk.draft.parked:
        return talk
    park(talk.incoming, talk.actor, talk.work)
    return replace(talk, draft=replace(talk.draft, parked=False))


def _in_place(talk: Talk, screen: Screen) -> Screen:
    """A pressed button's screen changes where it stands; what cannot be edited comes anew."""
    if talk.incoming.act is not Act.PRESS or screen.attachments or screen.menu:
        return screen
    if screen.edits is not None or not screen.lines:
        return screen
    return screen.model_copy(update={"edits": talk.incoming.message_id})


def _marks(incoming: Incoming) -> dict[str, Json]:
    marks: dict[str, Json] = {ALBUM: incoming.album} if incoming.album else {}
    if incoming.act is Act.PRESS or (incoming.command and not incoming.argument):
        marks[FRESH] = not incoming.files
    return marks


def _talk(
    form: forms.Form, draft: forms.Draft, actor: Actor, work: Work, incoming: Incoming
) -> Talk:
    return Talk(form=form, draft=draft, actor=actor, work=work, incoming=incoming)
