namespace ToolVerdicts.Web.Commands;

internal static class ExitCode
{
    public const int Done = 0;
    /// <summary>The verb ran, and found or refused something.</summary>
    public const int Findings = 1;
    /// <summary>The command line was not understood.</summary>
    public const int Usage = 2;
    /// <summary>The verb could not run: store, setting or port.</summary>
    public const int CouldNotRun = 3;
    /// <summary>The plan is not the one that was asked for.</summary>
    public const int OtherPlan = 4;

    /// <summary>The code for a plan without faults: <see cref="Findings"/> when pages are held, else <see cref="Done"/>.</summary>
    public static int Of(ContentPlan plan) => plan.Outcome.HeldPages > 0 ? Findings : Done;
}
