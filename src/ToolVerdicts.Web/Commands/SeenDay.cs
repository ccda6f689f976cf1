using System.CommandLine.Parsing;

namespace ToolVerdicts.Web.Commands;

/// <summary>The value of <c>--seen</c>: the day on which captured pages were seen.</summary>
public static class SeenDay
{
    private static readonly DateOnly First = new(Capture.FirstYear, 1, 1);

    // Forms of a day that people type. Where the order of day and month is not plain, both are read.
    private static readonly string[] OtherFormats =
    [
        "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy-M-d", "d.M.yyyy", "d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "MMM d, yyyy",
        "d/M/yyyy", "M/d/yyyy", "d-M-yyyy", "M-d-yyyy",
    ];

    /// <summary>Parses the option, and adds an error with the line to type when it is no usable day.</summary>
    public static DateOnly? Parse(ArgumentResult result)
    {
        var today = SiteClock.Instance.Today();
        if (result.Tokens is not [var token])
        {
            result.AddError($"--seen takes one day, such as --seen {today.ToStored()}.");
            return null;
        }

        if (FindFault(token.Value, today) is not { } fault)
            return ColumnTypes.TryParseDay(token.Value, out var day) ? day : null;
        result.AddError(fault);
        return null;
    }

    /// <summary>Says why a text is no day on which a page can have been seen, and how to type one; null when it is such a day.</summary>
    public static string? FindFault(string text, DateOnly today)
    {
        if (ColumnTypes.TryParseDay(text, out var day))
            return FindLimit(day, today) is { } limit ? $"--seen {text} is {limit}" : null;
        var meant = OtherFormats.Select(Read).OfType<DateOnly>().Distinct().ToList();
        var usable = meant.Where(other => FindLimit(other, today) is null).ToList();
        return $"--seen {text} " + (meant, usable) switch
        {
            (_, [var only]) => $"is no day of the form YYYY-MM-DD; type --seen {only.ToStored()}.",
            (_, [var one, var other]) =>
                $"can be two days; type --seen {one.ToStored()} or --seen {other.ToStored()}, whichever you mean.",
            ([var other, ..], _) => $"is {FindLimit(other, today)}",
            _ => $"is no day; type the day as --seen YYYY-MM-DD, such as --seen {today.ToStored()}.",
        };

        DateOnly? Read(string format) =>
            DateOnly.TryParseExact(text.Trim(), format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;
    }

    private static string? FindLimit(DateOnly day, DateOnly today) =>
        day > today ? $"in the future; the latest day is --seen {today.ToStored()} (UTC)."
        : day < First ? $"before the year {First.Year}; the earliest day is --seen {First.ToStored()}."
        : null;
}
