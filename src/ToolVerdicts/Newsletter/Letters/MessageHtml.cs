using System.Net;

namespace ToolVerdicts.Newsletter.Letters;

/// <summary>Writes a message as HTML for mail programs: tables and inline styles, as many know nothing else, and nothing loaded from
/// elsewhere. One style block has the colours of the dark scheme, for programs that know one.</summary>
public static class MessageHtml
{
    private const string Sans = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
    private const string Serif = "font-family:'Iowan Old Style','Palatino Linotype',Palatino,Georgia,serif";
    private const string TitleSize = "font-size:26px;line-height:32px;font-weight:600";
    private const string LineSize = "font-size:15px;line-height:22px";
    private const string RuleStyle = "padding:10px 0;border-top:1px solid #ddd8cc";
    private const string ButtonStyle = "background:#1d1b16;border-radius:3px";

    private const string ButtonLinkStyle =
        $"display:inline-block;padding:12px 24px;{Sans};font-size:16px;line-height:24px;font-weight:600;color:#fbfaf7;text-decoration:none";

    // Overrides the inline styles, which are those of the light scheme.
    private const string Dark =
        """
        :root{color-scheme:light dark;supported-color-schemes:light dark}
        @media (prefers-color-scheme:dark){
        .paper{background:#15140f !important}
        .ink,.ink a{color:#ece8dd !important}
        .quiet,.quiet a{color:#bdb6a6 !important}
        .link a{color:#a8cbf0 !important}
        .rule{border-color:#3a372d !important}
        .edge{border-color:#ece8dd !important}
        .button{background:#ece8dd !important}
        .button a{color:#15140f !important}
        .ship{color:#8fd8a8 !important}
        .skip{color:#f5aaa2 !important}
        .mixed,.contested{color:#ecc277 !important}
        .unknown{color:#bdb6a6 !important}
        }
        """;

    // A name may be one word longer than a line: fixed columns and broken words keep it from widening the message.
    private const string Ground = "background:#fbfaf7;table-layout:fixed";
    private const string Column = "max-width:600px;table-layout:fixed;text-align:left;word-break:break-word";

    /// <summary>Writes the HTML. Captured text is always text, never markup.</summary>
    public static string Write(Message message) =>
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">
        <title>{Text(message.Subject)}</title>
        <style>
        {Dark}
        </style>
        </head>
        <body class="paper" style="margin:0;padding:0;background:#fbfaf7">
        <table role="presentation" class="paper" width="100%" cellpadding="0" cellspacing="0" border="0" style="{Ground}">
        <tr><td align="center" style="padding:24px 16px">
        <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="{Column}">
        {string.Concat(Rows(message))}</table>
        </td></tr>
        </table>
        </body>
        </html>

        """;

    private static IEnumerable<string> Rows(Message message)
    {
        var heading = $"<h1 style=\"margin:0;{TitleSize}\">{Text(message.Heading)}</h1>";
        yield return Row("ink", $"padding:0 0 12px;{Serif};{TitleSize};color:#1d1b16", heading);
        foreach (var paragraph in message.Opening)
            yield return Row("ink", $"padding:0 0 12px;{Sans};font-size:16px;line-height:24px;color:#1d1b16", Text(paragraph));
        if (message.Action is { } action)
        {
            yield return Button(action);
            var style = $"padding:0 0 12px;{Sans};font-size:14px;line-height:20px;color:#524d42;word-break:break-all";
            yield return Row("quiet link", style, $"Or open this address: {Link(action with { Words = action.Url })}");
        }

        foreach (var row in message.Lead is { } lead ? Rows(lead) : [])
            yield return row;
        foreach (var row in message.Sections.SelectMany(Rows))
            yield return row;
        var foot = $"padding:16px 0 0;border-top:1px solid #ddd8cc;{Sans};font-size:13px;line-height:20px;color:#524d42";
        var closing = string.Concat(message.Closing.Select(paragraph => $"<div>{Text(paragraph)}</div>"));
        var links = string.Join(" &nbsp;·&nbsp; ", message.Links.Select(Link));
        yield return Row("quiet rule link", foot, $"{closing}<div style=\"padding-top:6px\">{links}</div>");
    }

    private static IEnumerable<string> Rows(MessageLead lead)
    {
        var heading = $"<h2 style=\"margin:0;font-size:22px;line-height:28px;font-weight:600\">{Link(lead.Title)}</h2>";
        yield return Row("edge link", $"padding:16px 0 0;border-top:2px solid #1d1b16;{Serif}", heading);
        if (lead.Answer is { } answer)
        {
            var ahead = answer.Ahead.Length == 0 ? "" : $"<b>{Text(answer.Ahead)}</b>";
            var words = $"{Part(answer.Before)}{ahead}{Part(answer.After)}";
            yield return Row("ink", $"padding:8px 0 0;{Serif};font-size:18px;line-height:25px;color:#1d1b16", words);
        }

        var names = string.Concat(lead.Names.Select(name => $"<div>{Name(name)}</div>"));
        yield return Row("ink", $"padding:8px 0 16px;{Sans};{LineSize};color:#1d1b16", names);
    }

    private static IEnumerable<string> Rows(MessageSection section)
    {
        var heading = $"<h2 style=\"margin:0;font-size:20px;line-height:26px;font-weight:600\">{Text(section.Heading)}</h2>";
        yield return Row("ink", $"padding:20px 0 4px;{Serif};color:#1d1b16", heading);
        foreach (var item in section.Items)
        {
            var link = $"<b>{LinkTo(item.Url, string.Join(" vs ", item.Names.Select(Name)))}</b>";
            var line = string.Join(" · ", item.Parts.Select(Text).Prepend(link));
            yield return Row("rule ink link", $"{RuleStyle};{Sans};{LineSize};color:#1d1b16", line);
        }

        if (section.More is { } more)
            yield return Row("rule link", $"{RuleStyle};{Sans};{LineSize}", Link(more));
    }

    private static string Row(string classes, string style, string content) =>
        $"<tr><td class=\"{classes}\" style=\"{style}\">{content}</td></tr>\n";

    private static string Button(MessageLink action) =>
        $"""
        <tr><td style="padding:8px 0 20px"><table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>
        <td class="button" style="{ButtonStyle}"><a href="{Text(action.Url)}" style="{ButtonLinkStyle}">{Text(action.Words)}</a></td>
        </tr></table></td></tr>

        """;

    private static string Name(MessageName name) => name.Stamp is not { } stamp ? Text(name.Words)
        : $"{Text(name.Words)} <span class=\"{stamp.Class}\" style=\"color:{ColourOf(stamp)};font-weight:600;white-space:nowrap\">"
            + $"{Text(name.StampText)}</span>";

    private static string ColourOf(PanelStamp stamp) => stamp switch
    {
        { Verdict: Verdict.Ship } => "#14532d",
        { Verdict: Verdict.Skip } => "#8a1c14",
        { Verdict: null, IsContested: false } => "#524d42",
        _ => "#6b4300",
    };

    private static string Link(MessageLink link) => LinkTo(link.Url, Text(link.Words));
    private static string LinkTo(string url, string content) => $"<a href=\"{Text(url)}\" style=\"color:#15406b\">{content}</a>";

    // A part of a sentence keeps the space at its ends.
    private static string Part(string text) => $"{(text.StartsWith(' ') ? " " : "")}{Text(text)}{(text.EndsWith(' ') ? " " : "")}";

    private static string Text(string text) => WebUtility.HtmlEncode(Wording.Collapse(text));
}
