using ToolVerdicts.Store;

namespace ToolVerdicts.Load.Votes;

/// <summary>How a vote is written, and when it is acknowledged.</summary>
public enum WritePath
{
    /// <summary>The site's path: <see cref="Writer"/> commits votes in groups and acknowledges after the commit.</summary>
    Group,

    /// <summary>Control of the benchmark: one transaction per request, on a pooled connection.</summary>
    Plain,

    /// <summary>Deliberately wrong: <see cref="Group"/> with acknowledgement before the commit.</summary>
    Early,

    /// <summary>Deliberately wrong: <see cref="Group"/> with <c>synchronous=NORMAL</c>, which flushes at checkpoints only.</summary>
    Normal,

    /// <summary>Deliberately wrong: <see cref="Group"/> with <c>synchronous=OFF</c>, which never flushes.</summary>
    Off,
}
