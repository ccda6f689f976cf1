-- Facts that can change. What captures say are statements: rows of capture_tools and capture_reviews. The rows of tools and reviews hold
-- the standing values, which are chosen from the statements (the class Standing has the rule) and can be computed again from them.

-- One import of a capture. The time never goes back, also when the clock does.
CREATE TABLE revisions (
    id          INTEGER PRIMARY KEY,
    recorded_at TEXT NOT NULL
);

CREATE INDEX revisions_by_time ON revisions (recorded_at);

-- For finding the last capture of a day. Captures are numbered in the order of their times.
CREATE INDEX captures_by_time ON captures (imported_at);

-- The days on which a captured page was seen; NULL is "not known". A capture that is imported again with another day gets another row.
CREATE TABLE sightings (
    id          INTEGER PRIMARY KEY,
    capture_id  BIGINT NOT NULL REFERENCES captures (id),
    seen        TEXT,
    revision_id BIGINT NOT NULL UNIQUE REFERENCES revisions (id)
);

-- Covers the days of a capture, which every page of its tools reads.
CREATE INDEX sightings_by_capture ON sightings (capture_id, seen, revision_id);

-- A review that was assigned to a tool by its place alone is withdrawn when the page turns out to lack another text.
ALTER TABLE capture_reviews ADD COLUMN withdrawn_in BIGINT REFERENCES revisions (id);

CREATE INDEX capture_reviews_withdrawn ON capture_reviews (review_id, capture_id) WHERE withdrawn_in IS NOT NULL;

-- Contested facts, as words with spaces between them: statements of equal standing differ, so that no value stands.
ALTER TABLE tools ADD COLUMN contested TEXT;
-- The days on which the standing values were seen, for finding old ones: of price and pricing the earlier day. NULL is "not known".
ALTER TABLE tools ADD COLUMN price_seen TEXT;
ALTER TABLE tools ADD COLUMN panel_seen TEXT;

CREATE INDEX tools_contested ON tools (name_key, slug) WHERE contested IS NOT NULL;
CREATE INDEX tools_by_price_day ON tools (price_seen) WHERE price_seen IS NOT NULL;
CREATE INDEX tools_by_panel_day ON tools (panel_seen) WHERE panel_seen IS NOT NULL;

-- Of several texts by one reviewer on one tool, one stands. A contested text is shown and counts nowhere. Superseded and withdrawn texts
-- are part of the history.
ALTER TABLE reviews ADD COLUMN state TEXT NOT NULL DEFAULT 'standing'
    CHECK (state IN ('standing', 'contested', 'superseded', 'withdrawn'));
ALTER TABLE reviews ADD COLUMN contested TEXT;

DROP INDEX reviews_one_per_named_reviewer;
CREATE UNIQUE INDEX reviews_one_per_named_reviewer ON reviews (tool_id, reviewer)
    WHERE reviewer_basis IN ('stated', 'assigned') AND state = 'standing';

CREATE INDEX reviews_contested ON reviews (tool_id) WHERE contested IS NOT NULL;

DROP INDEX reviews_by_reviewer;
CREATE INDEX reviews_by_reviewer ON reviews (reviewer, tool_id, reviewer_basis, state, score, call);

-- Changes of standing values, written in the transaction of their revision. A change without revision is none of a fact: an operator's
-- act on votes, or a mended store. Before and after are the values in words; NULL is "not stated", or contested.
CREATE TABLE changes (
    id               INTEGER PRIMARY KEY,
    revision_id      BIGINT REFERENCES revisions (id),
    -- NULL when any tool can have changed.
    tool_id          BIGINT REFERENCES tools (id),
    fact             TEXT NOT NULL CHECK (fact IN ('added', 'category', 'description', 'price', 'pricing', 'panel', 'community',
                                                   'review', 'reviewer', 'score', 'call', 'sources', 'votes', 'mended')),
    review_id        BIGINT REFERENCES reviews (id),
    before           TEXT,
    after            TEXT,
    before_contested BIGINT NOT NULL DEFAULT 0 CHECK (before_contested IN (0, 1)),
    after_contested  BIGINT NOT NULL DEFAULT 0 CHECK (after_contested IN (0, 1)),
    -- Of a change of the panel, the verdicts; NULL without a verdict.
    before_verdict   TEXT CHECK (before_verdict IN ('ship', 'mixed', 'skip')),
    after_verdict    TEXT CHECK (after_verdict IN ('ship', 'mixed', 'skip'))
);

