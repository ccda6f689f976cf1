using System.Text.RegularExpressions;

namespace ToolVerdicts.Content;

/// <param name="Path">The path, as error messages name it.</param>
/// <param name="Lines">The lines; messages count them from 1.</param>
internal sealed partial record ContentFile(string Path, IReadOnlyList<string> Lines)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="ContentException">The file cannot be read, or is not UTF-8.</exception>
    public static ContentFile Read(string path)
    {
        var bytes = ReadOrExplain(path, () => File.ReadAllBytes(path));
        try
        {
            var text = Strict.GetString(bytes).TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal);
            return new ContentFile(path, text.Split('\n'));
        }
        catch (DecoderFallbackException fault)
        {
            throw Fault(path, 1 + bytes.AsSpan(0, fault.Index).Count((byte)'\n'), "this is not UTF-8", fault);
        }
    }

    /// <summary>Replaces every placeholder <c>{{name}}</c> by the figure of that name.</summary>
    /// <exception cref="ContentException">There is no such figure, or the braces are not closed on their line.</exception>
    public ContentFile ReplacePlaceholders(IReadOnlyDictionary<string, string> figures)
    {
        return this with { Lines = Lines.Select((line, i) => Placeholder().Replace(line, match => Replace(match, i + 1))).ToList() };

        string Replace(Match match, int line)
        {
            if (!match.Value.EndsWith("}}", StringComparison.Ordinal))
                throw Fault(line, "a placeholder is opened by {{ and not closed by }}");
            var name = match.Groups["name"].Value.Trim();
            var known = string.Join(", ", figures.Keys.Order(StringComparer.Ordinal));
            return figures.GetValueOrDefault(name) ?? throw Fault(line, $"there is no placeholder {{{{{name}}}}}; there are {known}");
        }
    }

    /// <summary>An exception with a message that names file and line.</summary>
    public ContentException Fault(long line, string what, Exception? cause = null) => Fault(Path, line, what, cause);

    private static ContentException Fault(string path, long line, string what, Exception? cause) =>
        new($"{path}, line {line}: {what}.", cause);

    [GeneratedRegex(@"\{\{(?<name>.*?)(\}\}|$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();

    /// <exception cref="ContentException">The file system refuses to read the path.</exception>
    internal static T ReadOrExplain<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ContentException($"{path} cannot be read: {fault.Message.TrimEnd('.')}.", fault);
        }
    }
}
