namespace ToolVerdicts.Tests.Content;

public class LensKeyTests
{
    [Theory]
    [InlineData("builder")]
    [InlineData("economist")]
    public void The_key_of_a_lens_is_no_key_of_a_criterion(string key)
    {
        var (_, faults) = ParsedContent.Of(
            ("criteria.yml", $"- {{ key: disk, label: Disk }}\n- {{ key: {key}, label: Label }}\n"),
            ("reviewers/economist.md", "---\ntitle: Economist\ndescription: By cost\n---\n"),
            ("tools/x.md", $"---\nfacts:\n  {key}: {{ value: a, own: true }}\n---\n"));
        faults.ShouldHaveSingleItem().ToString().ShouldBe($"criteria.yml, line 2, column 10: key: {key} is a lens, and lenses and criteria "
            + "share their names in addresses; choose another key.");
    }
}
