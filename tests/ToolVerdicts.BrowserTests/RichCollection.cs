namespace ToolVerdicts.BrowserTests;

/// <summary>The tests that share one <see cref="RichSite"/>.</summary>
[CollectionDefinition(Name)]
public sealed class RichCollection : ICollectionFixture<RichSite>
{
    public const string Name = "rich";
}
