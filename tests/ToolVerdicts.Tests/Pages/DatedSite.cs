using ToolVerdicts.Importing;
using ToolVerdicts.Tests.Facts;

namespace ToolVerdicts.Tests.Pages;

/// <summary>Stores whose captures were recorded on the days before <see cref="TempStore.Noon"/>.</summary>
internal static class DatedSite
{
    public const string Slug = ContradictingCaptures.Tool;
    public const string FirstDay = "2026-11-18";
    public const string SecondDay = "2026-11-20";

    /// <summary>Seed 002 recorded on the first day; on the second another price and panel.</summary>
    public static TempStore Store()
    {
        var store = new TempStore();
        store.Record("first.txt", Seeds.Text(2), new DateOnly(2026, 11, 1), daysAgo: 3);
        store.Record("skip.txt", ContradictingCaptures.WithSkip, new DateOnly(2026, 11, 15), daysAgo: 1);
        return store;
    }

    /// <summary>Imports a text at a past time.</summary>
    public static void Record(this TempStore store, string name, string text, DateOnly? seen, int daysAgo) =>
        new Importer(store.Writer, new FakeTimeProvider(TempStore.Noon.AddDays(-daysAgo))).Import([store.Write(text, name)], seen)
            .Single().Refusal.ShouldBeNull();
}
