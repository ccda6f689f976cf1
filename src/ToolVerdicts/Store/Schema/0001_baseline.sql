-- The schema of the first release. Later changes are migrations of their own, numbered from here; a migration that was released is
-- never edited.
--
-- Columns of few values hold words, not numbers, so that a person who opens the file can read it. NULL is "not stated" throughout.
-- Times are UTC text (ISO 8601), days are text such as 2026-11-21; both sort as text.

-- Tools and their reviews: what the captures say, put together.

CREATE TABLE categories (
    id   INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL
);

-- A tool is identified by its name and its tagline; identity is a digest of both.
CREATE TABLE tools (
    id                INTEGER PRIMARY KEY,
    slug              TEXT   NOT NULL UNIQUE CHECK (length(slug) BETWEEN 1 AND 80),
    identity          TEXT   NOT NULL UNIQUE,
    name              TEXT   NOT NULL,
    tagline           TEXT   NOT NULL,
    category_id       BIGINT REFERENCES categories (id),
    description       TEXT,
    price_word        TEXT,
    price_text        TEXT,
    panel_share       BIGINT CHECK (panel_share BETWEEN 0 AND 100),
    panel_ship        BIGINT CHECK (panel_ship >= 0),
    panel_skip        BIGINT CHECK (panel_skip >= 0),
    panel_basis       TEXT   CHECK (panel_basis IN ('stated', 'deduced')),
    community_share   BIGINT CHECK (community_share BETWEEN 0 AND 100),
    community_votes   BIGINT CHECK (community_votes >= 0),
    -- Derived from the facts above whenever they change; lists are ordered and narrowed by these. A rank of -1 is "not stated": it
    -- follows every known rank and is never shown. The mean score is in hundredths of a point.
    verdict           TEXT   CHECK (verdict IN ('ship', 'mixed', 'skip')),
    panel_rank        BIGINT NOT NULL DEFAULT -1,
    dispute_rank      BIGINT NOT NULL DEFAULT -1,
    mean_score        BIGINT CHECK (mean_score BETWEEN 0 AND 10000),
    -- The tally of the visitors' votes that count, written in the transaction of the vote, and what follows from it. Without votes the
    -- verdict is NULL and the rank -1.
    votes_ship        BIGINT NOT NULL DEFAULT 0 CHECK (votes_ship >= 0),
    votes_skip        BIGINT NOT NULL DEFAULT 0 CHECK (votes_skip >= 0),
    community_verdict TEXT   CHECK (community_verdict IN ('ship', 'mixed', 'skip')),
    community_rank    BIGINT NOT NULL DEFAULT -1,
    -- The number of the import, or of the operator's act, that last changed what pages show of the tool. It only grows, so that a page
    -- cache can ask what changed since. Votes are not numbered: the process that takes them knows.
    change            BIGINT NOT NULL DEFAULT 0,
    -- The name as lists are ordered by it, by bytes: lower case, Latin letters in ASCII. The program writes it, because lower() knows
    -- ASCII only.
    name_key          TEXT   NOT NULL DEFAULT '',
    -- An indexed column, because an index on an expression does not cover a query that selects the expression.
    price_key         TEXT   GENERATED ALWAYS AS (lower(price_word)) VIRTUAL,
    CHECK ((panel_ship IS NULL) = (panel_skip IS NULL)),
    CHECK ((panel_ship IS NULL) = (panel_basis IS NULL))
);

CREATE INDEX tools_by_change ON tools (change);

-- Each index of a list's order also holds what the list can be narrowed by, so that only the rows of the page are read.
CREATE INDEX tools_by_name ON tools (name_key, slug, category_id, price_key, verdict);
CREATE INDEX tools_by_panel ON tools (panel_rank DESC, name_key, slug, category_id, price_key, verdict);
CREATE INDEX tools_by_dispute ON tools (dispute_rank DESC, name_key, slug, category_id, price_key, verdict);
CREATE INDEX tools_by_community ON tools (community_rank DESC, name_key, slug, category_id, price_key, verdict);
CREATE INDEX tools_by_age ON tools (id, category_id, price_key, verdict);
CREATE INDEX tools_by_category_and_panel ON tools (category_id, panel_rank DESC, name_key, slug, price_key, verdict);
CREATE INDEX tools_by_facets ON tools (category_id, price_key, verdict, price_word);

