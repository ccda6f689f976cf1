namespace ToolVerdicts.Criteria;

/// <summary>The kinds of values that criteria have.</summary>
public enum CriterionKind
{
    /// <summary>One line, which is compared with nothing.</summary>
    Text,
    YesNo,
    /// <summary>A decimal with a unit.</summary>
    Number,
    /// <summary>A decimal with a currency.</summary>
    Money,
    /// <summary>An SPDX expression.</summary>
    Licence,
    /// <summary>A word of a closed list.</summary>
    Choice,
    /// <summary>Words of a closed list.</summary>
    Set,
    Date,
    Version,
}
