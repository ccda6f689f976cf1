-- One vote a visitor and tool. The voter is a keyed hash of a random number that only the visitor's browser holds. There is no address, no
-- agent and no time of day. A vote over the day's cap is kept and does not count until an operator says so.
CREATE TABLE votes (
    voter   BLOB   NOT NULL CHECK (length(voter) = 16),
    tool_id BIGINT NOT NULL REFERENCES tools (id),
    call    TEXT   NOT NULL CHECK (call IN ('ship', 'skip')),
    day     TEXT   NOT NULL,
    counted BIGINT NOT NULL DEFAULT 1 CHECK (counted IN (0, 1)),
    PRIMARY KEY (voter, tool_id)
) WITHOUT ROWID;

CREATE INDEX votes_to_review ON votes (tool_id, day) WHERE counted = 0;

-- The tally of the votes that count, changed in the transaction that changes them, and what follows from it: the verdict is NULL and the
-- rank -1 while there are none.
ALTER TABLE tools ADD COLUMN votes_ship BIGINT NOT NULL DEFAULT 0 CHECK (votes_ship >= 0);
ALTER TABLE tools ADD COLUMN votes_skip BIGINT NOT NULL DEFAULT 0 CHECK (votes_skip >= 0);
ALTER TABLE tools ADD COLUMN community_verdict TEXT CHECK (community_verdict IN ('ship', 'mixed', 'skip'));
ALTER TABLE tools ADD COLUMN community_rank BIGINT NOT NULL DEFAULT -1;

CREATE INDEX tools_by_community ON tools (community_rank DESC, lower(name), slug);

-- How many new voters of a network count for a tool on a day. The network is hashed under a key that is drawn each day and deleted with it.
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

-- Drawn once. Signs what visitors hold and hashes what is kept of them.
CREATE TABLE site_key (
    id  BIGINT PRIMARY KEY CHECK (id = 1),
    key BLOB NOT NULL CHECK (length(key) = 32)
);
