-- A price that an import made another one for readers. NULL is "not stated". Written in the capture's transaction.
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

-- An address that somebody entered, and what its owner made of it. The key is what two spellings of one address share. The owner is that of the
-- bookmarks that the subscriber chose to hear of, hashed as in bookmarks.
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

-- Addresses whose owners had themselves erased: a keyed hash of the key, so that nothing is mailed there again.
CREATE TABLE refused_addresses (
    hash BLOB PRIMARY KEY CHECK (length(hash) = 32)
) WITHOUT ROWID;

-- What links in messages carry: 256 random bits, of which only the fingerprint is kept. Each does one thing.
CREATE TABLE mail_tokens (
    sha256        BLOB   PRIMARY KEY CHECK (length(sha256) = 32),
    subscriber_id BIGINT NOT NULL REFERENCES subscribers (id) ON DELETE CASCADE,
    purpose       TEXT   NOT NULL CHECK (purpose IN ('confirm', 'manage')),
    made_at       TEXT   NOT NULL
) WITHOUT ROWID;

CREATE INDEX mail_tokens_by_subscriber ON mail_tokens (subscriber_id, purpose);
CREATE INDEX mail_tokens_by_age ON mail_tokens (made_at);

-- The weekly issues. The week is ISO 8601, as 2026-W47, and sorts as text. Content is what was composed, as JSON, from the captures after one and
-- through another. It is queued once every subscriber was looked at.
CREATE TABLE issues (
    id              INTEGER PRIMARY KEY,
    week            TEXT   NOT NULL UNIQUE CHECK (length(week) = 8),
    after_capture   BIGINT NOT NULL,
    through_capture BIGINT NOT NULL,
    composed_at     TEXT   NOT NULL,
    queued_at       TEXT,
    is_empty        BIGINT NOT NULL CHECK (is_empty IN (0, 1)),
    content         TEXT   NOT NULL
);

-- Where visitors' votes stood when the last issue was composed.
CREATE TABLE issue_tallies (
    tool_id BIGINT PRIMARY KEY REFERENCES tools (id),
    ship    BIGINT NOT NULL,
    skip    BIGINT NOT NULL
);

-- The outbox: one row for each issue and subscriber, and, without an issue, one for each confirmation. It says sending before a server is told of the
-- message, and something else once the server has answered: whoever finds it in between does not know, and leaves it to a person.
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
CREATE INDEX confirmations_by_age ON deliveries (created_at) WHERE issue_id IS NULL;

-- Who sends now. The beat moves while the holder lives; another may take over once it has stood still for a while.
CREATE TABLE sender_lease (
    id     BIGINT PRIMARY KEY CHECK (id = 1),
    holder TEXT   NOT NULL,
    beat   BIGINT NOT NULL
);
