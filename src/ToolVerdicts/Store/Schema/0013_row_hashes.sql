-- What visitors, operators and the program itself wrote stands in no capture, so nothing else tells when a disk has changed it. Each such row keeps a hash of
-- what was written; row_hash is a function of the program's (RowHash), and a program without it can read these tables and not write them.

ALTER TABLE migrations ADD COLUMN row_hash BIGINT;
UPDATE migrations SET row_hash = row_hash(version, name, applied_at);

ALTER TABLE index_version ADD COLUMN row_hash BIGINT;
UPDATE index_version SET row_hash = row_hash(id, version);

ALTER TABLE site_key ADD COLUMN row_hash BIGINT;
UPDATE site_key SET row_hash = row_hash(id, key);

ALTER TABLE votes ADD COLUMN row_hash BIGINT;
UPDATE votes SET row_hash = row_hash(voter, tool_id, call, day, counted);

ALTER TABLE network_keys ADD COLUMN row_hash BIGINT;
UPDATE network_keys SET row_hash = row_hash(day, key);

ALTER TABLE network_voters ADD COLUMN row_hash BIGINT;
UPDATE network_voters SET row_hash = row_hash(day, network, voters);

ALTER TABLE bookmarks ADD COLUMN row_hash BIGINT;
UPDATE bookmarks SET row_hash = row_hash(owner, tool_id, note, day);

ALTER TABLE shared_bookmarks ADD COLUMN row_hash BIGINT;
UPDATE shared_bookmarks SET row_hash = row_hash(owner, token_sha256, day);

ALTER TABLE subscribers ADD COLUMN row_hash BIGINT;
UPDATE subscribers SET row_hash = row_hash(id, key, address, state, choice, owner, bounces, asked_at, changed_at);

ALTER TABLE subscriber_categories ADD COLUMN row_hash BIGINT;
UPDATE subscriber_categories SET row_hash = row_hash(subscriber_id, category_id);

ALTER TABLE refused_addresses ADD COLUMN row_hash BIGINT;
UPDATE refused_addresses SET row_hash = row_hash(hash);

ALTER TABLE mail_tokens ADD COLUMN row_hash BIGINT;
UPDATE mail_tokens SET row_hash = row_hash(sha256, subscriber_id, purpose, made_at);

ALTER TABLE issues ADD COLUMN row_hash BIGINT;
UPDATE issues SET row_hash = row_hash(id, week, after_capture, through_capture, composed_at, queued_at, is_empty, content, summary);

ALTER TABLE issue_tallies ADD COLUMN row_hash BIGINT;
UPDATE issue_tallies SET row_hash = row_hash(tool_id, ship, skip);

ALTER TABLE deliveries ADD COLUMN row_hash BIGINT;
UPDATE deliveries SET row_hash = row_hash(id, issue_id, subscriber_id, state, attempts, sender, created_at, next_attempt_at, changed_at, last_answer);

ALTER TABLE sender_lease ADD COLUMN row_hash BIGINT;
UPDATE sender_lease SET row_hash = row_hash(id, holder, beat);

CREATE TRIGGER migrations_added AFTER INSERT ON migrations BEGIN
    UPDATE migrations SET row_hash = row_hash(NEW.version, NEW.name, NEW.applied_at) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER migrations_changed AFTER UPDATE OF version, name, applied_at ON migrations BEGIN
    UPDATE migrations SET row_hash = row_hash(NEW.version, NEW.name, NEW.applied_at) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER index_version_added AFTER INSERT ON index_version BEGIN
    UPDATE index_version SET row_hash = row_hash(NEW.id, NEW.version) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER index_version_changed AFTER UPDATE OF id, version ON index_version BEGIN
    UPDATE index_version SET row_hash = row_hash(NEW.id, NEW.version) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER site_key_added AFTER INSERT ON site_key BEGIN
    UPDATE site_key SET row_hash = row_hash(NEW.id, NEW.key) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER site_key_changed AFTER UPDATE OF id, key ON site_key BEGIN
    UPDATE site_key SET row_hash = row_hash(NEW.id, NEW.key) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER votes_added AFTER INSERT ON votes BEGIN
    UPDATE votes SET row_hash = row_hash(NEW.voter, NEW.tool_id, NEW.call, NEW.day, NEW.counted) WHERE voter = NEW.voter AND tool_id = NEW.tool_id;
END;

CREATE TRIGGER votes_changed AFTER UPDATE OF voter, tool_id, call, day, counted ON votes BEGIN
    UPDATE votes SET row_hash = row_hash(NEW.voter, NEW.tool_id, NEW.call, NEW.day, NEW.counted) WHERE voter = NEW.voter AND tool_id = NEW.tool_id;
END;

