namespace ToolVerdicts.Tests;

/// <summary>How much a long test tries. TEST_AMOUNT=full takes several minutes, for changes of what such tests are about.</summary>
internal static class Amount
{
    /// <summary>One of two amounts.</summary>
    /// <param name="usual">The amount that fits into the suite's ten minutes.</param>
    /// <param name="full">The amount with TEST_AMOUNT=full.</param>
    public static int Of(int usual, int full) => Environment.GetEnvironmentVariable("TEST_AMOUNT") == "full" ? full : usual;
}
