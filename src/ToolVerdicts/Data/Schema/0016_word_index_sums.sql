-- A bit in the tables that FTS5 keeps its indexes in lets searches miss tools, and FTS5's own check overlooks it where words are looked up: it reads on from word to
-- word. Of an index whose every change is known there is the sum of its rows' hashes, of forty bits each, so that millions of rows fit in a number. Imports take it
-- away in the transaction that changes an index and put it back at their end; where one was killed before that, the next start makes the indexes anew.
CREATE TABLE word_index_sums (
    name TEXT   PRIMARY KEY,
    sum  BIGINT NOT NULL
);

CREATE VIEW word_indexes AS
SELECT 'tool_texts' AS name,
    (SELECT COALESCE(SUM(row_hash(id, block) & 0xFFFFFFFFFF), 0) FROM tool_texts_data)
    + (SELECT COALESCE(SUM(row_hash(segid, term, pgno) & 0xFFFFFFFFFF), 0) FROM tool_texts_idx)
    + (SELECT COALESCE(SUM(row_hash(id, sz) & 0xFFFFFFFFFF), 0) FROM tool_texts_docsize)
    + (SELECT COALESCE(SUM(row_hash(k, v) & 0xFFFFFFFFFF), 0) FROM tool_texts_config) AS sum
UNION ALL
SELECT 'tool_names',
    (SELECT COALESCE(SUM(row_hash(id, block) & 0xFFFFFFFFFF), 0) FROM tool_names_data)
    + (SELECT COALESCE(SUM(row_hash(segid, term, pgno) & 0xFFFFFFFFFF), 0) FROM tool_names_idx)
    + (SELECT COALESCE(SUM(row_hash(id, sz) & 0xFFFFFFFFFF), 0) FROM tool_names_docsize)
    + (SELECT COALESCE(SUM(row_hash(k, v) & 0xFFFFFFFFFF), 0) FROM tool_names_config);

-- Beside damaged_rows and damaged_facts.
CREATE VIEW damaged_word_indexes AS
SELECT 'search index' AS what, i.name AS name FROM word_indexes i LEFT JOIN word_index_sums s ON s.name = i.name
WHERE s.sum IS NOT i.sum AND EXISTS (SELECT 1 FROM word_index_sums);
