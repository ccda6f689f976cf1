-- The file name and the time of a capture stand in no page: the check takes them from the store itself, so that they need a hash as what is no capture does (0013).

ALTER TABLE captures ADD COLUMN row_hash BIGINT;
UPDATE captures SET row_hash = row_hash(id, sha256, file_name, form, media, address, imported_at);

CREATE TRIGGER captures_added AFTER INSERT ON captures BEGIN
    UPDATE captures SET row_hash = row_hash(NEW.id, NEW.sha256, NEW.file_name, NEW.form, NEW.media, NEW.address, NEW.imported_at) WHERE rowid = NEW.rowid;
END;

CREATE TRIGGER captures_changed AFTER UPDATE OF id, sha256, file_name, form, media, address, imported_at ON captures BEGIN
    UPDATE captures SET row_hash = row_hash(NEW.id, NEW.sha256, NEW.file_name, NEW.form, NEW.media, NEW.address, NEW.imported_at) WHERE rowid = NEW.rowid;
END;

-- As in 0013, and captures.
DROP VIEW damaged_rows;
CREATE VIEW damaged_rows AS
SELECT 'capture' AS what, id AS name FROM captures WHERE row_hash IS NOT row_hash(id, sha256, file_name, form, media, address, imported_at)
UNION ALL
SELECT 'migration', version FROM migrations WHERE row_hash IS NOT row_hash(version, name, applied_at)
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
