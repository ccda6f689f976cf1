-- What a visitor saved. The owner is a keyed hash as a vote's voter is, under another key, so that the two cannot be joined.
CREATE TABLE bookmarks (
    owner   BLOB   NOT NULL CHECK (length(owner) = 16),
    tool_id BIGINT NOT NULL REFERENCES tools (id),
    note    TEXT   CHECK (length(note) BETWEEN 1 AND 500),
    day     TEXT   NOT NULL,
    PRIMARY KEY (owner, tool_id)
) WITHOUT ROWID;

-- A list that its owner shows to whoever has the address. Of the address only the fingerprint is kept.
CREATE TABLE shared_bookmarks (
    owner        BLOB PRIMARY KEY CHECK (length(owner) = 16),
    token_sha256 BLOB NOT NULL UNIQUE CHECK (length(token_sha256) = 32),
    day          TEXT NOT NULL
) WITHOUT ROWID;
