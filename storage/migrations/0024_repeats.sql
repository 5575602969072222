-- Findings that repeat one of an earlier round (屡改屡犯); and what was decided on categories that
-- many units of a round have (共性问题).
CREATE TABLE repeats (
    finding_id INTEGER NOT NULL REFERENCES findings (id),
    earlier_id INTEGER NOT NULL REFERENCES findings (id),
    percent INTEGER NOT NULL,
    found_on TEXT NOT NULL,
    dismissed_on TEXT,
    dismissed_by INTEGER REFERENCES persons (id),
    reason TEXT,
    PRIMARY KEY (finding_id, earlier_id),
    CONSTRAINT repeats_dismissed CHECK (
        (dismissed_on IS NULL) = (dismissed_by IS NULL)
        AND (dismissed_on IS NULL) = (reason IS NULL)
    )
) STRICT;
CREATE INDEX repeats_by_earlier ON repeats (earlier_id);

CREATE TABLE common_decisions (
    round_id INTEGER NOT NULL REFERENCES rounds (id),
    category TEXT NOT NULL,
    decision TEXT NOT NULL CONSTRAINT common_decisions_decision CHECK (
        decision IN ('accepted', 'dismissed')
    ),
    reason TEXT NOT NULL,
    decided_by INTEGER NOT NULL REFERENCES persons (id),
    decided_on TEXT NOT NULL,
    PRIMARY KEY (round_id, category)
) STRICT;
