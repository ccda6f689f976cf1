namespace ToolVerdicts.Facts;

/// <summary>The keys of the fixed facts in editors' files. Every other key is that of a criterion.</summary>
public static class FileFact
{
    public const string Name = "name";
    public const string Tagline = "tagline";
    public const string Category = "category";
    public const string Description = "description";
    /// <summary>The price word.</summary>
    public const string Price = "price";
    public const string PriceText = "price-text";

    /// <summary>The keys, quoted for a query.</summary>
    internal const string Fixed = $"'{Name}', '{Tagline}', '{Category}', '{Description}', '{Price}', '{PriceText}'";

    public static bool IsCriterion(string fact) => fact is not (Name or Tagline or Category or Description or Price or PriceText);
}
