-- Search: what each item says, as it was last indexed, and the index over it. The triggers only
-- note which items say something else now; whoever commits has them indexed anew before.
CREATE TABLE search_docs (
    -- in the order of their making, so that the newest are found first
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CONSTRAINT search_docs_kind CHECK (
        kind IN ('finding', 'suggestion', 'instruction', 'lead')
    ),
    item_id INTEGER NOT NULL,
    words TEXT NOT NULL,
    -- the finder's name, for those who may read it
    finder TEXT NOT NULL,
    -- whose it is: teams, organisations, people; only makes a search by a reader of a part fast
    scope TEXT NOT NULL,
    CONSTRAINT search_docs_item UNIQUE (kind, item_id)
) STRICT;

CREATE TABLE search_stale (
    kind TEXT NOT NULL,
    item_id INTEGER NOT NULL,
    PRIMARY KEY (kind, item_id)
) STRICT;

CREATE VIRTUAL TABLE search_index USING fts5 (
    words, finder, scope, content='', tokenize='ascii', prefix='1'
);

CREATE TRIGGER search_finding_added AFTER INSERT ON findings BEGIN
    INSERT INTO search_stale VALUES ('finding', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_finding_changed AFTER UPDATE ON findings
WHEN OLD.problem <> NEW.problem
    OR OLD.category IS NOT NEW.category
    OR OLD.stage_goal IS NOT NEW.stage_goal
    OR OLD.leader_id IS NOT NEW.leader_id
    OR OLD.responsible_id IS NOT NEW.responsible_id
    OR OLD.lead_department_id IS NOT NEW.lead_department_id
BEGIN
    INSERT INTO search_stale VALUES ('finding', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_department_added AFTER INSERT ON co_departments BEGIN
    INSERT INTO search_stale VALUES ('finding', NEW.finding_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_department_gone AFTER DELETE ON co_departments BEGIN
    INSERT INTO search_stale VALUES ('finding', OLD.finding_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_measure_added AFTER INSERT ON measures BEGIN
    INSERT INTO search_stale VALUES ('finding', NEW.finding_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_measure_changed AFTER UPDATE OF text ON measures
WHEN OLD.text <> NEW.text
BEGIN
    INSERT INTO search_stale VALUES ('finding', NEW.finding_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_measure_gone AFTER DELETE ON measures BEGIN
    INSERT INTO search_stale VALUES ('finding', OLD.finding_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_progress_added AFTER INSERT ON progress BEGIN
    INSERT INTO search_stale VALUES ('finding', NEW.finding_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_progress_changed AFTER UPDATE OF text ON progress
WHEN OLD.text <> NEW.text
BEGIN
    INSERT INTO search_stale VALUES ('finding', NEW.finding_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_progress_gone AFTER DELETE ON progress BEGIN
    INSERT INTO search_stale VALUES ('finding', OLD.finding_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_suggestion_added AFTER INSERT ON suggestions BEGIN
    INSERT INTO search_stale VALUES ('suggestion', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_suggestion_changed AFTER UPDATE ON suggestions
WHEN OLD.text <> NEW.text
    OR OLD.answer IS NOT NEW.answer
    OR OLD.use IS NOT NEW.use
    OR OLD.leader_id IS NOT NEW.leader_id
    OR OLD.handler_id IS NOT NEW.handler_id
    OR OLD.addressee_id <> NEW.addressee_id
BEGIN
    INSERT INTO search_stale VALUES ('suggestion', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_instruction_added AFTER INSERT ON instructions BEGIN
    INSERT INTO search_stale VALUES ('instruction', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_instruction_changed AFTER UPDATE ON instructions
WHEN OLD.text <> NEW.text OR OLD.conclusion IS NOT NEW.conclusion
BEGIN
    INSERT INTO search_stale VALUES ('instruction', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_addressee_added AFTER INSERT ON instruction_addressees BEGIN
    INSERT INTO search_stale VALUES ('instruction', NEW.instruction_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_addressee_changed AFTER UPDATE ON instruction_addressees BEGIN
    INSERT INTO search_stale VALUES ('instruction', NEW.instruction_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_lead_added AFTER INSERT ON leads BEGIN
    INSERT INTO search_stale VALUES ('lead', NEW.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_organisation_changed
AFTER UPDATE OF name, short_name, initials, path ON organisations
WHEN OLD.name <> NEW.name
    OR OLD.short_name <> NEW.short_name
    OR OLD.initials <> NEW.initials
    OR OLD.path <> NEW.path
BEGIN
    INSERT INTO search_stale
    SELECT 'finding', f.id FROM findings f JOIN assignments a ON a.id = f.assignment_id
    WHERE a.unit_id = NEW.id
    ON CONFLICT DO NOTHING;
    INSERT INTO search_stale
    SELECT 'finding', f.id FROM findings f WHERE f.lead_department_id = NEW.id
    ON CONFLICT DO NOTHING;
    INSERT INTO search_stale
    SELECT 'finding', c.finding_id FROM co_departments c WHERE c.organisation_id = NEW.id
    ON CONFLICT DO NOTHING;
    INSERT INTO search_stale
    SELECT 'suggestion', s.id FROM suggestions s WHERE s.addressee_id = NEW.id
    ON CONFLICT DO NOTHING;
    INSERT INTO search_stale
    SELECT 'instruction', d.instruction_id FROM instruction_addressees d
    WHERE d.organisation_id = NEW.id
    ON CONFLICT DO NOTHING;
    INSERT INTO search_stale
    SELECT 'lead', l.id FROM leads l WHERE NEW.id IN (l.unit_id, l.office_id)
    ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_person_changed AFTER UPDATE OF name ON persons
WHEN OLD.name <> NEW.name
BEGIN
    INSERT INTO search_stale
    SELECT 'finding', f.id FROM findings f
    WHERE NEW.id IN (f.author_id, f.leader_id, f.responsible_id)
    ON CONFLICT DO NOTHING;
    INSERT INTO search_stale
    SELECT 'suggestion', s.id FROM suggestions s WHERE NEW.id IN (s.leader_id, s.handler_id)
    ON CONFLICT DO NOTHING;
    INSERT INTO search_stale
    SELECT 'instruction', d.instruction_id FROM instruction_addressees d
    WHERE d.person_id = NEW.id
    ON CONFLICT DO NOTHING;
END;

INSERT INTO search_stale SELECT 'finding', id FROM findings;
INSERT INTO search_stale SELECT 'suggestion', id FROM suggestions;
INSERT INTO search_stale SELECT 'instruction', id FROM instructions;
INSERT INTO search_stale SELECT 'lead', id FROM leads;
