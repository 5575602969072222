-- Every date that an item was due on, by the day it was set: figures as of a day need them.
CREATE TABLE dues (
    finding_id INTEGER NOT NULL REFERENCES findings (id) ON DELETE CASCADE,
    set_on TEXT NOT NULL,
    due TEXT,
    PRIMARY KEY (finding_id, set_on)
) STRICT;
INSERT INTO dues (finding_id, set_on, due)
SELECT f.id, COALESCE(MIN(e.day), f.logged_on), f.original_due
FROM findings f
LEFT JOIN events e ON e.item_kind = 'finding' AND e.item_id = f.id
    AND e.kind IN ('finding-sent', 'finding-fed-back')
WHERE f.original_due IS NOT NULL
GROUP BY f.id;
INSERT INTO dues (finding_id, set_on, due)
SELECT f.id, COALESCE(MAX(e.day), f.moved_on), f.due
FROM findings f
LEFT JOIN events e ON e.item_kind = 'finding' AND e.item_id = f.id
    AND e.kind IN ('extension-approved', 'continuation-approved', 'finding-reopened')
WHERE f.due <> f.original_due
GROUP BY f.id
ON CONFLICT (finding_id, set_on) DO UPDATE SET due = excluded.due;
DROP INDEX events_by_item;
CREATE INDEX events_by_item ON events (item_kind, item_id, kind, day, to_state);
