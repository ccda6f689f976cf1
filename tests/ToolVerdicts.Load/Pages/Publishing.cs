using System.Diagnostics;
using ToolVerdicts.Web.Settings;

namespace ToolVerdicts.Load.Pages;

/// <summary>Programs as they are installed: compiled ahead, for this machine's runtime.</summary>
internal static class Publishing
{
    /// <summary>Publishes the site into a folder of this folder.</summary>
    /// <returns>Where it is.</returns>
    public static string PublishSite(string folder)
    {
        var output = Path.Combine(folder, "site");
        Publish(Path.Combine(SiteOptions.Home, "src", "ToolVerdicts.Web"), output);
        return output;
    }

    /// <summary>Publishes a project.</summary>
    /// <exception cref="InvalidOperationException">It cannot be published.</exception>
    public static void Publish(string project, string output) =>
        Dotnet("publish", project, "--configuration", "Release", "--runtime", "linux-x64", "--self-contained", "false",
            "-p:PublishReadyToRun=true", "--output", output);

    /// <summary>Calls the SDK.</summary>
    /// <exception cref="InvalidOperationException">It reports an error.</exception>
    public static void Dotnet(params string[] args)
    {
        using var dotnet = Process.Start(new ProcessStartInfo("dotnet", args) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var said = dotnet.ReadToEnd(dotnet.StandardOutput, Wait.LongRun);
        if (dotnet.ExitCode != 0)
            throw new InvalidOperationException($"dotnet {string.Join(' ', args)} failed:\n{said}");
    }
}
