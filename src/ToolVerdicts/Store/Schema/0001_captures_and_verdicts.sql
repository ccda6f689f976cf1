-- Words, not numbers, wherever a column holds one of a few values: a person who opens the file can read it.

CREATE TABLE categories (
    id   INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL
);

-- A tool is its name and its tagline; identity is a digest of both. NULL is "not stated", throughout.
CREATE TABLE tools (
    id              INTEGER PRIMARY KEY,
    slug            TEXT   NOT NULL UNIQUE CHECK (length(slug) BETWEEN 1 AND 80),
    identity        TEXT   NOT NULL UNIQUE,
    name            TEXT   NOT NULL,
    tagline         TEXT   NOT NULL,
    category_id     BIGINT REFERENCES categories (id),
    description     TEXT,
    price_word      TEXT,
    price_text      TEXT,
    panel_share     BIGINT CHECK (panel_share BETWEEN 0 AND 100),
    panel_ship      BIGINT CHECK (panel_ship >= 0),
    panel_skip      BIGINT CHECK (panel_skip >= 0),
    panel_basis     TEXT   CHECK (panel_basis IN ('stated', 'deduced')),
    community_share BIGINT CHECK (community_share BETWEEN 0 AND 100),
    community_votes BIGINT CHECK (community_votes >= 0),
    CHECK ((panel_ship IS NULL) = (panel_skip IS NULL)),
    CHECK ((panel_ship IS NULL) = (panel_basis IS NULL))
);

CREATE INDEX tools_by_name ON tools (lower(name), slug);
CREATE INDEX tools_by_category ON tools (category_id);

CREATE TABLE reviewers (
    key  TEXT PRIMARY KEY,
    name TEXT NOT NULL
);

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

-- The page exactly as found, compressed with Brotli, so that every fact can be held against it.
CREATE TABLE capture_pages (
    capture_id BIGINT PRIMARY KEY REFERENCES captures (id),
    content    BLOB NOT NULL
);

-- Which capture said what of a tool.
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

-- Which capture showed a review, where, and what it said of it beside the text.
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

-- What a capture said against a stated fact. The fact stands; a person decides.
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

INSERT INTO reviewers (key, name)
VALUES ('builder', 'Builder'), ('skeptic', 'Skeptic'), ('futurist', 'Futurist'), ('founder', 'Founder');
