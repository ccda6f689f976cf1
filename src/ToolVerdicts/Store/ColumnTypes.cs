using System.Data;

namespace ToolVerdicts.Store;

/// <summary>The stored forms of values for which SQLite has no type.</summary>
public static class ColumnTypes
{
    /// <summary>The stored form of a time: UTC, ISO 8601, whole milliseconds; it sorts as text.</summary>
    public const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>Registers the type handlers with Dapper, and maps snake_case columns to properties. Idempotent.</summary>
    public static void Register()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        // Dapper asks no handler for a type it already maps.
        foreach (var mapped in (Type[])[typeof(DateTimeOffset), typeof(DateTimeOffset?), typeof(DateOnly), typeof(DateOnly?)])
            SqlMapper.RemoveTypeMap(mapped);
        SqlMapper.AddTypeHandler(new TextHandler<DateTimeOffset>(
            time => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture),
            text => TryParseTime(text, out var time) ? time : throw new FormatException($"{text} is no time in the form {TimeFormat}")));
        SqlMapper.AddTypeHandler(new TextHandler<DateOnly>(
            ToStored,
            text => TryParseDay(text, out var day) ? day : throw new FormatException($"{text} is no day in the form {DayFormat}")));
        SqlMapper.AddTypeHandler(new TextHandler<Slug>(slug => slug.Stored, Slug.Parse));
    }

    /// <summary>The stored word of a value, such as <c>ship</c>; null stays null.</summary>
    public static string? ToStored<T>(this T? word)
        where T : struct, Enum => word?.ToString().ToLowerInvariant();

    /// <summary>Reads a stored time.</summary>
    public static bool TryParseTime(string stored, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(stored, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);

    /// <summary>The stored form of a day: ISO 8601; it sorts as text.</summary>
    public static string ToStored(this DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    /// <summary>Reads a stored day.</summary>
    public static bool TryParseDay(string? stored, out DateOnly day) =>
        DateOnly.TryParseExact(stored, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private sealed class TextHandler<T>(Func<T, string> format, Func<string, T> parse) : SqlMapper.TypeHandler<T>
    {
        public override void SetValue(IDbDataParameter parameter, T? value)
        {
            parameter.DbType = DbType.String;
            parameter.Value = format(value!);
        }

        public override T Parse(object value) => parse(value.ToString()!);
    }
}
