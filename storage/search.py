"""Search over everything one may see: SQLite's index, behind `bot.core.search.Search`.

Rights stand inside the query, so that no count and no page tells of what is out of sight. Where
the reader sees a part only, his part is asked of the index itself, or a common word would be
looked up for everybody's items.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.search import MOST, Found, Hit, Kind, Named, Reader
from storage import leads, sights
from storage.dialect import Sql
from storage.indexing import phrase
from storage.sights import Clauses

_FROM = """
FROM search_index x
JOIN search_docs d ON d.id = x.rowid
LEFT JOIN findings f ON d.kind = 'finding' AND f.id = d.item_id
LEFT JOIN assignments a ON a.id = f.assignment_id
LEFT JOIN suggestions s ON d.kind = 'suggestion' AND s.id = d.item_id
LEFT JOIN instructions n ON d.kind = 'instruction' AND n.id = d.item_id
LEFT JOIN leads l ON d.kind = 'lead' AND l.id = d.item_id
LEFT JOIN organisations o ON o.id = COALESCE(a.unit_id, s.addressee_id)
WHERE search_index MATCH :match AND
"""
_COUNT = "SELECT COUNT(*) FROM (SELECT 1 {from_} {where} LIMIT :most) found"
_PAGE = """
SELECT d.kind, d.item_id {from_} {where} ORDER BY x.rowid DESC LIMIT :size OFFSET :begin
"""
_NUMBERED = """
SELECT 'finding' AS kind, id FROM findings WHERE number = :number
UNION ALL SELECT 'suggestion', id FROM suggestions WHERE number = :number
UNION ALL SELECT 'instruction', id FROM instructions WHERE number = :number
UNION ALL SELECT 'lead', id FROM leads WHERE number = :number
LIMIT 1
"""
_ADDRESSED = "n.id IN (SELECT instruction_id FROM instruction_addressees WHERE {conditions})"


class LedgerSearch:
    def __init__(self, sql: Sql) -> None:
        self._sql = sql

    def page(
        self,
        reader: Reader,
        words: Sequence[str],
        *,
        kinds: Sequence[Kind],
        number: int,
        size: int,
    ) -> Found:
        match, seen = _match(reader, words), _seen(reader, kinds)
        if match is None:
            return Found(hits=(), total=0, number=0, size=size)
        parts = {"from_": _FROM, "where": seen.joined("OR")}
        values = {"match": match, **seen.values}
        total: int = self._sql.value(_COUNT.format(**parts), most=MOST + 1, **values)
        is_more, total = total > MOST, min(total, MOST)
        number = max(0, min(number, (total - 1) // size))
        rows = self._sql.rows(_PAGE.format(**parts), size=size, begin=number * size, **values)
        hits = tuple(Hit(kind=Kind(row["kind"]), id=row["item_id"]) for row in rows)
        return Found(hits=hits, total=total, number=number, size=size, is_more=is_more)

    def numbered(self, number: str) -> Hit:
        row = self._sql.one(_NUMBERED, number=number)
        return Hit(kind=Kind(row["kind"]), id=row["id"])


def _match(reader: Reader, words: Sequence[str]) -> str | None:
    """None for a reader who sees nothing."""
    columns = "words finder" if reader.reads_finders else "words"
    asked = [f"{{{columns}}} : {phrase(word)}" for word in words]
    if not _is_wide(reader):
        marks = _marks(reader)
        if not marks:
            return None
        asked.append(f"scope : ({' OR '.join(marks)})")
    return " AND ".join(asked)


def _is_wide(reader: Reader) -> bool:
    return bool(
        reader.findings.anywhere
        or reader.suggestions
        or reader.leads.everything
        or reader.instructions.everything
    )


def _marks(reader: Reader) -> list[str]:
    """As `indexing` writes them: all that could be this reader's, and perhaps more."""
    sight, named = reader.findings, reader.instructions
    shares = sight.led_by | sight.worked_on_by | named.shares
    whose = {
        "t": sight.teams | reader.leads.teams,
        "o": sight.units | named.organisations | {_last(path) for path in sight.subtrees},
        "p": {person for person, _unit in shares},
        "i": named.issuers,
        "c": reader.leads.offices,
    }
    return [f'"{letter}{id}"' for letter, ids in whose.items() for id in sorted(ids)]


def _last(path: str) -> int:
    return int(path.rstrip("/").rpartition("/")[2])


def _seen(reader: Reader, kinds: Sequence[Kind]) -> Clauses:
    seen = Clauses(conditions=["1 = 0"])
    for kind in kinds:
        own = Clauses(conditions=[f"d.kind = '{kind}'"])
        match kind:
            case Kind.FINDING:
                sights.narrow(own, reader.findings, sights.FINDINGS)
            case Kind.SUGGESTION:
                anywhere = frozenset[str](reader.suggestions)
                sights.narrow(own, reader.findings, sights.SUGGESTIONS, anywhere)
            case Kind.INSTRUCTION:
                _instructions(own, reader.instructions)
            case Kind.LEAD:
                _leads(own, reader)
        seen.add(own.joined("AND"), **own.values)
    return seen


def _instructions(own: Clauses, named: Named) -> None:
    if named.everything:
        return
    seen, addressed = Clauses(), Clauses(conditions=["1 = 0"])
    seen.add_among("n.issuer_id", "issuer", named.issuers)
    addressed.add_among("organisation_id", "addressed", named.organisations)
    for n, (person, unit) in enumerate(sorted(named.shares)):
        who, where = f"addressee_{n}", f"addressee_unit_{n}"
        condition = f"(person_id = :{who} AND organisation_id = :{where})"
        addressed.add(condition, **{who: person, where: unit})
    seen.add(_ADDRESSED.format(conditions=addressed.joined("OR")), **addressed.values)
    own.add(seen.joined("OR"), **seen.values)


def _leads(own: Clauses, reader: Reader) -> None:
    lists, values = leads.seeing(reader.leads, "l_")
    own.add(leads.IN_SIGHT.format(**lists), **values)
    recused = reader.findings.recused
    sights.keep_away(own, recused, round="l.round_id", unit="l.unit_id", prefix="l_")
