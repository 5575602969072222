-- Feedback documents under correction (反馈意见): one open at a time a person; what is over keeps no
-- word.
CREATE TABLE outlines (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES persons (id),
    name TEXT NOT NULL,
    assignment_id INTEGER REFERENCES assignments (id),
    -- the outline (JSON)
    body TEXT NOT NULL,
    state TEXT NOT NULL CONSTRAINT outlines_state CHECK (state IN ('open', 'written', 'dropped')),
    revision INTEGER NOT NULL DEFAULT 1,
    begun_at TEXT NOT NULL,
    touched_at TEXT NOT NULL,
    CONSTRAINT outlines_emptied CHECK ((state = 'open') = (body <> ''))
) STRICT;
CREATE UNIQUE INDEX outlines_one_open ON outlines (person_id) WHERE state = 'open';
