-- Who decided for whom (AB角), and who entered it for a person without the bot (代录).
ALTER TABLE approvals ADD COLUMN for_id INTEGER REFERENCES persons (id);
ALTER TABLE approvals ADD COLUMN entered_by INTEGER REFERENCES persons (id);
ALTER TABLE progress ADD COLUMN entered_by INTEGER REFERENCES persons (id);

CREATE TABLE substitutes (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES persons (id),
    deputy_id INTEGER NOT NULL REFERENCES persons (id),
    since TEXT NOT NULL,
    until TEXT NOT NULL,
    ended_on TEXT,
    CONSTRAINT substitutes_another CHECK (person_id <> deputy_id),
    CONSTRAINT substitutes_period CHECK (since <= until)
) STRICT;
CREATE INDEX substitutes_by_person ON substitutes (person_id);
CREATE INDEX substitutes_by_deputy ON substitutes (deputy_id);

-- An application may be taken back: a state more, so the table is built anew.
CREATE TABLE applications_kept AS SELECT * FROM applications;
DROP TABLE applications;
CREATE TABLE applications (
    id INTEGER PRIMARY KEY,
    finding_id INTEGER NOT NULL REFERENCES findings (id),
    cycle INTEGER NOT NULL,
    applicant_id INTEGER NOT NULL REFERENCES persons (id),
    applied_on TEXT NOT NULL,
    text TEXT NOT NULL,
    -- the chain as planned at application (JSON), and where it stands
    chain TEXT NOT NULL,
    step INTEGER NOT NULL,
    step_from TEXT NOT NULL,
    step_due TEXT NOT NULL,
    state TEXT NOT NULL CONSTRAINT applications_state CHECK (
        state IN ('pending', 'approved', 'refused', 'taken_back')
    ),
    decided_on TEXT,
    next_step_on TEXT,
    CONSTRAINT applications_decided CHECK ((state = 'pending') = (decided_on IS NULL))
) STRICT;
INSERT INTO applications (
    id, finding_id, cycle, applicant_id, applied_on, text, chain, step, step_from, step_due,
    state, decided_on, next_step_on
)
SELECT id, finding_id, cycle, applicant_id, applied_on, text, chain, step, step_from, step_due,
       state, decided_on, next_step_on
FROM applications_kept;
DROP TABLE applications_kept;
CREATE UNIQUE INDEX applications_one_pending ON applications (finding_id) WHERE state = 'pending';
CREATE INDEX applications_by_finding ON applications (finding_id);
CREATE INDEX applications_by_next_step ON applications (next_step_on)
WHERE next_step_on IS NOT NULL;
