"""Findings as they stood at the end of a day: now from their rows, then from the events' headers.

Both have the same columns: `stood` is the state then, `state` today's, by which rights are judged;
`returned`, `extended` and `reopened` count what happened since `:first`. Dates in force are those
of `dues`. The category, the unit and the people are today's.
"""

from __future__ import annotations

from bot.core.corrections import REVERSIBLE

# What moves an item (`moved_on`); the others only note something beside it.
MOVING = (
    "finding-imported",
    "finding-logged",
    "finding-reviewed",
    "finding-returned",
    "finding-signed",
    "finding-sent",
    "finding-fed-back",
    "finding-assigned",
    "finding-committed",
    "progress-reported",
    "closing-applied",
    "review-approved",
    "review-refused",
    "finding-closed",
    "stage-completed",
    "continuation-approved",
    "finding-reopened",
    "finding-withdrawn",
    "step-taken-back",
)


def _listed(kinds: tuple[str, ...]) -> str:
    return ", ".join(f"'{kind}'" for kind in sorted(kinds))


_STEPS = _listed((*{*MOVING, *REVERSIBLE},))
# A refusal or an extension that was taken back has not happened.
_HAPPENED = f"""
SELECT e.item_id,
       COUNT(*) FILTER (WHERE e.kind = 'review-refused') AS returned,
       COUNT(*) FILTER (WHERE e.kind = 'extension-approved') AS extended,
       COUNT(*) FILTER (WHERE e.kind = 'finding-reopened') AS reopened
FROM events e
WHERE e.item_kind = 'finding' AND e.day BETWEEN :first AND :day
    AND e.kind IN ('review-refused', 'extension-approved', 'finding-reopened')
    AND NOT EXISTS (
        SELECT 1 FROM events t
        WHERE t.item_kind = 'finding' AND t.item_id = e.item_id
            AND t.kind = 'step-taken-back' AND t.day <= :day
            AND t.seq = (
                SELECT MIN(n.seq) FROM events n
                WHERE n.item_kind = 'finding' AND n.item_id = e.item_id AND n.seq > e.seq
                    AND n.kind IN ({_STEPS})
            )
    )
GROUP BY e.item_id
"""
_SAME = """
SELECT f.id, f.number, f.problem, f.assignment_id, f.state, f.category, f.mode, f.long_term,
       f.leader_id, f.responsible_id, f.original_due,
       COALESCE(h.returned, 0) AS returned, COALESCE(h.extended, 0) AS extended,
       COALESCE(h.reopened, 0) AS reopened,
"""
NOW = f"""
{_SAME} f.state AS stood, f.fed_back_on, f.sent_on, f.due,
       COALESCE(f.applied_on, f.closed_on) AS submitted_on, f.closed_on, f.moved_on
FROM findings f
LEFT JOIN ({_HAPPENED}) h ON h.item_id = f.id
"""
THEN = f"""
{_SAME} e.to_state AS stood,
       CASE WHEN s.fed_back > 0 THEN f.fed_back_on END AS fed_back_on,
       CASE WHEN s.sent > 0 THEN f.sent_on END AS sent_on,
       (
           SELECT d.due FROM dues d
           WHERE d.finding_id = f.id AND d.set_on <= :day
           ORDER BY d.set_on DESC
           LIMIT 1
       ) AS due,
       COALESCE(s.applied_on, s.closed_on, f.applied_on, f.closed_on) AS submitted_on,
       CASE WHEN e.to_state = 'closed' THEN COALESCE(s.closed_on, f.closed_on) END AS closed_on,
       COALESCE(s.moved_on, f.moved_on) AS moved_on
FROM (
    SELECT item_id,
           MAX(seq) FILTER (WHERE to_state IS NOT NULL) AS last,
           COUNT(*) FILTER (WHERE kind = 'finding-fed-back') AS fed_back,
           COUNT(*) FILTER (WHERE kind = 'finding-sent') AS sent,
           MAX(day) FILTER (WHERE kind = 'closing-applied') AS applied_on,
           MAX(day) FILTER (WHERE kind = 'finding-closed') AS closed_on,
           MAX(day) FILTER (WHERE kind IN ({_listed(MOVING)})) AS moved_on
    FROM events
    WHERE item_kind = 'finding' AND day <= :day
    GROUP BY item_id
) s
JOIN events e ON e.seq = s.last
JOIN findings f ON f.id = s.item_id
LEFT JOIN ({_HAPPENED}) h ON h.item_id = f.id
"""
