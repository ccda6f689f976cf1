using System.CommandLine.Parsing;

namespace ToolVerdicts.Web.Commands;

/// <summary>The value of <c>--seen</c>: the day on which captured pages were seen.</summary>
internal static class SeenDay
{
    private static readonly DateOnly First = new(Capture.FirstYear, 1, 1);

    // Forms of a day that people type, with the day before the month where the order is not plain.
    private static readonly string[] OtherFormats =
        ["yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "d.M.yyyy", "d/M/yyyy", "d-M-yyyy", "d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "MMM d, yyyy",
            "yyyy-M-d"];

    /// <summary>Parses the option, and adds an error with the line to type when it is no usable day.</summary>
    public static DateOnly? Parse(ArgumentResult result)
    {
        if (result.Tokens is not [var token])
        {
            result.AddError($"--seen takes one day, such as --seen {Today.ToStored()}.");
            return null;
        }

        if (!ColumnTypes.TryParseDay(token.Value, out var day))
        {
            var meant = DateOnly.TryParseExact(
                token.Value.Trim(), OtherFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var other) ? other : Today;
            result.AddError($"--seen {token.Value} is no day of the form YYYY-MM-DD; type --seen {meant.ToStored()}.");
        }
        else if (day > Today)
        {
            result.AddError($"--seen {token.Value} is in the future; the latest day is --seen {Today.ToStored()} (UTC).");
        }
        else if (day < First)
        {
            result.AddError($"--seen {token.Value} is before the year {First.Year}; the earliest day is --seen {First.ToStored()}.");
        }

        return day;
    }

    private static DateOnly Today => TimeProvider.System.Today();
}
