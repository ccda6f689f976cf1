-- Names apart from the texts: to look for a word in names alone, the index of all texts reads through every place where the word stands.
CREATE VIRTUAL TABLE tool_names USING fts5 (name, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3');

INSERT INTO tool_names (rowid, name) SELECT id, name FROM tools;
