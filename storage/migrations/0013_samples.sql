-- Draws of closed items (抽查), and the visit to each item drawn.
CREATE TABLE samples (
    id INTEGER PRIMARY KEY,
    -- '10%' or '20', as it was asked for
    size TEXT NOT NULL,
    seed INTEGER NOT NULL,
    is_chosen INTEGER NOT NULL CONSTRAINT samples_chosen CHECK (is_chosen IN (0, 1)),
    drawn_by INTEGER NOT NULL REFERENCES persons (id),
    drawn_on TEXT NOT NULL,
    -- number and stratum of every closed item of the day (JSON): whoever has it can draw again
    frame TEXT NOT NULL
) STRICT;

CREATE TABLE visits (
    id INTEGER PRIMARY KEY,
    sample_id INTEGER NOT NULL REFERENCES samples (id),
    finding_id INTEGER NOT NULL REFERENCES findings (id),
    cycle INTEGER NOT NULL,
    visitor_id INTEGER REFERENCES persons (id),
    due TEXT NOT NULL,
    answer TEXT CONSTRAINT visits_answer CHECK (answer IN ('true', 'partly', 'false')),
    place TEXT NOT NULL,
    text TEXT NOT NULL,
    visited_on TEXT,
    kept_on TEXT,
    CONSTRAINT visits_once UNIQUE (sample_id, finding_id),
    CONSTRAINT visits_answered CHECK ((answer IS NULL) = (visited_on IS NULL))
) STRICT;
CREATE INDEX visits_by_finding ON visits (finding_id);
CREATE INDEX visits_unanswered ON visits (due) WHERE answer IS NULL;
