using System.Text.Json;

namespace ToolVerdicts.Tests.Commands;

public class PlanFaultTests
{
    private const string Intern = "tools/ml-intern.md";

    [Theory]
    [InlineData("--json")]
    [InlineData("--format=json")]
    [InlineData("--json", "content/tools/ml-intern.md")]
    [InlineData("--format=json", "content/tools/ml-intern.md")]
    public async Task Faults_are_json_where_a_plan_would_be(params string[] args)
    {
        using var folder = await EditedFolder.WithSeedsAsync();
        folder.Write(Intern, "---\ncategory: Agents\n---\n");
        var whole = JsonDocument.Parse(await folder.DoneAsync(["plan", .. args])).RootElement;
        whole.GetProperty("faults").GetArrayLength().ShouldBe(0);
        folder.Write(Intern, "---\ntagine: T\nfacts: { price: Free }\n---\n");
        var run = await folder.RunAsync(["plan", .. args]);
        run.ExitCode.ShouldBe(1);
        var faults = JsonDocument.Parse(run.Output).RootElement.GetProperty("faults");
        faults.GetArrayLength().ShouldBe(2);
        faults[0].EnumerateObject().Select(field => $"{field.Name}: {field.Value}").ShouldBe(
            [$"file: {Intern}", "line: 2", "column: 1", "message: there is no key tagine; did you mean tagline?"]);

        // A fault that only the store tells.
        folder.Write(Intern, "---\nfacts: { price: { value: Free, capture: absent.txt, quote: Free } }\n---\n");
        var stored = await folder.RunAsync(["plan", .. args]);
        stored.ExitCode.ShouldBe(1);
        JsonDocument.Parse(stored.Output).RootElement.GetProperty("faults")[0].GetProperty("message").GetString()
            .ShouldNotBeNull().ShouldStartWith("the store has no capture called absent.txt");
    }

    [Theory]
    [InlineData("--format=xml", "'xml' not recognized. Must be one of: 'text' 'json' 'github'")]
    [InlineData("--none\n\u001B[31mred", "--none [31mred: there is no such file")]
    public async Task A_usage_message_is_one_line_without_escapes(string arg, string words)
    {
        using var folder = await EditedFolder.WithSeedsAsync();
        var run = await folder.RunAsync("plan", arg);
        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain(words);
        run.Errors.ShouldNotContain("\\u00");
        run.Errors.ShouldNotContain('\u001B');
    }
}
