-- What editors take back: an undone revision, and what is erased for good.

-- An undo gives a text back to the tool of its place, when the page is withdrawn that showed the error.
ALTER TABLE capture_reviews ADD COLUMN restored_in BIGINT REFERENCES revisions (id);

-- Erased pages, which no import takes in again for as long as the entry of decisions.yml stands that names the tool or the capture.
CREATE TABLE removed_captures (
    sha256     TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    tool       TEXT,
    capture    TEXT,
    because    TEXT NOT NULL,
    removed_on TEXT NOT NULL,
    CHECK ((tool IS NULL) <> (capture IS NULL))
);

-- The revision that erased the page. What it stated of tools that were not removed is kept.
ALTER TABLE captures ADD COLUMN erased_in BIGINT REFERENCES revisions (id);

-- The revision that erased the tool. Of its row the name and the digest of its identity are left, so that no import lists it again.
ALTER TABLE tools ADD COLUMN removed_in BIGINT REFERENCES revisions (id);

CREATE INDEX tools_removed ON tools (removed_in) WHERE removed_in IS NOT NULL;

-- A revision that erased something. The changes up to it are kept as they are: they cannot be worked out again.
ALTER TABLE revisions ADD COLUMN has_erased BIGINT NOT NULL DEFAULT 0 CHECK (has_erased IN (0, 1));
