using Dapper;

namespace ToolVerdicts.Tests.Editing;

/// <summary>Criteria of some categories, and values of them that other tools have.</summary>
public class CategoryWarningTests
{
    private const string Intern = "tools/ml-intern.md";

    [Fact]
    public void A_value_of_a_criterion_of_other_categories_is_a_warning_and_stays()
    {
        using var edited = new EditedStore();
        edited.Files["criteria.yml"] = "- { key: disk, label: Disk, applies_to: [Developer Tools] }\n- { key: ram, label: RAM }\n";
        edited.Files[Intern] = "---\nown: true\ncategory: CI services\nfacts:\n  disk: small\n  ram: small\n---\n";
        edited.Done().Outcome.Warnings.ShouldBe(
            [$"{Intern}, line 5: disk applies to Developer Tools alone, and the tool is of CI services; the value stays"],
            Case.Sensitive);
        edited.Files[Intern] = edited.Files[Intern].Replace("CI services", "Developer tools", StringComparison.Ordinal);
        edited.Done().Outcome.Warnings.ShouldBeEmpty();
        edited.Writer.Query<string>("SELECT value FROM criterion_values WHERE criterion = 'disk'").ShouldBe(["small"]);
        edited.Files[Intern] = edited.Files[Intern].Replace("Developer tools", "CI services", StringComparison.Ordinal)
            .Replace("disk: small", "disk: { value: ~, because: a service }", StringComparison.Ordinal);
        edited.Done().Outcome.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void A_category_of_a_criterion_that_neither_a_file_nor_the_store_has_is_a_warning()
    {
        using var edited = new EditedStore();
        edited.Files["criteria.yml"] = "- { key: disk, label: Disk, applies_to: [developer tools, Databses, Shoes] }\n";
        edited.Files["tools/shoe.md"] = "---\ndraft: true\nname: Shoe\ntagline: A shoe\ncategory: Shoes\n---\n";
        edited.Done().Outcome.Warnings.ShouldBe(["criteria.yml: disk applies to “Databses”, which is the category of no tool"]);
    }
}
