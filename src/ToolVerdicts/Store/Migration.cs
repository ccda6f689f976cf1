namespace ToolVerdicts.Store;

/// <summary>A script that brings the schema from one version to the next.</summary>
/// <param name="Version">The version that the schema has afterwards.</param>
/// <param name="Name">The script's file name, which begins with the version in four digits.</param>
/// <param name="Script">SQL statements that open and end no transaction.</param>
public sealed record Migration(long Version, string Name, string Script);
