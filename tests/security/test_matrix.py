"""Every button × every role × own and another unit: whom it serves, and that all others learn
nothing. A new route without a line here fails."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.core import errors
from bot.core.roles import OFFICE_ROLES, SUBTREE_ROLES, UNIT_ROLES, Role
from bot.core.screens import Screen
from bot.core.substitutes import SUBSTITUTABLE
from bot.core.suggestions import PROPOSERS
from bot.usecases import digest_choices
from bot.usecases.recusals import DECLARING
from handlers.routes import PRESSES
from tests.security.cast import SECRET, UNIT, Cast

R = Role
EVERYWHERE = frozenset({R.OFFICE, R.DIRECTOR, R.LEADING_GROUP, R.LEAD_OFFICER})
ALL = frozenset(Role)
SEE = ALL - {R.ADMIN, R.LEAD_OFFICER}
WORK_ON = frozenset({R.RESPONSIBLE, R.LIAISON, R.LEADER})
READ = OFFICE_ROLES | SUBTREE_ROLES | UNIT_ROLES | {R.LEADING_GROUP}
OFFICE = OFFICE_ROLES
INSTRUCTED = OFFICE_ROLES | {R.LEADING_GROUP, R.PRINCIPAL, R.LIAISON, R.LEADER}
DIGESTED = frozenset(digest_choices.READERS)
LETTERED = OFFICE_ROLES | {R.LEADING_GROUP}
REPORTED = LETTERED | SUBTREE_ROLES | {R.PRINCIPAL, R.LIAISON}
LEADS = frozenset({R.HEAD, R.LEAD_OFFICER, R.DIRECTOR, R.DISCIPLINE})
BULK = OFFICE_ROLES | WORK_ON | {R.PRINCIPAL}
TEAM_SIGNS = frozenset({R.DEPUTY, R.HEAD})
REFUSED = (errors.NotFound, errors.NotAllowed, errors.Stale)

# verb: the rest of the press ("{}" names an id of the cast), who of the item's side is served.
ITEM: dict[str, tuple[tuple[str, ...], frozenset[Role]]] = {
    "item": (("{assigned}",), SEE),
    "history": (("{assigned}",), SEE),
    "evidence": (("{reported}", "0"), SEE),
    "review": (("{draft}",), TEAM_SIGNS),
    "sign": (("{reviewed}",), frozenset({R.HEAD})),
    "send": (("{fix}",), frozenset({R.HEAD})),
    "return": (("{reviewed}",), TEAM_SIGNS),
    "assign": (("{open}",), frozenset({R.PRINCIPAL, R.LIAISON})),
    "commit": (("{assigned}",), frozenset({R.LEADER})),
    "committed": (("{assigned}",), frozenset({R.LEADER})),
    "progress": (("{assigned}",), WORK_ON),
    "apply": (("{assigned}",), WORK_ON),
    "extend": (("{assigned}",), WORK_ON | OFFICE),
    "continue": (("{assigned}",), WORK_ON),
    "endorse": (("{application}",), frozenset({R.LEADER})),
    "refuse": (("{application}",), frozenset({R.LEADER})),
    "delegate": (("{unheld}",), OFFICE),
    "stage": (("{assigned}",), OFFICE),
    "reopen": (("{closed}",), OFFICE),
    "withdraw": (("{signed}",), OFFICE),
    "remind": (("{assigned}",), OFFICE | {R.LEADER}),
    "hand_over": (("{assigned}",), OFFICE | {R.PRINCIPAL, R.LIAISON, R.LEADER}),
    "instruct": (("{assigned}",), frozenset({R.LEADING_GROUP, R.DIRECTOR, R.PRINCIPAL})),
    "take-back": (("{signed}",), frozenset({R.HEAD})),
    "correct": (("{assigned}",), OFFICE),
    "amend": (("{draft}",), frozenset({R.MEMBER})),
    "enter": (("{entering}",), OFFICE | {R.LIAISON}),
    "change-ok": (("{change}",), frozenset({R.LEADER})),
    "change-no": (("{change}",), frozenset({R.LEADER})),
    "roadmap": (("{assigned}",), SEE),
    "timetable": (("{assignment}",), SEE),
    "visit": (("{visit}",), frozenset({R.MEMBER})),
    "visit-assign": (("{visit}",), OFFICE),
    "keep": (("{doubted}",), OFFICE),
    "outcome": (("{doubted}", "solved"), frozenset({R.MEMBER})),
    "visits": (("{sample}", "0"), OFFICE | {R.LEADING_GROUP, R.MEMBER}),
    "repeat-no": (("{assigned}", "{closed}"), OFFICE),
    "answer": (("{escalated}",), frozenset({R.SUPERIOR})),
    "instruction": (("{instruction}",), INSTRUCTED),
    "instruction-reply": (("{instruction}",), frozenset({R.PRINCIPAL, R.LIAISON, R.LEADER})),
    "instruction-end": (("{instruction}",), OFFICE | {R.LEADING_GROUP}),
    "instruction-history": (("{instruction}",), INSTRUCTED),
    "letter": (("{letter}",), LETTERED),
    "letter-file": (("{letter}",), OFFICE),
    "letter-send": (("{letter}",), OFFICE),
    "letter-void": (("{letter}",), OFFICE),
    "letter-draft": (("{assigned}",), OFFICE),
    "report": (("{round}", "{unit}"), REPORTED),
    "reports": (("{round}", "0"), REPORTED),
    "suggestion": (("{suggestion}",), SEE),
    "suggest-transfer": (("{suggestion_proposed}",), OFFICE),
    "suggest-withdraw": (("{suggestion}",), OFFICE),
    "suggest-assign": (("{suggestion}",), frozenset({R.PRINCIPAL, R.LIAISON})),
    "suggest-answer": (("{suggestion}",), WORK_ON | {R.PRINCIPAL}),
    "suggest-ok": (("{suggestion_answered}",), OFFICE),
    "suggest-return": (("{suggestion_answered}",), OFFICE),
    "suggest-use": (("{suggestion_done}",), OFFICE),
    "suggest-files": (("{suggestion_answered}",), SEE),
    "suggest-history": (("{suggestion}",), SEE),
    "lead": (("{lead_concluded}",), LEADS),
    "lead-transfer": (("{lead_registered}",), frozenset({R.LEAD_OFFICER, R.DIRECTOR})),
    "lead-receive": (("{lead_transferred}",), frozenset({R.DISCIPLINE})),
    "lead-dispose": (("{lead_received}",), frozenset({R.DISCIPLINE})),
    "lead-conclude": (("{lead_disposed}",), frozenset({R.DISCIPLINE})),
    "lead-withdraw": (("{lead_registered}",), LEADS - {R.DISCIPLINE}),
    "case-drawn": (("{case_draw}",), LEADS - {R.HEAD}),
    "meeting-cancel": (("{meeting}",), TEAM_SIGNS),
    "evaluation": (("{evaluation}",), OFFICE | {R.LEADING_GROUP, R.HEAD}),
    "evaluation-remarks": (("{evaluation}", "0"), OFFICE | {R.LEADING_GROUP, R.HEAD}),
    "evaluation-answer": (("{remark}",), OFFICE),
    "evaluation-sheet": (("{voting}",), OFFICE),
    "evaluation-extend": (("{voting}",), OFFICE),
    "evaluation-end": (("{voting}",), OFFICE),
    "evaluation-ended": (("{voting}",), OFFICE),
    "export": (("{round}", "{unit}"), SEE),
    "export-make": (("ledger", "{round}", "{unit}"), SEE),
    "import-kind": (("{import_asked}", "ledger"), OFFICE),
    "export-item": (("{reported}",), SEE),
    "export-due": ((), SEE),
    "import-evidence": (("{import_asked}",), frozenset()),
    "import-stop": (("{import_planned}",), OFFICE),
    "import-write": (("{import_planned}", "all"), OFFICE),
    "import-undo": (("{import_written}",), OFFICE),
    "import-undone": (("{import_written}",), OFFICE),
    "import-kept": (("{import_written}",), OFFICE),
    "figures": (("{round}", "{unit}"), READ),
    "brief": (("{round}", "{unit}"), READ),
    "within": (("running", "{round}", "{unit}", "-", "0"), READ),
    "numbers": (("r{round}u{unit}",), READ),
    "numbers-by": (("level", "r{round}u{unit}", "0"), READ),
    "behind": (("open", "r{round}u{unit}", "0"), READ),
    "behind-all": (("r{round}u{unit}",), READ),
    "why": (("r{round}u{unit}",), READ),
    "table": (("units", "r{round}u{unit}"), READ),
    "chart": (("units", "r{round}u{unit}"), READ),
    "ask": (("rate", "{round}", "{unit}", "-"), READ),
}
# What is asked of no item: who is served, wherever he sits, with what is his own.
OPEN: dict[str, tuple[tuple[str, ...], frozenset[Role]]] = {
    "suggest": ((), PROPOSERS),
    "instructions": (("0",), ALL),
    "letters": (("waiting", "0"), LETTERED),
    "list-meeting": (("{round}",), OFFICE),
    "suggestions": (("all", "0"), ALL),
    "leads": (("all", "0"), LEADS),
    "lead-new": ((), frozenset({R.HEAD, R.LEAD_OFFICER})),
    "cases": ((), LEADS - {R.HEAD}),
    "case-draw": ((), frozenset({R.DIRECTOR, R.DISCIPLINE})),
    "reviews": ((), ALL),
    "changes": ((), ALL),
    "list": (("running", "0"), ALL),
    "commons": ((), OFFICE | {R.LEADING_GROUP}),
    # Nothing is common here: whom it serves when something is, tests/usecases/test_commons.py.
    "common": (("{round}", "B6"), frozenset()),
    "common-items": (("{round}", "B6", "0"), frozenset()),
    "common-ok": (("{round}", "B6"), frozenset()),
    "common-no": (("{round}", "B6"), frozenset()),
    "found": ((SECRET, "0"), ALL),
    "bulk": (("list", "running"), BULK),
    "bulk-deed": (("remind", "list", "running"), OFFICE | {R.LEADER}),
    "scopes": (("figures", "units", "0", "0"), READ),
    "deputy-name": ((), SUBSTITUTABLE),
    "reading": (("me",), DIGESTED),
    "reading-rhythm": (("me", "monthly"), DIGESTED),
    "reading-units": (("me", "0"), DIGESTED),
    "reading-unit": (("me", "0"), DIGESTED),
    "reading-language": (("-1", "en"), frozenset()),
    "recusal-declare": ((), DECLARING),
    "people": (("0",), OFFICE | {R.ADMIN}),
    "person": (("{absent}",), OFFICE | {R.ADMIN}),
    "invitation-sheet": ((), frozenset({R.DIRECTOR, R.ADMIN})),
    "setup-template": ((), OFFICE),
    "suspend": (("{absent}",), frozenset({R.DIRECTOR, R.ADMIN})),
    "restore": (("{gone}",), frozenset({R.DIRECTOR, R.ADMIN})),
    "expire": (("{absent}",), frozenset({R.DIRECTOR, R.ADMIN})),
    "succession": (("{absent}",), frozenset({R.DIRECTOR})),
    "recusal-lift": (("{recusal}",), frozenset({R.DIRECTOR})),
    "language": (("en",), ALL),
    "meeting-set": ((), TEAM_SIGNS),
    "evaluation-open": ((), OFFICE),
    "phase": (("{round}", "feedback"), frozenset({R.DIRECTOR})),
    "timetables": (("0",), ALL),
    "draw": (("1", "-"), OFFICE),
}
# A search repeats its words; whom a suggestion may be addressed to is in the register of all; the
# roster names the unit of a post, and nothing of its items.
NAMING = frozenset(
    {"found", "suggest", "people", "person", "suspend", "expire", "invitation-sheet"}
)
# What is one person's alone.
PERSONAL = {
    "bulk-page": (("{bulk}", "0"), R.OFFICE),
    "bulk-tick": (("{bulk}", "{bulk_item}", "0"), R.OFFICE),
    "bulk-left": (("{bulk}", "0"), R.OFFICE),
    "bulk-show": (("{bulk}",), R.OFFICE),
    "bulk-go": (("{bulk}",), R.OFFICE),
    "bulk-stop": (("{bulk}",), R.OFFICE),
    "bulk-back": (("{bulk_done}",), R.OFFICE),
    "bulk-undo": (("{bulk_done}",), R.OFFICE),
    "case": (("{case}",), R.LEAD_OFFICER),
    "case-sound": (("{case}",), R.LEAD_OFFICER),
    "case-redo": (("{case}",), R.LEAD_OFFICER),
    "outline": (("{outline}", "1", "card"), R.OFFICE),
    "deputy-end": (("{deputy}",), R.OFFICE),
    "daily": (("{key}", "0"), R.LEADER),
    "reminders": (("{key}", "0"), R.LEADER),
}


def press(cast: Cast, verb: str, parts: Sequence[str]) -> tuple[str, ...]:
    names: dict[str, object] = {**cast.ids, "remark": cast.remark, "key": cast.keys[R.LEADER]}
    return (verb, *(part.format(**names) for part in parts))


def says(result: Screen | errors.UserError) -> str:
    return result.model_dump_json() if isinstance(result, Screen) else str(result.text)


def check(result: Screen | errors.UserError, *, served: bool, who: str) -> None:
    if served:
        assert isinstance(result, Screen), f"{who} is refused: {result!r}"
        assert result.lines, f"{who} is told nothing"
    else:
        assert isinstance(result, errors.UserError), f"{who} is served"


def test_every_route_has_its_line_in_the_matrix() -> None:
    lines = [*ITEM, *OPEN, *PERSONAL]
    assert sorted(lines) == sorted(route.verb for route in PRESSES)


@pytest.mark.parametrize("verb", ITEM)
def test_a_button_on_an_item_serves_the_roles_it_is_for(still: Cast, verb: str) -> None:
    parts, served = ITEM[verb]
    for role, person in still.own.items():
        result = still.tries(person, *press(still, verb, parts))
        check(result, served=role in served, who=f"{role} pressing {verb}")


@pytest.mark.parametrize("verb", ITEM)
def test_who_sees_nothing_of_the_item_learns_nothing_by_its_button(still: Cast, verb: str) -> None:
    parts, _served = ITEM[verb]
    strangers = [person for role, person in still.others.items() if role not in EVERYWHERE]
    for person in (*strangers, still.own[R.ADMIN]):
        result = still.tries(person, *press(still, verb, parts))
        assert isinstance(result, REFUSED), f"{person.name} pressing {verb}: {result!r}"
        assert SECRET not in says(result)
        assert UNIT not in says(result)


@pytest.mark.parametrize("verb", OPEN)
def test_a_button_for_everyone_shows_to_each_only_his_own(still: Cast, verb: str) -> None:
    parts, served = OPEN[verb]
    everyone = [*still.own.items(), *still.others.items()]
    for role, person in everyone:
        result = still.tries(person, *press(still, verb, parts))
        check(result, served=role in served, who=f"{person.name} pressing {verb}")
        is_outside = person.id == still.others[role].id or role is R.ADMIN
        if is_outside and role not in EVERYWHERE and verb not in NAMING:
            assert SECRET not in says(result), person.name
            assert UNIT not in says(result), person.name


@pytest.mark.parametrize("verb", PERSONAL)
def test_a_persons_own_button_serves_nobody_else(still: Cast, verb: str) -> None:
    parts, served = PERSONAL[verb]
    for role, person in [*still.own.items(), *still.others.items()]:
        result = still.tries(person, *press(still, verb, parts))
        check(result, served=person == still.own[served], who=f"{person.name} pressing {verb}")
        assert isinstance(result, Screen | errors.NotAllowed | errors.NotFound | errors.Stale), (
            role
        )
