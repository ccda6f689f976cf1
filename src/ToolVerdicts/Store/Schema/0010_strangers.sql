-- The mailbox that an address leads to: its key without a +tag, and without the dots that the provider ignores. Limits of confirmations
-- count by it.
ALTER TABLE subscribers ADD COLUMN mailbox TEXT NOT NULL DEFAULT '';
UPDATE subscribers SET mailbox =
    CASE WHEN instr(key, '+') BETWEEN 2 AND instr(key, '@')
         THEN substr(key, 1, instr(key, '+') - 1) || substr(key, instr(key, '@')) ELSE key END;
CREATE INDEX subscribers_by_mailbox ON subscribers (mailbox);

-- The last day on which the owner of bookmarks acted. Bookmarks end with the owner's cookie, 180 days later.
CREATE TABLE bookmark_owners (
    owner    BLOB PRIMARY KEY CHECK (length(owner) = 16),
    acted_on TEXT NOT NULL
) WITHOUT ROWID;

CREATE INDEX bookmark_owners_by_day ON bookmark_owners (acted_on);

-- The file that is this site's store. In a copy it is another one, and mail is held there until an operator says otherwise.
CREATE TABLE home (
    id   BIGINT PRIMARY KEY CHECK (id = 1),
    file TEXT   NOT NULL
);
