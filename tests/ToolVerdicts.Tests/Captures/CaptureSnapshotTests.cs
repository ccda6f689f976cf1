using ToolVerdicts.Captures.Reading;
using static ToolVerdicts.Tests.Captures.CaptureDocument;

namespace ToolVerdicts.Tests.Captures;

public class CaptureSnapshotTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_seed_capture_reads_as_approved(int number) =>
        CaptureDocument.Of(Seed(number))
            .ShouldMatchApproved(options => options.WithDiscriminator($"{number:000}").SubFolder("Approved"));
}
