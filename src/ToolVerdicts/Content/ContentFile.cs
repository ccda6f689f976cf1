using System.Text;

namespace ToolVerdicts.Content;

/// <summary>A file of prose.</summary>
/// <param name="Path">Where it lies, as faults name it.</param>
/// <param name="Lines">Its lines; the first is line 1.</param>
internal sealed record ContentFile(string Path, IReadOnlyList<string> Lines)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="ContentException">The file cannot be read, or is not UTF-8.</exception>
    public static ContentFile Read(string path)
    {
        var bytes = ReadBytes(path);
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

    /// <summary>The file with every <c>{{name}}</c> replaced by the figure of that name.</summary>
    /// <exception cref="ContentException">There is no such figure, or the braces are not closed on their line.</exception>
    public ContentFile WithFigures(IReadOnlyDictionary<string, string> figures)
    {
        var lines = Lines.ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            for (var start = lines[i].IndexOf("{{", StringComparison.Ordinal); start >= 0; start = lines[i].IndexOf("{{", start, StringComparison.Ordinal))
            {
                var end = lines[i].IndexOf("}}", start, StringComparison.Ordinal);
                if (end < 0)
                    throw Fault(i + 1, "a placeholder is opened by {{ and not closed by }}");
                var name = lines[i][(start + 2)..end].Trim();
                if (!figures.TryGetValue(name, out var figure))
                    throw Fault(i + 1, $"there is no placeholder {{{{{name}}}}}; there are {string.Join(", ", figures.Keys.Order(StringComparer.Ordinal))}");
                lines[i] = $"{lines[i][..start]}{figure}{lines[i][(end + 2)..]}";
                start += figure.Length;
            }
        }

        return this with { Lines = lines };
    }

    /// <summary>What is wrong in a line, as a sentence to throw.</summary>
    public ContentException Fault(long line, string what, Exception? cause = null) => Fault(Path, line, what, cause);

    private static ContentException Fault(string path, long line, string what, Exception? cause = null) => new($"{path}, line {line}: {what}.", cause);

    private static byte[] ReadBytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ContentException($"{path} cannot be read: {fault.Message.TrimEnd('.')}.", fault);
        }
    }
}
