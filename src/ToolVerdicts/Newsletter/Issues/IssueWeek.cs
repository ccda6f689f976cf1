using System.Diagnostics.CodeAnalysis;

namespace ToolVerdicts.Newsletter.Issues;

/// <summary>The week of an issue by ISO 8601: it starts on Monday, and the first of a year holds the year's first Thursday.</summary>
/// <param name="Year">The year the week belongs to, which in its last and first days need not be the calendar's.</param>
/// <param name="Number">1 to 52, or 53 in the years that have so many.</param>
public readonly record struct IssueWeek(int Year, int Number)
{
    /// <summary>The week that holds a moment (UTC).</summary>
    public static IssueWeek Of(DateTimeOffset moment) =>
        new(ISOWeek.GetYear(moment.UtcDateTime), ISOWeek.GetWeekOfYear(moment.UtcDateTime));

    /// <summary>Parses <c>2026-W47</c>; false when the text is not a week of that form.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out IssueWeek? week)
    {
        week = null;
        if (text is not { Length: 8 } || text[4..6] != "-W" || !int.TryParse(text[..4], NumberStyles.None, provider: null, out var year)
            || !int.TryParse(text[6..], NumberStyles.None, provider: null, out var number)
            || year < 1 || number < 1 || number > ISOWeek.GetWeeksInYear(year))
            return false;
        week = new IssueWeek(year, number);
        return true;
    }

    /// <summary>Parses a week from the store.</summary>
    public static IssueWeek Parse(string stored) =>
        TryParse(stored, out var week) ? week.Value : throw new FormatException($"{stored} is no week.");

    /// <summary>An hour of a day of this week, UTC.</summary>
    public DateTimeOffset At(DayOfWeek day, int hour) => new(ISOWeek.ToDateTime(Year, Number, day).AddHours(hour), TimeSpan.Zero);

    /// <summary>The week in words, such as "Week 47 of 2026".</summary>
    public string Title => $"Week {Number} of {Year}";

    public IssueWeek Previous => Of(At(DayOfWeek.Monday, 0).AddDays(-7));

    public static bool operator >(IssueWeek a, IssueWeek b) => (a.Year, a.Number).CompareTo((b.Year, b.Number)) > 0;
    public static bool operator <(IssueWeek a, IssueWeek b) => b > a;

    /// <summary>The stored form, such as <c>2026-W47</c>, which sorts as text.</summary>
    public override string ToString() => $"{Year:0000}-W{Number:00}";
}