CREATE TABLE reviewers (
    key  TEXT PRIMARY KEY,
    name TEXT NOT NULL
);

INSERT INTO reviewers (key, name)
VALUES ('builder', 'Builder'), ('skeptic', 'Skeptic'), ('futurist', 'Futurist'), ('founder', 'Founder');

-- Scores are never deduced or inferred, and only a name is ever inferred.
CREATE TABLE reviews (
    id             INTEGER PRIMARY KEY,
    tool_id        BIGINT NOT NULL REFERENCES tools (id),
    text_digest    TEXT   NOT NULL,
    text           TEXT   NOT NULL,
    reviewer       TEXT   REFERENCES reviewers (key),
    reviewer_basis TEXT   CHECK (reviewer_basis IN ('stated', 'assigned', 'inferred')),
    score          BIGINT CHECK (score BETWEEN 0 AND 100),
    score_basis    TEXT   CHECK (score_basis IN ('stated', 'assigned')),
    call           TEXT   CHECK (call IN ('ship', 'skip')),
    call_basis     TEXT   CHECK (call_basis IN ('stated', 'assigned', 'deduced')),
    UNIQUE (tool_id, text_digest),
    CHECK ((reviewer IS NULL) = (reviewer_basis IS NULL)),
    CHECK ((score IS NULL) = (score_basis IS NULL)),
    CHECK ((call IS NULL) = (call_basis IS NULL))
);

CREATE UNIQUE INDEX reviews_one_per_named_reviewer ON reviews (tool_id, reviewer) WHERE reviewer_basis IN ('stated', 'assigned');

-- The same text under two tools shows that one of the tools was given a review of the other.
CREATE INDEX reviews_by_text ON reviews (text_digest);

-- Covers a reviewer's record and the list of a reviewer's reviews, without reading the texts.
CREATE INDEX reviews_by_reviewer ON reviews (reviewer, tool_id, reviewer_basis, score, call);

-- Captures: the pages as found, and which of them said what.

CREATE TABLE captures (
    id          INTEGER PRIMARY KEY,
    sha256      TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
    file_name   TEXT NOT NULL,
    form        TEXT NOT NULL CHECK (form IN ('compact', 'rich')),
    media       TEXT NOT NULL CHECK (media IN ('text', 'html')),
    address     TEXT NOT NULL,
    imported_at TEXT NOT NULL
);

CREATE INDEX captures_by_address ON captures (address);

-- The page exactly as found, compressed with Brotli, so that every fact can be checked against it.
CREATE TABLE capture_pages (
    capture_id BIGINT PRIMARY KEY REFERENCES captures (id),
    content    BLOB NOT NULL
);

-- The facts that a capture states of a tool.
CREATE TABLE capture_tools (
    capture_id      BIGINT NOT NULL REFERENCES captures (id),
    side            BIGINT NOT NULL,
    tool_id         BIGINT NOT NULL REFERENCES tools (id),
    name            TEXT   NOT NULL,
    tagline         TEXT   NOT NULL,
    category        TEXT,
    description     TEXT,
    price_word      TEXT,
    price_text      TEXT,
    badge           TEXT   CHECK (badge IN ('ship', 'mixed', 'skip')),
    panel_share     BIGINT,
    panel_ship      BIGINT,
    panel_skip      BIGINT,
    community_share BIGINT,
    community_votes BIGINT,
    PRIMARY KEY (capture_id, side)
);

CREATE INDEX capture_tools_by_tool ON capture_tools (tool_id, capture_id);

-- Where a capture showed a review, and what it said beside the review's text.
CREATE TABLE capture_reviews (
    capture_id BIGINT NOT NULL REFERENCES captures (id),
    row        BIGINT NOT NULL,
    side       BIGINT NOT NULL,
    review_id  BIGINT NOT NULL REFERENCES reviews (id),
    reviewer   TEXT   REFERENCES reviewers (key),
    score      BIGINT CHECK (score BETWEEN 0 AND 100),
    call       TEXT   CHECK (call IN ('ship', 'skip')),
    PRIMARY KEY (capture_id, row, side)
);

