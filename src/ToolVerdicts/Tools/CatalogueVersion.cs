namespace ToolVerdicts.Tools;

/// <summary>The last changes of the catalogue. Both numbers only grow.</summary>
/// <param name="Tools">The number of the last change of a tool.</param>
/// <param name="Captures">The id of the last capture; zero when there is none.</param>
public readonly record struct CatalogueVersion(long Tools, long Captures);
