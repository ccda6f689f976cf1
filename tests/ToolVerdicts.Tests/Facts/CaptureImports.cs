using ToolVerdicts.Importing;

namespace ToolVerdicts.Tests.Facts;

internal static class CaptureImports
{
    /// <summary>Imports a text as a capture of this name, seen on this day.</summary>
    /// <param name="seen">Null for a page whose day is not known.</param>
    /// <param name="isKnown">True when the store has the capture and the day, so that nothing is imported.</param>
    public static ImportedCapture Import(this TempStore store, string name, string text, DateOnly? seen, bool isKnown = false)
    {
        var time = new FakeTimeProvider(TempStore.Noon);
        var outcome = new Importer(store.Writer, time).Import([store.Write(text, name)], seen).Single();
        outcome.Refusal.ShouldBeNull();
        (outcome.Imported is null).ShouldBe(isKnown);
        return outcome.Imported!;
    }
}
