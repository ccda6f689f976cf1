-- Editors' files as sources. What a file of the content folder says of a tool is a set of statements beside those of captures. A statement
-- is never changed: a file that says something else ends it (until) and begins another.

ALTER TABLE revisions ADD COLUMN kind TEXT NOT NULL DEFAULT 'import' CHECK (kind IN ('import', 'apply', 'undo'));
ALTER TABLE revisions ADD COLUMN author TEXT;
ALTER TABLE revisions ADD COLUMN message TEXT;
-- The commit of the content folder, where it is a clean work tree of git.
ALTER TABLE revisions ADD COLUMN git_commit TEXT;
-- The revision that an undo takes back.
ALTER TABLE revisions ADD COLUMN undoes BIGINT REFERENCES revisions (id);

-- Quotations name the files of captures.
CREATE INDEX captures_by_name ON captures (file_name);

-- The texts of the content folder's files as revisions took them in. A NULL text is that of a file which is gone.
CREATE TABLE content_files (
    id          INTEGER PRIMARY KEY,
    path        TEXT   NOT NULL,
    revision_id BIGINT NOT NULL REFERENCES revisions (id),
    content     TEXT
);

CREATE UNIQUE INDEX content_files_by_path ON content_files (path, revision_id);
CREATE INDEX content_files_by_revision ON content_files (revision_id);

-- An apply can take in several captures, and an undo withdraws a capture.
CREATE TABLE all_sightings (
    id           INTEGER PRIMARY KEY,
    capture_id   BIGINT NOT NULL REFERENCES captures (id),
    seen         TEXT,
    revision_id  BIGINT NOT NULL REFERENCES revisions (id),
    withdrawn_in BIGINT REFERENCES revisions (id)
);

INSERT INTO all_sightings (id, capture_id, seen, revision_id) SELECT id, capture_id, seen, revision_id FROM sightings;
DROP TABLE sightings;
ALTER TABLE all_sightings RENAME TO sightings;

CREATE UNIQUE INDEX sightings_by_revision ON sightings (revision_id, capture_id);
-- Covers the days of a capture, which every page of its tools reads.
CREATE INDEX sightings_by_capture ON sightings (capture_id, seen, revision_id, withdrawn_in);

-- The proof of a statement is an address, or words of a capture; without either it is the site's own judgement.
-- A NULL value is "not stated", whatever captures say.
CREATE TABLE file_facts (
    id         INTEGER PRIMARY KEY,
    tool_id    BIGINT NOT NULL REFERENCES tools (id),
    fact       TEXT   NOT NULL,
    value      TEXT,
    seen       TEXT,
    source     TEXT,
    capture_id BIGINT REFERENCES captures (id),
    quote      TEXT,
    because    TEXT,
    since      BIGINT NOT NULL REFERENCES revisions (id),
    until      BIGINT REFERENCES revisions (id),
    CHECK ((capture_id IS NULL) = (quote IS NULL)),
    CHECK (source IS NULL OR capture_id IS NULL)
);

CREATE UNIQUE INDEX file_facts_by_tool ON file_facts (tool_id, fact, since);
CREATE INDEX file_facts_by_capture ON file_facts (capture_id) WHERE capture_id IS NOT NULL;

CREATE TABLE file_reviews (
    id         INTEGER PRIMARY KEY,
    review_id  BIGINT NOT NULL REFERENCES reviews (id),
    reviewer   TEXT   NOT NULL REFERENCES reviewers (key),
    score      BIGINT CHECK (score BETWEEN 0 AND 100),
    call       TEXT   CHECK (call IN ('ship', 'skip')),
    author     TEXT,
    written    TEXT,
    authorship TEXT   NOT NULL CHECK (authorship IN ('human', 'aiassisted', 'ai', 'imported')),
    seen       TEXT,
    source     TEXT,
    because    TEXT,
    since      BIGINT NOT NULL REFERENCES revisions (id),
    until      BIGINT REFERENCES revisions (id)
);

CREATE UNIQUE INDEX file_reviews_by_review ON file_reviews (review_id, since);

