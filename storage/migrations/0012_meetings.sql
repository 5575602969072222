CREATE TABLE meetings (
    id INTEGER PRIMARY KEY,
    team_id INTEGER NOT NULL REFERENCES teams (id),
    kind TEXT NOT NULL CONSTRAINT meetings_kind CHECK (kind IN ('meeting', 'study')),
    day TEXT NOT NULL,
    at TEXT NOT NULL,
    place TEXT NOT NULL CONSTRAINT meetings_place CHECK (length(place) BETWEEN 1 AND 600),
    topic TEXT,
    added_by INTEGER NOT NULL REFERENCES persons (id),
    cancelled_on TEXT
) STRICT;
CREATE INDEX meetings_by_day ON meetings (day);