CREATE INDEX capture_reviews_by_review ON capture_reviews (review_id, capture_id);

-- A value in a capture that contradicts a stated fact. The fact stands until a person decides.
CREATE TABLE conflicts (
    id         INTEGER PRIMARY KEY,
    capture_id BIGINT NOT NULL REFERENCES captures (id),
    tool_id    BIGINT NOT NULL REFERENCES tools (id),
    fact       TEXT   NOT NULL,
    kept       TEXT   NOT NULL,
    said       TEXT   NOT NULL
);

CREATE INDEX conflicts_by_tool ON conflicts (tool_id);
CREATE INDEX conflicts_by_capture ON conflicts (capture_id);

-- A known verdict that an import turned into another known one. Written in the import's transaction.
CREATE TABLE verdict_changes (
    id         INTEGER PRIMARY KEY,
    tool_id    BIGINT NOT NULL REFERENCES tools (id),
    before     TEXT   NOT NULL CHECK (before IN ('ship', 'mixed', 'skip')),
    after      TEXT   NOT NULL CHECK (after IN ('ship', 'mixed', 'skip')),
    capture_id BIGINT NOT NULL REFERENCES captures (id),
    changed_at TEXT   NOT NULL,
    UNIQUE (capture_id, tool_id),
    CHECK (before <> after)
);

CREATE INDEX verdict_changes_by_tool ON verdict_changes (tool_id);

-- A price that an import turned into another one. Written in the import's transaction.
CREATE TABLE price_changes (
    id          INTEGER PRIMARY KEY,
    tool_id     BIGINT NOT NULL REFERENCES tools (id),
    before_word TEXT,
    before_text TEXT,
    after_word  TEXT,
    after_text  TEXT,
    capture_id  BIGINT NOT NULL REFERENCES captures (id),
    changed_at  TEXT   NOT NULL,
    UNIQUE (capture_id, tool_id)
);

CREATE INDEX price_changes_by_tool ON price_changes (tool_id);

-- Search.

