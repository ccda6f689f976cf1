using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using ToolVerdicts.Store;
using ToolVerdicts.Web.Hosting;
using static ArchUnitNET.Fluent.Slices.SliceRuleDefinition;

namespace ToolVerdicts.Tests;

public sealed class FolderTests
{
    [Fact]
    public void No_two_folders_depend_on_each_other()
    {
        var site = new ArchLoader().LoadAssemblies(typeof(Database).Assembly, typeof(Site).Assembly).Build();
        Slices().Matching("ToolVerdicts.(**)").Should().BeFreeOfCycles().Check(site);
    }
}
