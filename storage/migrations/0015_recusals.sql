-- Who must keep away from which unit in which round (回避), by type of reason alone.
CREATE TABLE recusals (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES persons (id),
    round_id INTEGER NOT NULL REFERENCES rounds (id),
    unit_id INTEGER NOT NULL REFERENCES organisations (id),
    reason TEXT NOT NULL CONSTRAINT recusals_reason CHECK (
        reason IN ('worked_there', 'relative', 'rank')
    ),
    declared_on TEXT NOT NULL,
    lifted_on TEXT
) STRICT;
CREATE UNIQUE INDEX recusals_standing ON recusals (person_id, round_id, unit_id)
WHERE lifted_on IS NULL;
CREATE INDEX recusals_by_unit ON recusals (round_id, unit_id) WHERE lifted_on IS NULL;
