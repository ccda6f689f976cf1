using System.Text;
using ToolVerdicts.Captures;

namespace ToolVerdicts.Tests.Importing;

/// <summary>Writes a parsed capture as a document a person can proof-read.</summary>
internal static class CaptureDocument
{
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
            document.AppendLine($"category    {Said(tool.Category)}");
            document.AppendLine($"badge       {Said(tool.Badge)}");
            document.AppendLine($"panel share {Said(tool.PanelShare is { } share ? $"{share}%" : null)}");
            document.AppendLine($"counts      {Said(tool.PanelTally is { } tally ? $"{tally.Ship} ship / {tally.Skip} skip" : null)}");
            document.AppendLine($"community   {Said(tool.Community is { } vote ? Words(vote) : null)}");
            document.AppendLine($"price word  {Said(tool.PriceWord)}");
            document.AppendLine($"price text  {Said(tool.PriceText)}");
            document.AppendLine();
            document.AppendLine(Said(tool.Description));
        }

        foreach (var review in capture.Reviews)
        {
            document.AppendLine();
            document.AppendLine($"### Row {review.Row}, {capture.Tools[review.Side].Identity.Name}: "
                + $"reviewer {Said(review.Reviewer?.Name)}, score {Said(review.Score)}, call {Said(review.Call)}");
            document.AppendLine(review.Text);
        }

        return document.ToString();
    }

    private static string Words(CommunityVote vote) =>
        vote == CommunityVote.None ? "no votes yet" : $"{Said(vote.SharePercent)}% ship of {Said(vote.Votes)} votes";

    private static string Said(object? value) => value?.ToString() ?? "not stated";
}
