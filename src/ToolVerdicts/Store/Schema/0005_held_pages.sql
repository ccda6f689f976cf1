-- Captured pages whose tools may be tools of the store under other words. An editor says which, or that they are not.

-- A page has a row for each such identity. Its rows go when a revision takes the page in.
CREATE TABLE held_pages (
    id        INTEGER PRIMARY KEY,
    sha256    TEXT NOT NULL CHECK (length(sha256) = 64),
    file_name TEXT NOT NULL,
    -- The day on which the page was seen; NULL for the date of the page.
    seen      TEXT,
    held_at   TEXT NOT NULL,
    identity  TEXT NOT NULL,
    name      TEXT NOT NULL,
    tagline   TEXT NOT NULL,
    -- The page exactly as found, compressed with Brotli. The last column, so that the others are read without it.
    content   BLOB NOT NULL,
    UNIQUE (sha256, identity)
);

-- Covers the list of questions, so that no page is read for it.
CREATE INDEX held_pages_by_name ON held_pages (name, tagline, identity, file_name, seen);

-- A name that an editor has changed is still one under which captures know the tool.
CREATE INDEX capture_tools_by_name ON capture_tools (name COLLATE NOCASE, tool_id);

-- Taglines that are almost the same have one beginning or one end, and almost one length.
ALTER TABLE tools ADD COLUMN tagline_head TEXT GENERATED ALWAYS AS (lower(substr(tagline, 1, 12))) VIRTUAL;
ALTER TABLE tools ADD COLUMN tagline_tail TEXT GENERATED ALWAYS AS (lower(substr(tagline, -12))) VIRTUAL;
ALTER TABLE tools ADD COLUMN tagline_length BIGINT GENERATED ALWAYS AS (length(tagline)) VIRTUAL;
CREATE INDEX tools_by_tagline_head ON tools (tagline_head, tagline_length);
CREATE INDEX tools_by_tagline_tail ON tools (tagline_tail, tagline_length);
