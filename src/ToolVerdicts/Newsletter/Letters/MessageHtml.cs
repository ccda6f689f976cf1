using System.Net;
using System.Text;
using ToolVerdicts.Text;

namespace ToolVerdicts.Newsletter.Letters;

/// <summary>
/// A message as HTML for mail programs: tables and inline styles, because many know nothing else, no picture, nothing loaded from anywhere. Programs that know
/// a dark scheme find it in one style block; the inline colours read well on either ground.
/// </summary>
public static class MessageHtml
{
    private const string Sans = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
    private const string Serif = "font-family:'Iowan Old Style','Palatino Linotype',Palatino,Georgia,serif";

    // Beside the inline styles of the light scheme.
    private const string Dark =
        """
        :root{color-scheme:light dark;supported-color-schemes:light dark}
        @media (prefers-color-scheme:dark){
        .paper{background:#15140f !important}
        .ink,.ink a{color:#ece8dd !important}
        .quiet,.quiet a{color:#bdb6a6 !important}
        .link a{color:#a8cbf0 !important}
        .rule{border-color:#3a372d !important}
        .button{background:#ece8dd !important}
        .button a{color:#15140f !important}
        }
        """;

    /// <summary>Writes it. What a capture says is text wherever it stands, never markup.</summary>
    public static string Of(Message message)
    {
        var html = new StringBuilder();
        html.Append(
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
            <table role="presentation" class="paper" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#fbfaf7">
            <tr><td align="center" style="padding:24px 16px">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;text-align:left">
            <tr><td class="ink" style="padding:0 0 12px;{Serif};font-size:26px;line-height:32px;font-weight:600;color:#1d1b16"><h1 style="margin:0;font-size:26px;line-height:32px;font-weight:600">{Text(message.Heading)}</h1></td></tr>

            """);
        foreach (var paragraph in message.Opening)
            html.Append($"<tr><td class=\"ink\" style=\"padding:0 0 12px;{Sans};font-size:16px;line-height:24px;color:#1d1b16\">{Text(paragraph)}</td></tr>\n");
        if (message.Action is { } action)
            AppendButton(html, action);
        foreach (var section in message.Sections)
            Append(html, section);
        AppendFoot(html, message);
        html.Append("</table>\n</td></tr>\n</table>\n</body>\n</html>\n");
        return html.ToString();
    }

    private static void AppendButton(StringBuilder html, MessageLink action) => html.Append(
        $"""
        <tr><td style="padding:8px 0 20px"><table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>
        <td class="button" style="background:#1d1b16;border-radius:3px"><a href="{Text(action.Url)}" style="display:inline-block;padding:12px 24px;{Sans};font-size:16px;line-height:24px;font-weight:600;color:#fbfaf7;text-decoration:none">{Text(action.Words)}</a></td>
        </tr></table></td></tr>
        <tr><td class="quiet link" style="padding:0 0 12px;{Sans};font-size:14px;line-height:20px;color:#524d42;word-break:break-all">Or open this address: <a href="{Text(action.Url)}" style="color:#15406b">{Text(action.Url)}</a></td></tr>

        """);

    private static void Append(StringBuilder html, MessageSection section)
    {
        html.Append($"<tr><td class=\"ink\" style=\"padding:20px 0 4px;{Serif};color:#1d1b16\"><h2 style=\"margin:0;font-size:20px;line-height:26px;font-weight:600\">{Text(section.Heading)}</h2></td></tr>\n");
        foreach (var item in section.Items)
        {
            html.Append($"<tr><td class=\"rule\" style=\"padding:10px 0;border-top:1px solid #ddd8cc\"><div class=\"link\" style=\"{Sans};font-size:16px;line-height:24px;font-weight:600\"><a href=\"{Text(item.Title.Url)}\" style=\"color:#15406b\">{Text(item.Title.Words)}</a></div>");
            foreach (var line in item.Lines)
                html.Append($"<div class=\"ink\" style=\"{Sans};font-size:15px;line-height:22px;color:#1d1b16\">{Text(line)}</div>");
            html.Append("</td></tr>\n");
        }

        if (section.More is { } more)
            html.Append($"<tr><td class=\"rule link\" style=\"padding:10px 0;border-top:1px solid #ddd8cc;{Sans};font-size:15px;line-height:22px\">{Link(more)}</td></tr>\n");
    }

    private static void AppendFoot(StringBuilder html, Message message)
    {
        html.Append($"<tr><td class=\"quiet rule link\" style=\"padding:16px 0 0;border-top:1px solid #ddd8cc;{Sans};font-size:13px;line-height:20px;color:#524d42\">");
        foreach (var paragraph in message.Closing)
            html.Append($"<div>{Text(paragraph)}</div>");
        html.Append($"<div style=\"padding-top:6px\">{string.Join(" &nbsp;·&nbsp; ", message.Links.Select(Link))}</div></td></tr>\n");
    }

    private static string Link(MessageLink link) => $"<a href=\"{Text(link.Url)}\" style=\"color:#15406b\">{Text(link.Words)}</a>";

    private static string Text(string text) => WebUtility.HtmlEncode(Wording.Collapse(text));
}
