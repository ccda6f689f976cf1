using System.Text;
using ToolVerdicts.Captures;
using ToolVerdicts.Captures.Reading;

namespace ToolVerdicts.Tests.Captures;

/// <summary>Parses captures, and writes a capture as a document that a person can proofread.</summary>
internal static class CaptureDocument
{
    public static Capture Parse(string text) => CaptureParser.Parse(new CaptureFile("capture.txt", Encoding.UTF8.GetBytes(text)));

    public static Capture Seed(int number) => CaptureParser.Parse(Seeds.File(number));

    public static string SeedFacts(int number) => FactsOf(Seed(number));

    /// <summary>The capture as a document, without warnings and file format.</summary>
    public static string FactsOf(Capture capture) => Of(capture with { Warnings = [], Media = CaptureMedia.Text });

    public static string ReplaceFirst(string text, string old, string replacement)
    {
        var at = text.IndexOf(old, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, old);
        return text[..at] + replacement + text[(at + old.Length)..];
    }

    public static string Of(Capture capture)
    {
        var document = new StringBuilder();
        document.AppendLine($"# {string.Join(" vs ", capture.Tools.Select(tool => tool.Identity.Name))}");
        document.AppendLine($"{capture.Form} form, saved as {capture.Media}");
        foreach (var warning in capture.Warnings)
            document.AppendLine($"warning: {warning}");
        foreach (var tool in capture.Tools)
        {
            document.AppendLine();
            document.AppendLine($"## {tool.Identity.Name}");
            document.AppendLine($"tagline     {tool.Identity.Tagline}");
            document.AppendLine($"category    {OrNotStated(tool.Category)}");
            document.AppendLine($"badge       {OrNotStated(tool.Badge)}");
            document.AppendLine($"panel share {OrNotStated(tool.PanelShare is { } share ? $"{share}%" : null)}");
            document.AppendLine($"counts      {OrNotStated(tool.PanelTally)}");
            document.AppendLine($"community   {OrNotStated(tool.Community is { } vote ? Words(vote) : null)}");
            document.AppendLine($"price word  {OrNotStated(tool.PriceWord)}");
            document.AppendLine($"price text  {OrNotStated(tool.PriceText)}");
            document.AppendLine();
            document.AppendLine(OrNotStated(tool.Description));
        }

        foreach (var review in capture.Reviews)
        {
            document.AppendLine();
            document.AppendLine($"### Row {review.Row}, {capture.Tools[review.Side].Identity.Name}: "
                + $"reviewer {OrNotStated(review.Reviewer?.Name)}, score {OrNotStated(review.Score)}, call {OrNotStated(review.Call)}");
            document.AppendLine(review.Text);
        }

        return document.ToString();
    }

    private static string Words(CommunityVote vote) =>
        vote == CommunityVote.None ? "no votes yet" : $"{OrNotStated(vote.SharePercent)}% ship of {OrNotStated(vote.Votes)} votes";

    private static string OrNotStated(object? value) => value?.ToString() ?? "not stated";
}