-- The identities, other than the first, under which captures know a tool.
CREATE TABLE tool_identities (
    identity TEXT   PRIMARY KEY,
    tool_id  BIGINT NOT NULL REFERENCES tools (id)
);

CREATE INDEX tool_identities_by_tool ON tool_identities (tool_id);

-- The standing values of criteria. Like those in the rows of tools they follow from the statements.
CREATE TABLE criterion_values (
    id        INTEGER PRIMARY KEY,
    tool_id   BIGINT NOT NULL REFERENCES tools (id),
    criterion TEXT   NOT NULL,
    value     TEXT   NOT NULL,
    seen      TEXT
);

CREATE UNIQUE INDEX criterion_values_by_tool ON criterion_values (tool_id, criterion);

-- More kinds of changes than before. The criterion is that of a change of one.
CREATE TABLE all_changes (
    id               INTEGER PRIMARY KEY,
    revision_id      BIGINT REFERENCES revisions (id),
    -- NULL when any tool can have changed.
    tool_id          BIGINT REFERENCES tools (id),
    fact             TEXT NOT NULL CHECK (fact IN ('added', 'removed', 'merged', 'renamed', 'name', 'tagline', 'category', 'description',
                                                   'price', 'pricing', 'panel', 'community', 'criterion', 'review', 'reviewer', 'score',
                                                   'call', 'sources', 'votes', 'content', 'mended')),
    criterion        TEXT,
    review_id        BIGINT REFERENCES reviews (id),
    before           TEXT,
    after            TEXT,
    before_contested BIGINT NOT NULL DEFAULT 0 CHECK (before_contested IN (0, 1)),
    after_contested  BIGINT NOT NULL DEFAULT 0 CHECK (after_contested IN (0, 1)),
    -- Of a change of the panel, the verdicts; NULL without a verdict.
    before_verdict   TEXT CHECK (before_verdict IN ('ship', 'mixed', 'skip')),
    after_verdict    TEXT CHECK (after_verdict IN ('ship', 'mixed', 'skip')),
    CHECK ((fact = 'criterion') = (criterion IS NOT NULL))
);

INSERT INTO all_changes (id, revision_id, tool_id, fact, review_id, before, after, before_contested, after_contested, before_verdict,
                         after_verdict)
SELECT id, revision_id, tool_id, fact, review_id, before, after, before_contested, after_contested, before_verdict, after_verdict
FROM changes;
DROP TABLE changes;
ALTER TABLE all_changes RENAME TO changes;

CREATE INDEX changes_by_tool ON changes (tool_id, revision_id);
CREATE INDEX changes_by_revision ON changes (revision_id);
CREATE INDEX changes_told ON changes (id) WHERE fact NOT IN ('sources', 'votes', 'content', 'mended');
CREATE INDEX changes_told_of_tool ON changes (tool_id, id) WHERE fact NOT IN ('sources', 'votes', 'content', 'mended');
CREATE INDEX changes_of_verdicts ON changes (id) WHERE fact = 'panel' AND before_verdict IS NOT after_verdict;

-- Answers of editors to questions. A question's number follows from the statements that contradict each other.
CREATE TABLE decisions (
    id         INTEGER PRIMARY KEY,
    question   BIGINT NOT NULL,
    tool_id    BIGINT NOT NULL REFERENCES tools (id),
    take       TEXT   NOT NULL,
    because    TEXT,
    decided_on TEXT,
    since      BIGINT NOT NULL REFERENCES revisions (id),
    until      BIGINT REFERENCES revisions (id)
);

CREATE UNIQUE INDEX decisions_by_question ON decisions (question, since);
-- Covers the decisions that hold, which every page of a tool reads.
CREATE INDEX decisions_by_time ON decisions (since, until, question, take);

-- How many questions on the tool no editor has answered.
ALTER TABLE tools ADD COLUMN questions BIGINT NOT NULL DEFAULT 0 CHECK (questions >= 0);
CREATE INDEX tools_with_questions ON tools (name_key, slug) WHERE questions > 0;
