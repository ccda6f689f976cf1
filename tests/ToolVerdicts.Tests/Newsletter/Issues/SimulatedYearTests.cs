using Dapper;
using ToolVerdicts.Facts;
using ToolVerdicts.Newsletter.Issues;
using ToolVerdicts.Newsletter.Subscribers;
using ToolVerdicts.Text;
using ToolVerdicts.Visitors;

namespace ToolVerdicts.Tests.Newsletter.Issues;

/// <summary>More than a year of issues, week 53 among them, with a clock that jumps.</summary>
public sealed class SimulatedYearTests : IDisposable
{
    private static readonly Owner Owner = new(new string('0', 32));
    private readonly Mailroom _room = new();

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    public async Task Each_issue_goes_out_once_and_to_a_reader_only_when_it_tells_them_something(int seed, bool doesClockJump)
    {
        var chance = new Random(seed);
        _room.Time.AdjustTime(new DateTimeOffset(2025, 12, 29, 0, 0, 0, TimeSpan.Zero));
        var saved = _room.AddTool("saved", "models");
        _room.Store.Writer.Execute("INSERT INTO bookmarks (owner, tool_id, day) VALUES (@Owner, @saved, '2025-12-29')",
            new { Owner, saved });
        _room.AddTool("first", "hosting");
        _room.Subscribe("all@example.org");
        _room.Subscribe("hosting@example.org", new Choice(ChoiceKind.Categories, [Slug.Parse("hosting")], Owner: null));
        _room.Subscribe("saved@example.org", new Choice(ChoiceKind.Bookmarks, [], Owner));
        _room.Subscribe("nothing@example.org", new Choice(ChoiceKind.Bookmarks, [], new Owner(new string('1', 32))));
        var clock = new DigestClock(_room.Store.Database, _room.Writer, new DigestSchedule(DayOfWeek.Thursday, 6), _room.Time);

        var news = new HashSet<string> { "all", "hosting", "saved" };
        var weeks = new List<string>();
        var letters = 0;
        for (var look = 0; _room.Time.GetUtcNow().Year < 2027 || _room.Time.GetUtcNow().Month < 2; look++)
        {
            await clock.LookAsync();
            var issued = (await _room.Store.Writer.FindLastWeekAsync(_room.Time.GetUtcNow()))?.ToString();
            if (issued is not null && issued != weeks.LastOrDefault())
            {
                weeks.Add(issued);
                await _room.SendAsync();
                await _room.SendAsync();
                var sent = _room.Sent;
                sent.Select(letter => letter.To.Split('@')[0]).Order(StringComparer.Ordinal)
                    .ShouldBe(news.Order(StringComparer.Ordinal), $"{issued}, seed {seed}");
                sent.ShouldAllBe(letter => letter.MessageId.StartsWith(issued));
                letters += sent.Count;
                foreach (var file in sent)
                    File.Delete(Path.Combine(_room.Pickup, $"{file.MessageId}.eml"));
                news.Clear();
            }

            if (chance.Next(40) == 0)
                Happen(chance.Next(3), look, saved, news);
            var doesJump = doesClockJump && weeks.Count > 0 && chance.Next(60) == 0;
            _room.Time.AdjustTime(_room.Time.GetUtcNow() + (doesJump ? TimeSpan.FromDays(chance.Next(-20, 25)) : TimeSpan.FromHours(6)));
        }

        weeks.ShouldBeUnique();
        weeks.ShouldBe(weeks.Order(StringComparer.Ordinal));
        if (!doesClockJump)
        {
            weeks.Count.ShouldBe(53 + 4);
            weeks[0].ShouldBe("2026-W01");
            weeks.ShouldContain("2026-W53");
        }

        _room.States().ShouldBe(new Dictionary<string, long> { ["sent"] = letters });
        _room.Reports.ShouldBeEmpty();
    }

    public void Dispose() => _room.Dispose();

    private void Happen(int what, int look, long saved, HashSet<string> news)
    {
        switch (what)
        {
            case 0:
                _room.AddTool($"hosting-{look}", "hosting");
                news.UnionWith(["all", "hosting"]);
                break;
            case 1:
                _room.AddTool($"other-{look}");
                news.Add("all");
                break;
            default:
                var before = _room.Store.Writer.QuerySingle<string?>("SELECT price_word FROM tools WHERE id = @saved", new { saved });
                _room.Store.Writer.Execute("UPDATE tools SET price_word = @look WHERE id = @saved", new { saved, look = $"{look}" });
                _room.AddCapture(saved, new FactChange(ChangedFact.Price, ReviewId: null, before, $"{look}"), address: "page-1");
                news.UnionWith(["all", "saved"]);
                break;
        }
    }
}