-- One row per tool, under the tool's id.
CREATE VIRTUAL TABLE tool_texts USING fts5 (
    name, tagline, description, reviews, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

-- Names in an index of their own: a search of names alone in tool_texts would read every place where the word stands in any text.
CREATE VIRTUAL TABLE tool_names USING fts5 (name, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3');

-- For correcting typing errors: each word of a name, as it is and with each one letter left out. Two words that are one letter apart
-- share a form.
CREATE TABLE name_words (
    form TEXT NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY (form, word)
);

-- The version of the program's search and rank rules that the store was last indexed with.
CREATE TABLE index_version (
    id      BIGINT PRIMARY KEY CHECK (id = 1),
    version BIGINT NOT NULL
);

-- Votes and bookmarks.

-- Drawn once. Signs visitors' cookies and keys the hashes below.
CREATE TABLE site_key (
    id  BIGINT PRIMARY KEY CHECK (id = 1),
    key BLOB NOT NULL CHECK (length(key) = 32)
);

-- One vote per visitor and tool. The voter is a keyed hash of a random number that only the visitor's browser holds. There is no
-- address, no agent and no time of day. A vote over the day's cap of its network is stored with counted = 0 until an operator counts or
-- drops it.
CREATE TABLE votes (
    voter   BLOB   NOT NULL CHECK (length(voter) = 16),
    tool_id BIGINT NOT NULL REFERENCES tools (id),
    call    TEXT   NOT NULL CHECK (call IN ('ship', 'skip')),
    day     TEXT   NOT NULL,
    counted BIGINT NOT NULL DEFAULT 1 CHECK (counted IN (0, 1)),
    PRIMARY KEY (voter, tool_id)
) WITHOUT ROWID;

CREATE INDEX votes_to_review ON votes (tool_id, day) WHERE counted = 0;

-- How many new voters of a network were counted for a tool on a day. The network is hashed under a key that is drawn each day and
-- deleted with it.
CREATE TABLE network_keys (
    day TEXT PRIMARY KEY,
    key BLOB NOT NULL CHECK (length(key) = 32)
);

CREATE TABLE network_voters (
    day     TEXT   NOT NULL REFERENCES network_keys (day) ON DELETE CASCADE,
    network BLOB   NOT NULL CHECK (length(network) = 16),
    voters  BIGINT NOT NULL CHECK (voters >= 0),
    PRIMARY KEY (day, network)
) WITHOUT ROWID;

-- The owner is a keyed hash like a vote's voter, under another key, so that bookmarks and votes cannot be joined.
CREATE TABLE bookmarks (
    owner   BLOB   NOT NULL CHECK (length(owner) = 16),
    tool_id BIGINT NOT NULL REFERENCES tools (id),
    note    TEXT   CHECK (length(note) BETWEEN 1 AND 500),
    day     TEXT   NOT NULL,
    PRIMARY KEY (owner, tool_id)
) WITHOUT ROWID;

-- A list that its owner shares by its address. Only the digest of the address's token is stored.
CREATE TABLE shared_bookmarks (
    owner        BLOB PRIMARY KEY CHECK (length(owner) = 16),
    token_sha256 BLOB NOT NULL UNIQUE CHECK (length(token_sha256) = 32),
    day          TEXT NOT NULL
) WITHOUT ROWID;

-- The newsletter.

-- An address that somebody entered. The key is equal for two spellings of one address. The owner is that of the bookmarks whose changes
-- the subscriber chose to read about.
CREATE TABLE subscribers (
    id         INTEGER PRIMARY KEY,
    key        TEXT   NOT NULL UNIQUE,
    address    TEXT   NOT NULL,
    state      TEXT   NOT NULL CHECK (state IN ('pending', 'confirmed', 'suspended', 'unsubscribed')),
    choice     TEXT   NOT NULL CHECK (choice IN ('everything', 'categories', 'bookmarks')),
    owner      BLOB   CHECK (length(owner) = 16),
    bounces    BIGINT NOT NULL DEFAULT 0 CHECK (bounces >= 0),
    asked_at   TEXT   NOT NULL,
    changed_at TEXT   NOT NULL
);

CREATE INDEX subscribers_by_state ON subscribers (state, id);
CREATE INDEX subscribers_by_owner ON subscribers (owner) WHERE owner IS NOT NULL;

CREATE TABLE subscriber_categories (
    subscriber_id BIGINT NOT NULL REFERENCES subscribers (id) ON DELETE CASCADE,
    category_id   BIGINT NOT NULL REFERENCES categories (id),
    PRIMARY KEY (subscriber_id, category_id)
) WITHOUT ROWID;

CREATE INDEX subscriber_categories_by_category ON subscriber_categories (category_id);

-- Addresses whose owners had them erased: a keyed hash of the key, so that nothing is mailed there again.
CREATE TABLE refused_addresses (
    hash BLOB PRIMARY KEY CHECK (length(hash) = 32)
) WITHOUT ROWID;

-- The tokens of links in messages: 256 random bits, of which only the digest is stored. Each has one purpose.
CREATE TABLE mail_tokens (
    sha256        BLOB   PRIMARY KEY CHECK (length(sha256) = 32),
    subscriber_id BIGINT NOT NULL REFERENCES subscribers (id) ON DELETE CASCADE,
    purpose       TEXT   NOT NULL CHECK (purpose IN ('confirm', 'manage')),
    made_at       TEXT   NOT NULL
) WITHOUT ROWID;

CREATE INDEX mail_tokens_by_subscriber ON mail_tokens (subscriber_id, purpose);
CREATE INDEX mail_tokens_by_age ON mail_tokens (made_at);

-- The weekly issues. The week is ISO 8601, such as 2026-W47, and sorts as text. Content is JSON, composed from the captures after
-- after_capture and up to through_capture. The summary is the content counted in words, so that a list of issues reads no contents.
-- queued_at is set once every subscriber was looked at.
CREATE TABLE issues (
    id              INTEGER PRIMARY KEY,
    week            TEXT   NOT NULL UNIQUE CHECK (length(week) = 8),
    after_capture   BIGINT NOT NULL,
    through_capture BIGINT NOT NULL,
    composed_at     TEXT   NOT NULL,
    queued_at       TEXT,
    is_empty        BIGINT NOT NULL CHECK (is_empty IN (0, 1)),
    summary         TEXT   NOT NULL DEFAULT '',
    content         TEXT   NOT NULL
);

-- The tallies of the votes when the last issue was composed.
CREATE TABLE issue_tallies (
    tool_id BIGINT PRIMARY KEY REFERENCES tools (id),
    ship    BIGINT NOT NULL,
    skip    BIGINT NOT NULL
);

-- The outbox: one row per issue and subscriber, and one without an issue per confirmation. The state is "sending" from before the mail
-- server is told of the message until it has answered. A row found "sending" by another process becomes "unknown", which a person
-- settles.
CREATE TABLE deliveries (
    id              INTEGER PRIMARY KEY,
    issue_id        BIGINT REFERENCES issues (id),
    subscriber_id   BIGINT NOT NULL REFERENCES subscribers (id) ON DELETE CASCADE,
    state           TEXT   NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'unknown')),
    attempts        BIGINT NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    sender          TEXT,
    created_at      TEXT   NOT NULL,
    next_attempt_at TEXT   NOT NULL,
    changed_at      TEXT   NOT NULL,
    last_answer     TEXT,
    UNIQUE (issue_id, subscriber_id)
);

