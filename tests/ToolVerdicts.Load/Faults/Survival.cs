namespace ToolVerdicts.Load.Faults;

/// <summary>The writes of a file after its last flush that survive a power loss.</summary>
internal enum Survival
{
    /// <summary>None of the writes.</summary>
    None,

    /// <summary>The first writes, up to a random one.</summary>
    Prefix,

    /// <summary>A random subset of the writes, each whole.</summary>
    Subset,

    /// <summary>Random pages of 4,096 bytes of random writes.</summary>
    TornPages,

    /// <summary>Random sectors of 512 bytes of random writes.</summary>
    TornSectors,
}
