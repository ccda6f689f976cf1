using Dapper;

namespace ToolVerdicts.Tests.Importing;

/// <summary>A copy that lost something on its way never replaces a better one, however late it was seen.</summary>
public class WorseCopyTests
{
    private static readonly DateOnly Later = new(2026, 11, 20);

    [Theory]
    [InlineData("not just benchmarked and forgotten.", "")]
    [InlineData("not just benchmarked and forgotten.", "…")]
    [InlineData("a practical option for local inference", "...")]
    public void A_text_that_was_cut_does_not_stand_before_the_whole(string from, string end)
    {
        using var store = new TempStore();
        store.ImportText(Seeds.Text(2), "whole.txt", new DateOnly(2026, 11, 1)).Refusal.ShouldBeNull();
        var before = Texts(store);
        var lines = Seeds.Text(2).Split('\n');
        var at = Array.FindIndex(lines, line => line.Contains(from, StringComparison.Ordinal));
        lines[at] = lines[at][..lines[at].IndexOf(from, StringComparison.Ordinal)].TrimEnd() + end;
        store.ImportText(string.Join('\n', lines), "cut.txt", Later).Refusal.ShouldBeNull();
        Texts(store).ShouldBe(before);
        using var other = new TempStore();
        other.ImportText(string.Join('\n', lines), "cut.txt", Later).Refusal.ShouldBeNull();
        other.ImportText(Seeds.Text(2), "whole.txt", new DateOnly(2026, 11, 1)).Refusal.ShouldBeNull();
        Texts(other).ShouldBe(before, "in the other order");
    }

    private static List<string> Texts(TempStore store) => store.Writer.Query<string>(
        "SELECT description FROM tools UNION ALL SELECT text FROM reviews WHERE state = 'standing' ORDER BY 1").ToList();
}
