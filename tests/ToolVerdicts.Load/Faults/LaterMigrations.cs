using ToolVerdicts.Store;

namespace ToolVerdicts.Load.Faults;

/// <summary>Test migrations that change the schema in the ways that later versions may.</summary>
public static class LaterMigrations
{
    // Adds columns, indexes, rows, a table and a trigger.
    private const string AddSql =
        """
        ALTER TABLE tools ADD COLUMN later_score BIGINT NOT NULL DEFAULT -1;
        ALTER TABLE reviews ADD COLUMN later_length BIGINT;
        UPDATE tools SET later_score = COALESCE(panel_share, -1);
        UPDATE reviews SET later_length = length(text);
        CREATE INDEX tools_by_later_score ON tools (later_score DESC, name_key);
        DROP INDEX tools_by_panel_day;
        CREATE INDEX tools_by_panel_day ON tools (panel_seen, id);
        CREATE TABLE later_words (id INTEGER PRIMARY KEY, tool_id BIGINT NOT NULL REFERENCES tools (id), word TEXT NOT NULL);
        INSERT INTO later_words (tool_id, word) SELECT id, name FROM tools;
        INSERT INTO later_words (tool_id, word) SELECT id, tagline FROM tools;
        CREATE TRIGGER later_words_removed BEFORE DELETE ON tools BEGIN DELETE FROM later_words WHERE tool_id = OLD.id; END;
        """;

    // Rebuilds a table under its old name, and a full-text index.
    private const string RemakeSql =
        """
        CREATE TABLE new_listings (
            id INTEGER PRIMARY KEY, tool_id BIGINT NOT NULL REFERENCES tools (id), since BIGINT NOT NULL REFERENCES revisions (id),
            until BIGINT REFERENCES revisions (id), category_id BIGINT REFERENCES categories (id), panel_rank BIGINT NOT NULL,
            name_key TEXT NOT NULL, slug TEXT NOT NULL, later_rank BIGINT
        );
        INSERT INTO new_listings (id, tool_id, since, until, category_id, panel_rank, name_key, slug)
        SELECT id, tool_id, since, until, category_id, panel_rank, name_key, slug FROM listings;
        DROP TABLE listings;
        ALTER TABLE new_listings RENAME TO listings;
        CREATE UNIQUE INDEX listings_by_tool ON listings (tool_id, since);
        CREATE INDEX listings_by_category ON listings (category_id, panel_rank DESC, name_key, slug, since, until, tool_id);
        DROP TABLE tool_names;
        CREATE VIRTUAL TABLE tool_names USING fts5 (name, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2');
        INSERT INTO tool_names (rowid, name) SELECT id, name FROM tools;
        INSERT INTO tool_names (tool_names) VALUES ('optimize');
        """;

    // Drops a trigger and a column, renames a column and adds a view.
    private const string RemoveSql =
        """
        DROP TRIGGER later_words_removed;
        ALTER TABLE reviews DROP COLUMN later_length;
        UPDATE tools SET later_score = later_score + 1;
        ALTER TABLE tools RENAME COLUMN later_score TO later_rank;
        CREATE VIEW later_tools AS SELECT id, slug, later_rank FROM tools;
        """;

    /// <summary>The migrations, with versions that follow those of the program.</summary>
    public static IReadOnlyList<Migration> All { get; } =
        new (string Name, string Script)[] { ("add", AddSql), ("remake", RemakeSql), ("remove", RemoveSql) }
            .Select((script, index) => (script.Name, script.Script, Version: Migrations.Latest + index + 1))
            .Select(script => new Migration(script.Version, $"{script.Version:0000}_{script.Name}.sql", script.Script))
            .ToList();
}