CREATE INDEX changes_by_tool ON changes (tool_id, revision_id);
CREATE INDEX changes_by_revision ON changes (revision_id);
CREATE INDEX changes_told ON changes (id) WHERE fact NOT IN ('sources', 'votes', 'mended');
CREATE INDEX changes_told_of_tool ON changes (tool_id, id) WHERE fact NOT IN ('sources', 'votes', 'mended');
CREATE INDEX changes_of_verdicts ON changes (id) WHERE fact = 'panel' AND before_verdict IS NOT after_verdict;

-- Where a tool stood in the list of its category from one revision until before another. The present row has no end.
CREATE TABLE listings (
    id          INTEGER PRIMARY KEY,
    tool_id     BIGINT NOT NULL REFERENCES tools (id),
    since       BIGINT NOT NULL REFERENCES revisions (id),
    until       BIGINT REFERENCES revisions (id),
    category_id BIGINT REFERENCES categories (id),
    panel_rank  BIGINT NOT NULL,
    name_key    TEXT   NOT NULL,
    slug        TEXT   NOT NULL
);

CREATE UNIQUE INDEX listings_by_tool ON listings (tool_id, since);
CREATE INDEX listings_by_category ON listings (category_id, panel_rank DESC, name_key, slug, since, until, tool_id);

-- The tallies of votes at the end of each day (UTC) on which the site ran through midnight. A day has rows only for the tools whose tally
-- changed since the day before that was kept.
CREATE TABLE tally_days (
    day TEXT PRIMARY KEY
);

CREATE TABLE daily_tallies (
    tool_id BIGINT NOT NULL REFERENCES tools (id),
    day     TEXT   NOT NULL REFERENCES tally_days (day),
    ship    BIGINT NOT NULL CHECK (ship >= 0),
    skip    BIGINT NOT NULL CHECK (skip >= 0),
    PRIMARY KEY (tool_id, day)
) WITHOUT ROWID;

-- What these tables hold is now in changes and in contested. Captures that were imported before are imported again (FactUpgrade).
DROP TABLE conflicts;
DROP TABLE verdict_changes;
DROP TABLE price_changes;
DROP INDEX tools_by_change;
ALTER TABLE tools DROP COLUMN change;

-- An issue covers a range of revisions. Each capture imported before is a revision of the same number.
ALTER TABLE issues RENAME COLUMN after_capture TO after_revision;
ALTER TABLE issues RENAME COLUMN through_capture TO through_revision;

-- Only standing reviews count in a reviewer's record.
DROP VIEW reviews_as_groups;
CREATE VIEW reviews_as_groups AS
SELECT r.id AS review_id, r.tool_id AS tool_id, r.reviewer AS reviewer, r.reviewer_basis AS reviewer_basis,
       COALESCE(t.category_id, 0) AS category_id, COALESCE(r.call, '') AS call, COALESCE(t.panel_ship, -1) AS panel_ship,
       COALESCE(t.panel_skip, -1) AS panel_skip, COALESCE(t.community_verdict, '') AS community_verdict, 1 AS reviews,
       r.score IS NOT NULL AS scored, COALESCE(r.score, 0) AS score_sum
FROM reviews r JOIN tools t ON t.id = r.tool_id
WHERE r.reviewer IS NOT NULL AND r.state = 'standing';

DROP TRIGGER changing_review_leaves_group;
CREATE TRIGGER changing_review_leaves_group BEFORE UPDATE OF tool_id, reviewer, reviewer_basis, score, call, state ON reviews
WHEN OLD.reviewer IS NOT NULL BEGIN
    INSERT INTO review_group_changes
    SELECT reviewer, reviewer_basis, category_id, call, panel_ship, panel_skip, community_verdict, -reviews, -scored, -score_sum
    FROM reviews_as_groups WHERE review_id = OLD.id;
END;

DROP TRIGGER changed_review_joins_group;
CREATE TRIGGER changed_review_joins_group AFTER UPDATE OF tool_id, reviewer, reviewer_basis, score, call, state ON reviews
WHEN NEW.reviewer IS NOT NULL BEGIN
    INSERT INTO review_group_changes
    SELECT reviewer, reviewer_basis, category_id, call, panel_ship, panel_skip, community_verdict, reviews, scored, score_sum
    FROM reviews_as_groups WHERE review_id = NEW.id;
END;
