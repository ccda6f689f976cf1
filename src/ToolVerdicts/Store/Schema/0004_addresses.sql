-- Tools that pages show no longer, and addresses that tools had.

-- A hidden tool is in no list: nothing is stated of it any longer, or it was merged into another tool, or removed. Its row stays, because
-- votes, bookmarks and changes refer to it.
ALTER TABLE tools ADD COLUMN is_hidden BIGINT NOT NULL DEFAULT 0 CHECK (is_hidden IN (0, 1));

-- Few tools are hidden, so that lists of other rows leave these out instead of looking each of their tools up.
CREATE INDEX tools_hidden ON tools (id) WHERE is_hidden = 1;

-- The indexes of lists hold listed tools alone, and cover what they covered.
DROP INDEX tools_by_name;
DROP INDEX tools_by_panel;
DROP INDEX tools_by_dispute;
DROP INDEX tools_by_community;
DROP INDEX tools_by_age;
DROP INDEX tools_by_category_and_panel;
DROP INDEX tools_by_facets;
DROP INDEX tools_contested;
DROP INDEX tools_by_price_day;
DROP INDEX tools_by_panel_day;
CREATE INDEX tools_by_name ON tools (name_key, slug, category_id, price_key, verdict) WHERE is_hidden = 0;
CREATE INDEX tools_by_panel ON tools (panel_rank DESC, name_key, slug, category_id, price_key, verdict) WHERE is_hidden = 0;
CREATE INDEX tools_by_dispute ON tools (dispute_rank DESC, name_key, slug, category_id, price_key, verdict) WHERE is_hidden = 0;
CREATE INDEX tools_by_community ON tools (community_rank DESC, name_key, slug, category_id, price_key, verdict) WHERE is_hidden = 0;
CREATE INDEX tools_by_age ON tools (id, category_id, price_key, verdict) WHERE is_hidden = 0;
CREATE INDEX tools_by_category_and_panel ON tools (category_id, panel_rank DESC, name_key, slug, price_key, verdict) WHERE is_hidden = 0;
CREATE INDEX tools_by_facets ON tools (category_id, price_key, verdict, price_word) WHERE is_hidden = 0;
CREATE INDEX tools_contested ON tools (name_key, slug) WHERE contested IS NOT NULL AND is_hidden = 0;
CREATE INDEX tools_by_price_day ON tools (price_seen) WHERE price_seen IS NOT NULL AND is_hidden = 0;
CREATE INDEX tools_by_panel_day ON tools (panel_seen) WHERE panel_seen IS NOT NULL AND is_hidden = 0;

-- Addresses that tools had. The tool is always the one of today, so that a redirect takes one hop. No listed tool's slug is here.
CREATE TABLE former_addresses (
    slug    TEXT   PRIMARY KEY,
    tool_id BIGINT NOT NULL REFERENCES tools (id)
);

CREATE INDEX former_addresses_by_tool ON former_addresses (tool_id);

-- Tools that the site was asked, or decided, to show no longer. Their addresses answer with the reason and the day.
CREATE TABLE removed_tools (
    slug       TEXT PRIMARY KEY,
    because    TEXT NOT NULL,
    removed_on TEXT NOT NULL
);

-- Captures whose comparison can be shown: not taken back, at least two tools, and none of them hidden.
CREATE VIEW listed_captures AS
SELECT id, sha256, file_name, form, media, address, imported_at
FROM captures
WHERE address LIKE '%-vs-%'
  AND EXISTS (SELECT 1 FROM sightings v WHERE v.capture_id = captures.id AND v.withdrawn_in IS NULL)
  AND id NOT IN (SELECT s.capture_id FROM tools h JOIN capture_tools s ON s.tool_id = h.id WHERE h.is_hidden = 1);

-- Reviews of a hidden tool count in no reviewer's record.
DROP VIEW reviews_as_groups;
CREATE VIEW reviews_as_groups AS
SELECT r.id AS review_id, r.tool_id AS tool_id, r.reviewer AS reviewer, r.reviewer_basis AS reviewer_basis,
       COALESCE(t.category_id, 0) AS category_id, COALESCE(r.call, '') AS call, COALESCE(t.panel_ship, -1) AS panel_ship,
       COALESCE(t.panel_skip, -1) AS panel_skip, COALESCE(t.community_verdict, '') AS community_verdict, 1 AS reviews,
       r.score IS NOT NULL AS scored, COALESCE(r.score, 0) AS score_sum
FROM reviews r JOIN tools t ON t.id = r.tool_id
WHERE r.reviewer IS NOT NULL AND r.state = 'standing' AND t.is_hidden = 0;

DROP TRIGGER reviews_of_changing_tool_leave_groups;
CREATE TRIGGER reviews_of_changing_tool_leave_groups
BEFORE UPDATE OF category_id, panel_ship, panel_skip, community_verdict, is_hidden ON tools
WHEN (OLD.category_id, OLD.panel_ship, OLD.panel_skip, OLD.community_verdict, OLD.is_hidden)
    IS NOT (NEW.category_id, NEW.panel_ship, NEW.panel_skip, NEW.community_verdict, NEW.is_hidden) BEGIN
    INSERT INTO review_group_changes
    SELECT reviewer, reviewer_basis, category_id, call, panel_ship, panel_skip, community_verdict, -reviews, -scored, -score_sum
    FROM reviews_as_groups WHERE tool_id = OLD.id;
END;

DROP TRIGGER reviews_of_changed_tool_join_groups;
CREATE TRIGGER reviews_of_changed_tool_join_groups
AFTER UPDATE OF category_id, panel_ship, panel_skip, community_verdict, is_hidden ON tools
WHEN (OLD.category_id, OLD.panel_ship, OLD.panel_skip, OLD.community_verdict, OLD.is_hidden)
    IS NOT (NEW.category_id, NEW.panel_ship, NEW.panel_skip, NEW.community_verdict, NEW.is_hidden) BEGIN
    INSERT INTO review_group_changes
    SELECT reviewer, reviewer_basis, category_id, call, panel_ship, panel_skip, community_verdict, reviews, scored, score_sum
    FROM reviews_as_groups WHERE tool_id = NEW.id;
END;
