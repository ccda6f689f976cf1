namespace ToolVerdicts.Captures.Reading;

/// <summary>The words of a stored page: its visible text by lines, without markup and without empty lines.</summary>
/// <param name="Lines">All lines; empty when they cannot be shown.</param>
/// <param name="Address">The address that the page gives itself; null without one.</param>
public sealed record PageWords(PageWordsState State, IReadOnlyList<string> Lines, string? Address)
{
    /// <summary>The most lines of a page to show.</summary>
    public const int MostLines = 5_000;
    /// <summary>The most characters of a page to show.</summary>
    public const int MostCharacters = 400_000;

    /// <summary>The rule by which lines are shown, in words.</summary>
    public static string Rule { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"The text of the page, line by line, without markup, links and empty lines. Characters that would turn a line around are written "
        + $"by their numbers. At most {MostLines:N0} lines and {MostCharacters:N0} characters are shown.");

    /// <summary>The lines to show, in which characters that would turn the text around are written as escapes.</summary>
    public IReadOnlyList<string> Shown { get; } = Fit(Lines).Select(OneLine.Of).ToList();

    /// <summary>The reason why the words, or some of them, are not shown; null for a page that is shown whole.</summary>
    public string? Note => State switch
    {
        PageWordsState.Absent => "This site keeps no copy of the page, so its words cannot be shown.",
        PageWordsState.Damaged => "The copy of the page that this site keeps is damaged, so its words cannot be shown.",
        PageWordsState.Slow => "The words of the page could not be read in time. Load this address again.",
        PageWordsState.Withheld => "The words are not shown, because the page also speaks of something that this site does not list.",
        _ when Lines.Count <= MostLines && Lines.Sum(line => line.Length) <= MostCharacters => null,
        _ => string.Create(
            CultureInfo.InvariantCulture,
            $"The page has {Lines.Count:N0} lines, of which the first are shown: as many as the limit allows."),
    };

    /// <summary>A page whose words are not shown.</summary>
    public static PageWords Without(PageWordsState state) => new(state, [], Address: null);

    /// <summary>Reads the words of a page from its stored bytes.</summary>
    /// <param name="content">The value in the store; null where it has none.</param>
    /// <param name="sha256">The digest of the page.</param>
    public static PageWords Read(object? content, string sha256)
    {
        if (content is null)
            return Without(PageWordsState.Absent);
        if (content is not byte[] bytes || CompressedPage.TryDecompress("", bytes) is not { } file || file.Sha256 != sha256)
            return Without(PageWordsState.Damaged);
        using var timeout = new CancellationTokenSource(CaptureLimits.Timeout);
        try
        {
            var text = CaptureText.Read(file.Decode(timeout.Token), timeout.Token);
            return new PageWords(PageWordsState.Kept, text.Lines, text.Address);
        }
        catch (Exception fault) when (fault is OperationCanceledException or TimeoutException)
        {
            return Without(PageWordsState.Slow);
        }
        catch (CaptureRefusedException)
        {
            // Only pages that could be read come into the store.
            return Without(PageWordsState.Damaged);
        }
    }

    private static IEnumerable<string> Fit(IReadOnlyList<string> lines)
    {
        var left = MostCharacters;
        foreach (var line in lines.Take(MostLines))
        {
            if (line.Length > left)
            {
                if (left > 1)
                    yield return $"{line[..(char.IsHighSurrogate(line[left - 2]) ? left - 2 : left - 1)]}…";
                yield break;
            }

            yield return line;
            left -= line.Length;
        }
    }
}