CREATE INDEX deliveries_by_subscriber ON deliveries (subscriber_id);
CREATE INDEX deliveries_to_send ON deliveries (next_attempt_at) WHERE state = 'queued';
CREATE INDEX confirmations_to_send ON deliveries (next_attempt_at) WHERE state = 'queued' AND issue_id IS NULL;
CREATE INDEX deliveries_in_hand ON deliveries (id) WHERE state = 'sending';
CREATE INDEX deliveries_of_unknown_end ON deliveries (id) WHERE state = 'unknown';
-- Confirmations are limited by when they were sent, not by when they were asked for.
CREATE INDEX confirmations_by_age ON deliveries (changed_at) WHERE issue_id IS NULL;

-- The process that sends now. The beat grows while the holder lives; another process may take the lease once the beat has stood still
-- for a while.
CREATE TABLE sender_lease (
    id     BIGINT PRIMARY KEY CHECK (id = 1),
    holder TEXT   NOT NULL,
    beat   BIGINT NOT NULL
);

-- Reviewers' records.

-- A record is summed over groups of reviews that are equal in all that a record is narrowed by. The groups are stored, because a record
-- of hundreds of thousands of reviews is shown more often than one of them changes. Unknown values are '' or -1 (category 0): a key has
-- no NULL. The triggers below keep the groups, and the check verb counts them again.
CREATE TABLE review_groups (
    reviewer          TEXT   NOT NULL,
    reviewer_basis    TEXT   NOT NULL,
    category_id       BIGINT NOT NULL,
    call              TEXT   NOT NULL,
    panel_ship        BIGINT NOT NULL,
    panel_skip        BIGINT NOT NULL,
    community_verdict TEXT   NOT NULL,
    reviews           BIGINT NOT NULL,
    scored            BIGINT NOT NULL,
    score_sum         BIGINT NOT NULL,
    PRIMARY KEY (reviewer, reviewer_basis, category_id, call, panel_ship, panel_skip, community_verdict)
) WITHOUT ROWID;

-- Each review as a group of one.
CREATE VIEW reviews_as_groups AS
SELECT r.id AS review_id, r.tool_id AS tool_id, r.reviewer AS reviewer, r.reviewer_basis AS reviewer_basis,
       COALESCE(t.category_id, 0) AS category_id, COALESCE(r.call, '') AS call, COALESCE(t.panel_ship, -1) AS panel_ship,
       COALESCE(t.panel_skip, -1) AS panel_skip, COALESCE(t.community_verdict, '') AS community_verdict, 1 AS reviews,
       r.score IS NOT NULL AS scored, COALESCE(r.score, 0) AS score_sum
FROM reviews r JOIN tools t ON t.id = r.tool_id
WHERE r.reviewer IS NOT NULL;

