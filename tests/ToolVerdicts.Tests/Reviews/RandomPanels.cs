using Dapper;

namespace ToolVerdicts.Tests.Reviews;

/// <summary>Tools and reviews at random, with everything that may be unknown sometimes unknown.</summary>
internal static class RandomPanels
{
    public static readonly string[] Reviewers = ["builder", "skeptic", "futurist", "founder"];

    public static void AddRandomPanels(this TempStore store, int seed, int tools)
    {
        var chance = new Random(seed);
        store.Writer
            .Execute("INSERT INTO categories (id, slug, name) VALUES (1, 'agents', 'Agents'), (2, 'r-and-d', 'R&D / Labs'), (3, 'unused', "
                + "'Unused')");
        using var transaction = store.Writer.BeginTransaction();
        for (var id = 1; id <= tools; id++)
        {
            var panel = chance.Next(4) == 0 ? ((int, int)?)null : (chance.Next(5), chance.Next(5));
            store.Writer.Execute(
                """
                INSERT INTO tools (id, slug, identity, name, name_key, tagline, category_id, panel_ship, panel_skip, panel_basis)
                VALUES (@id, @slug, @slug, @name, lower(@name), '', @category, @ship, @skip, @basis)
                """,
                new
                {
                    id,
                    slug = $"tool-{id}",
                    name = $"{(char)('A' + chance.Next(6))} tool",
                    category = Maybe(1 + chance.Next(2)),
                    ship = panel?.Item1,
                    skip = panel?.Item2,
                    basis = panel is null ? null : "stated",
                });
            foreach (var reviewer in Reviewers.Where(_ => chance.Next(5) > 0))
            {
                var score = Maybe(chance.Next(101));
                var call = chance.Next(4) switch { 0 => null, 1 => "skip", _ => "ship" };
                store.Writer.Execute(
                    """
                    INSERT INTO reviews (tool_id, text_digest, text, reviewer, reviewer_basis, score, score_basis, call, call_basis)
                    VALUES (@id, @reviewer, @text, @reviewer, @basis, @score, @scoreBasis, @call, @callBasis)
                    """,
                    new
                    {
                        id,
                        reviewer,
                        text = $"Run `{reviewer} {id}`.",
                        basis = chance.Next(4) switch { 0 => "inferred", 1 => "assigned", _ => "stated" },
                        score,
                        scoreBasis = score is null ? null : "stated",
                        call,
                        callBasis = call is null ? null : chance.Next(2) == 0 ? "deduced" : "stated",
                    });
            }
        }

        transaction.Commit();

        int? Maybe(int value) => chance.Next(4) == 0 ? null : value;
    }
}
