using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using ToolVerdicts.Store;
using ToolVerdicts.Web.Hosting;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using static ArchUnitNET.Fluent.Slices.SliceRuleDefinition;

namespace ToolVerdicts.Tests;

public sealed class FolderTests
{
    private static readonly ArchUnitNET.Domain.Architecture Domain =
        new ArchLoader().LoadAssemblies(typeof(Database).Assembly, typeof(Site).Assembly).Build();

    [Fact]
    public void No_two_folders_depend_on_each_other() =>
        Slices().Matching("ToolVerdicts.(**)").Should().BeFreeOfCycles().Check(Domain);

    // The store check imports all captures again.
    [Fact]
    public void Of_the_domain_only_the_store_check_depends_on_the_import() =>
        Types().That().ResideInAssembly(typeof(Database).Assembly)
            .And().DoNotResideInNamespaceMatching(@"^ToolVerdicts\.(Importing|Checking)$")
            .Should().NotDependOnAny(Types().That().ResideInNamespace("ToolVerdicts.Importing")).Check(Domain);
}
