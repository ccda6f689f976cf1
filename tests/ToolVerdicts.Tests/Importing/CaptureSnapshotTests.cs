using ToolVerdicts.Captures.Reading;

namespace ToolVerdicts.Tests.Importing;

public class CaptureSnapshotTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_seed_capture_reads_as_approved(int number) =>
        CaptureDocument.Of(CaptureParser.Parse(Seeds.File(number)))
            .ShouldMatchApproved(options => options.WithDiscriminator($"{number:000}").SubFolder("Approved"));
}
