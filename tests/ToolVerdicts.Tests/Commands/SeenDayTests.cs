using ToolVerdicts.Web.Commands;

namespace ToolVerdicts.Tests.Commands;

public class SeenDayTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData("2026-11-21", null)]
    [InlineData("2000-01-01", null)]
    [InlineData("2026-11-22", "is in the future; the latest day is --seen 2026-11-21 (UTC).")]
    [InlineData("1999-12-31", "is before the year 2000; the earliest day is --seen 2000-01-01.")]
    [InlineData("3 March 2026", "is no day of the form YYYY-MM-DD; type --seen 2026-03-03.")]
    [InlineData("21.11.2026", "is no day of the form YYYY-MM-DD; type --seen 2026-11-21.")]
    [InlineData("03/03/2026", "is no day of the form YYYY-MM-DD; type --seen 2026-03-03.")]
    [InlineData("22/11/2026", "is in the future; the latest day is --seen 2026-11-21 (UTC).")]
    [InlineData("31 December 1999", "is before the year 2000; the earliest day is --seen 2000-01-01.")]
    [InlineData("03/04/2026", "can be two days; type --seen 2026-04-03 or --seen 2026-03-04, whichever you mean.")]
    [InlineData("03/12/2026", "is no day of the form YYYY-MM-DD; type --seen 2026-03-12.")]
    [InlineData("2026-02-30", "is no day; type the day as --seen YYYY-MM-DD, such as --seen 2026-11-21.")]
    [InlineData("tomorrow", "is no day; type the day as --seen YYYY-MM-DD, such as --seen 2026-11-21.")]
    public void A_day_that_cannot_be_taken_is_refused_with_a_line_that_can(string text, string? fault) =>
        SeenDay.FindFault(text, Today).ShouldBe(fault is null ? null : $"--seen {text} {fault}");
}
