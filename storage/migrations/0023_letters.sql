-- A letter goes to one unit about several items; it is sent or void in the end.
ALTER TABLE letters RENAME TO letters_before;
CREATE TABLE letters (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL CONSTRAINT letters_number UNIQUE,
    assignment_id INTEGER NOT NULL REFERENCES assignments (id),
    form TEXT NOT NULL CONSTRAINT letters_form CHECK (
        form IN ('reminder', 'supervision', 'talk', 'accountability')
    ),
    drafted_on TEXT NOT NULL,
    state TEXT NOT NULL CONSTRAINT letters_state CHECK (state IN ('drafted', 'sent', 'void')),
    -- when it first left as a paper: from then on no item is added
    taken_on TEXT,
    sent_on TEXT,
    ended_by INTEGER REFERENCES persons (id),
    official_number TEXT,
    handed_by TEXT,
    reason TEXT,
    revision INTEGER NOT NULL,
    CONSTRAINT letters_sent CHECK ((state = 'sent') = (sent_on IS NOT NULL)),
    CONSTRAINT letters_void CHECK ((state = 'void') = (reason IS NOT NULL))
) STRICT;
CREATE INDEX letters_drafted ON letters (assignment_id, form) WHERE state = 'drafted';

-- A finding as it stood when the letter was drafted.
CREATE TABLE letter_items (
    letter_id INTEGER NOT NULL REFERENCES letters (id),
    finding_id INTEGER NOT NULL REFERENCES findings (id),
    cycle INTEGER NOT NULL,
    due TEXT NOT NULL,
    step INTEGER NOT NULL,
    PRIMARY KEY (letter_id, finding_id)
) STRICT;
CREATE INDEX letter_items_by_finding ON letter_items (finding_id);

-- What has been drafted so far: one letter for each unit, form, day and fate.
WITH drafted AS (
    SELECT f.assignment_id, b.form, b.drafted_on, b.sent_on, MIN(b.sent_by) AS sent_by,
           MIN(b.id) AS first
    FROM letters_before b JOIN findings f ON f.id = b.finding_id
    GROUP BY f.assignment_id, b.form, b.drafted_on, b.sent_on
),
numbered AS (
    SELECT drafted.*, substr(drafted_on, 1, 4) AS year,
           ROW_NUMBER() OVER (PARTITION BY substr(drafted_on, 1, 4) ORDER BY first) AS n
    FROM drafted
)
INSERT INTO letters (
    number, assignment_id, form, drafted_on, state, taken_on, sent_on, ended_by, revision
)
SELECT '函' || year || '-' || CASE WHEN n < 1000 THEN substr('00' || n, -3) ELSE n END,
       assignment_id, form, drafted_on, CASE WHEN sent_on IS NULL THEN 'drafted' ELSE 'sent' END,
       sent_on, sent_on, sent_by, 1
FROM numbered ORDER BY first;

INSERT INTO letter_items (letter_id, finding_id, cycle, due, step)
SELECT l.id, b.finding_id, b.cycle, b.due, b.step
FROM letters_before b
JOIN findings f ON f.id = b.finding_id
JOIN letters l ON l.assignment_id = f.assignment_id AND l.form = b.form
    AND l.drafted_on = b.drafted_on AND COALESCE(l.sent_on, '') = COALESCE(b.sent_on, '')
WHERE TRUE
ORDER BY b.id
ON CONFLICT (letter_id, finding_id) DO NOTHING;

DROP TABLE letters_before;