-- The triggers add to the groups through this view.
CREATE VIEW review_group_changes AS
SELECT reviewer, reviewer_basis, category_id, call, panel_ship, panel_skip, community_verdict, reviews, scored, score_sum
FROM review_groups;

CREATE TRIGGER review_group_joined INSTEAD OF INSERT ON review_group_changes BEGIN
    INSERT INTO review_groups (reviewer, reviewer_basis, category_id, call, panel_ship, panel_skip, community_verdict,
                               reviews, scored, score_sum)
    VALUES (NEW.reviewer, NEW.reviewer_basis, NEW.category_id, NEW.call, NEW.panel_ship, NEW.panel_skip, NEW.community_verdict,
            NEW.reviews, NEW.scored, NEW.score_sum)
    ON CONFLICT DO UPDATE SET reviews = review_groups.reviews + excluded.reviews,
                              scored = review_groups.scored + excluded.scored,
                              score_sum = review_groups.score_sum + excluded.score_sum;
END;

-- A review leaves its group before it changes, and joins one afterwards.
CREATE TRIGGER review_joins_group AFTER INSERT ON reviews WHEN NEW.reviewer IS NOT NULL BEGIN
    INSERT INTO review_group_changes
    SELECT reviewer, reviewer_basis, category_id, call, panel_ship, panel_skip, community_verdict, reviews, scored, score_sum
    FROM reviews_as_groups WHERE review_id = NEW.id;
END;

CREATE TRIGGER review_leaves_group BEFORE DELETE ON reviews WHEN OLD.reviewer IS NOT NULL BEGIN
    INSERT INTO review_group_changes
    SELECT reviewer, reviewer_basis, category_id, call, panel_ship, panel_skip, community_verdict, -reviews, -scored, -score_sum
    FROM reviews_as_groups WHERE review_id = OLD.id;
END;

CREATE TRIGGER changing_review_leaves_group BEFORE UPDATE OF tool_id, reviewer, reviewer_basis, score, call ON reviews
WHEN OLD.reviewer IS NOT NULL BEGIN
    INSERT INTO review_group_changes
    SELECT reviewer, reviewer_basis, category_id, call, panel_ship, panel_skip, community_verdict, -reviews, -scored, -score_sum
    FROM reviews_as_groups WHERE review_id = OLD.id;
END;

CREATE TRIGGER changed_review_joins_group AFTER UPDATE OF tool_id, reviewer, reviewer_basis, score, call ON reviews
WHEN NEW.reviewer IS NOT NULL BEGIN
    INSERT INTO review_group_changes
    SELECT reviewer, reviewer_basis, category_id, call, panel_ship, panel_skip, community_verdict, reviews, scored, score_sum
    FROM reviews_as_groups WHERE review_id = NEW.id;
END;

CREATE TRIGGER reviews_of_changing_tool_leave_groups BEFORE UPDATE OF category_id, panel_ship, panel_skip, community_verdict ON tools
WHEN (OLD.category_id, OLD.panel_ship, OLD.panel_skip, OLD.community_verdict)
    IS NOT (NEW.category_id, NEW.panel_ship, NEW.panel_skip, NEW.community_verdict) BEGIN
    INSERT INTO review_group_changes
    SELECT reviewer, reviewer_basis, category_id, call, panel_ship, panel_skip, community_verdict, -reviews, -scored, -score_sum
    FROM reviews_as_groups WHERE tool_id = OLD.id;
END;

CREATE TRIGGER reviews_of_changed_tool_join_groups AFTER UPDATE OF category_id, panel_ship, panel_skip, community_verdict ON tools
WHEN (OLD.category_id, OLD.panel_ship, OLD.panel_skip, OLD.community_verdict)
    IS NOT (NEW.category_id, NEW.panel_ship, NEW.panel_skip, NEW.community_verdict) BEGIN
    INSERT INTO review_group_changes
    SELECT reviewer, reviewer_basis, category_id, call, panel_ship, panel_skip, community_verdict, reviews, scored, score_sum
    FROM reviews_as_groups WHERE tool_id = NEW.id;
END;