CREATE TRIGGER network_keys_added AFTER INSERT ON network_keys BEGIN
    UPDATE network_keys SET row_hash = row_hash(NEW.day, NEW.key) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER network_keys_changed AFTER UPDATE OF day, key ON network_keys BEGIN
    UPDATE network_keys SET row_hash = row_hash(NEW.day, NEW.key) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER network_voters_added AFTER INSERT ON network_voters BEGIN
    UPDATE network_voters SET row_hash = row_hash(NEW.day, NEW.network, NEW.voters) WHERE day = NEW.day AND network = NEW.network;
END;

CREATE TRIGGER network_voters_changed AFTER UPDATE OF day, network, voters ON network_voters BEGIN
    UPDATE network_voters SET row_hash = row_hash(NEW.day, NEW.network, NEW.voters) WHERE day = NEW.day AND network = NEW.network;
END;

CREATE TRIGGER bookmarks_added AFTER INSERT ON bookmarks BEGIN
    UPDATE bookmarks SET row_hash = row_hash(NEW.owner, NEW.tool_id, NEW.note, NEW.day) WHERE owner = NEW.owner AND tool_id = NEW.tool_id;
END;

CREATE TRIGGER bookmarks_changed AFTER UPDATE OF owner, tool_id, note, day ON bookmarks BEGIN
    UPDATE bookmarks SET row_hash = row_hash(NEW.owner, NEW.tool_id, NEW.note, NEW.day) WHERE owner = NEW.owner AND tool_id = NEW.tool_id;
END;

CREATE TRIGGER shared_bookmarks_added AFTER INSERT ON shared_bookmarks BEGIN
    UPDATE shared_bookmarks SET row_hash = row_hash(NEW.owner, NEW.token_sha256, NEW.day) WHERE owner = NEW.owner;
END;

CREATE TRIGGER shared_bookmarks_changed AFTER UPDATE OF owner, token_sha256, day ON shared_bookmarks BEGIN
    UPDATE shared_bookmarks SET row_hash = row_hash(NEW.owner, NEW.token_sha256, NEW.day) WHERE owner = NEW.owner;
END;

CREATE TRIGGER subscribers_added AFTER INSERT ON subscribers BEGIN
    UPDATE subscribers SET row_hash = row_hash(NEW.id, NEW.key, NEW.address, NEW.state, NEW.choice, NEW.owner, NEW.bounces, NEW.asked_at, NEW.changed_at) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER subscribers_changed AFTER UPDATE OF id, key, address, state, choice, owner, bounces, asked_at, changed_at ON subscribers BEGIN
    UPDATE subscribers SET row_hash = row_hash(NEW.id, NEW.key, NEW.address, NEW.state, NEW.choice, NEW.owner, NEW.bounces, NEW.asked_at, NEW.changed_at) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER subscriber_categories_added AFTER INSERT ON subscriber_categories BEGIN
    UPDATE subscriber_categories SET row_hash = row_hash(NEW.subscriber_id, NEW.category_id) WHERE subscriber_id = NEW.subscriber_id AND category_id = NEW.category_id;
END;

CREATE TRIGGER subscriber_categories_changed AFTER UPDATE OF subscriber_id, category_id ON subscriber_categories BEGIN
    UPDATE subscriber_categories SET row_hash = row_hash(NEW.subscriber_id, NEW.category_id) WHERE subscriber_id = NEW.subscriber_id AND category_id = NEW.category_id;
END;

CREATE TRIGGER refused_addresses_added AFTER INSERT ON refused_addresses BEGIN
    UPDATE refused_addresses SET row_hash = row_hash(NEW.hash) WHERE hash = NEW.hash;
END;

CREATE TRIGGER refused_addresses_changed AFTER UPDATE OF hash ON refused_addresses BEGIN
    UPDATE refused_addresses SET row_hash = row_hash(NEW.hash) WHERE hash = NEW.hash;
END;

CREATE TRIGGER mail_tokens_added AFTER INSERT ON mail_tokens BEGIN
    UPDATE mail_tokens SET row_hash = row_hash(NEW.sha256, NEW.subscriber_id, NEW.purpose, NEW.made_at) WHERE sha256 = NEW.sha256;
END;

CREATE TRIGGER mail_tokens_changed AFTER UPDATE OF sha256, subscriber_id, purpose, made_at ON mail_tokens BEGIN
    UPDATE mail_tokens SET row_hash = row_hash(NEW.sha256, NEW.subscriber_id, NEW.purpose, NEW.made_at) WHERE sha256 = NEW.sha256;
END;

