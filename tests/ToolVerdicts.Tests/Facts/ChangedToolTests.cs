using ToolVerdicts.Facts;
using ToolVerdicts.Text;

namespace ToolVerdicts.Tests.Facts;

public class ChangedToolTests
{
    [Fact]
    public void A_tool_that_moves_to_another_category_changes_both()
    {
        using var store = TempStore.With(Seeds.PathOf(2));
        var before = store.Writer.FindLastChange();
        store.ImportText(Seeds.Text(2).Replace("Developer Tools", "Models", StringComparison.Ordinal), seen: new DateOnly(2026, 11, 20));
        var slugs = new[] { "mistral-3-small-22b", "modal-gpu-serverless-inference" }.Select(Slug.Parse).ToList();
        string[] categories = ["developer-tools", "models"];
        store.Writer.ListChangedTools(before).ShouldBe(
            slugs.SelectMany(slug => categories.Select(category => new ChangedTool(slug, Slug.Parse(category)))), ignoreOrder: true);
        store.Writer.ListChangedTools(store.Writer.FindLastChange()).ShouldBeEmpty();
    }
}
