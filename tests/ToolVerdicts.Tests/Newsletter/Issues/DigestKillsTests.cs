using ToolVerdicts.Load.Digests;

namespace ToolVerdicts.Tests.Newsletter.Issues;

/// <summary>A short run of what <c>digest-kills</c> in ToolVerdicts.Load does at length.</summary>
public class DigestKillsTests
{
    private const int Kills = 4;

    [Fact]
    public async Task A_sender_that_is_killed_while_it_sends_leaves_at_most_four_messages_unknown_and_sends_none_twice()
    {
        var run = await DigestKills.OfAsync(SenderKind.Quick, readers: 100, Kills);
        run.Figures.Faults.ShouldBe(DeliveryFaults.None);
        run.MostUnknown.ShouldBeLessThanOrEqualTo(DigestKills.MostUnknownOfAKill);
        run.Figures.Sent.ShouldBeGreaterThanOrEqualTo(100 - Kills * DigestKills.MostUnknownOfAKill);
    }

    [Fact]
    public async Task The_same_run_finds_out_a_sender_that_marks_a_message_after_the_server_was_told() =>
        (await DigestKills.OfAsync(SenderKind.Careless, readers: 16, Kills)).Figures.Faults.Doubled.ShouldBeGreaterThan(0);
}