CREATE TRIGGER issues_added AFTER INSERT ON issues BEGIN
    UPDATE issues SET row_hash = row_hash(NEW.id, NEW.week, NEW.after_capture, NEW.through_capture, NEW.composed_at, NEW.queued_at, NEW.is_empty, NEW.content, NEW.summary) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER issues_changed AFTER UPDATE OF id, week, after_capture, through_capture, composed_at, queued_at, is_empty, content, summary ON issues BEGIN
    UPDATE issues SET row_hash = row_hash(NEW.id, NEW.week, NEW.after_capture, NEW.through_capture, NEW.composed_at, NEW.queued_at, NEW.is_empty, NEW.content, NEW.summary) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER issue_tallies_added AFTER INSERT ON issue_tallies BEGIN
    UPDATE issue_tallies SET row_hash = row_hash(NEW.tool_id, NEW.ship, NEW.skip) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER issue_tallies_changed AFTER UPDATE OF tool_id, ship, skip ON issue_tallies BEGIN
    UPDATE issue_tallies SET row_hash = row_hash(NEW.tool_id, NEW.ship, NEW.skip) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER deliveries_added AFTER INSERT ON deliveries BEGIN
    UPDATE deliveries SET row_hash = row_hash(NEW.id, NEW.issue_id, NEW.subscriber_id, NEW.state, NEW.attempts, NEW.sender, NEW.created_at, NEW.next_attempt_at, NEW.changed_at, NEW.last_answer) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER deliveries_changed AFTER UPDATE OF id, issue_id, subscriber_id, state, attempts, sender, created_at, next_attempt_at, changed_at, last_answer ON deliveries BEGIN
    UPDATE deliveries SET row_hash = row_hash(NEW.id, NEW.issue_id, NEW.subscriber_id, NEW.state, NEW.attempts, NEW.sender, NEW.created_at, NEW.next_attempt_at, NEW.changed_at, NEW.last_answer) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER sender_lease_added AFTER INSERT ON sender_lease BEGIN
    UPDATE sender_lease SET row_hash = row_hash(NEW.id, NEW.holder, NEW.beat) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER sender_lease_changed AFTER UPDATE OF id, holder, beat ON sender_lease BEGIN
    UPDATE sender_lease SET row_hash = row_hash(NEW.id, NEW.holder, NEW.beat) WHERE rowid = NEW.rowid;
END;

-- Rows that are not what was written.
CREATE VIEW damaged_rows AS
SELECT 'migration' AS what, version AS name FROM migrations WHERE row_hash IS NOT row_hash(version, name, applied_at)
UNION ALL
SELECT 'index version', id FROM index_version WHERE row_hash IS NOT row_hash(id, version)
UNION ALL
SELECT 'site key', id FROM site_key WHERE row_hash IS NOT row_hash(id, key)
UNION ALL
SELECT 'vote', hex(voter) || ' on tool ' || tool_id FROM votes WHERE row_hash IS NOT row_hash(voter, tool_id, call, day, counted)
UNION ALL
SELECT 'network key', quote(day) FROM network_keys WHERE row_hash IS NOT row_hash(day, key)
UNION ALL
SELECT 'network''s voters', quote(day) || ' ' || hex(network) FROM network_voters WHERE row_hash IS NOT row_hash(day, network, voters)
UNION ALL
SELECT 'bookmark', hex(owner) || ' of tool ' || tool_id FROM bookmarks WHERE row_hash IS NOT row_hash(owner, tool_id, note, day)
UNION ALL
SELECT 'shared bookmarks', hex(owner) FROM shared_bookmarks WHERE row_hash IS NOT row_hash(owner, token_sha256, day)
UNION ALL
SELECT 'subscriber', id FROM subscribers WHERE row_hash IS NOT row_hash(id, key, address, state, choice, owner, bounces, asked_at, changed_at)
UNION ALL
SELECT 'subscriber''s category', subscriber_id || ' ' || category_id FROM subscriber_categories WHERE row_hash IS NOT row_hash(subscriber_id, category_id)
UNION ALL
SELECT 'refused address', hex(hash) FROM refused_addresses WHERE row_hash IS NOT row_hash(hash)
UNION ALL
SELECT 'mail token', hex(sha256) FROM mail_tokens WHERE row_hash IS NOT row_hash(sha256, subscriber_id, purpose, made_at)
UNION ALL
SELECT 'issue', id FROM issues WHERE row_hash IS NOT row_hash(id, week, after_capture, through_capture, composed_at, queued_at, is_empty, content, summary)
UNION ALL
SELECT 'issue''s tally of tool', tool_id FROM issue_tallies WHERE row_hash IS NOT row_hash(tool_id, ship, skip)
UNION ALL
SELECT 'delivery', id FROM deliveries WHERE row_hash IS NOT row_hash(id, issue_id, subscriber_id, state, attempts, sender, created_at, next_attempt_at, changed_at, last_answer)
UNION ALL
SELECT 'sender lease', id FROM sender_lease WHERE row_hash IS NOT row_hash(id, holder, beat);

-- In a backup, one row: the hash of all that stands in the tables. A store that is served has none.
CREATE TABLE content_hash (
    id      BIGINT PRIMARY KEY CHECK (id = 1),
    sha256  BLOB   NOT NULL CHECK (length(sha256) = 32),
    made_at TEXT   NOT NULL
);
