using System.ComponentModel;
using System.Diagnostics;

namespace ToolVerdicts.Web.Commands;

/// <summary>The commit that a folder is at, where it is a clean work tree of git.</summary>
/// <param name="Commit">The full name of the commit.</param>
/// <param name="Author">The author's name.</param>
internal sealed record GitState(string Commit, string Author)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The commit; null where git is not installed, the folder is in no repository, git does not trust its owner, or one of its files is
    /// not committed.
    /// </summary>
    public static GitState? Of(string folder)
    {
        // Files that git ignores are in no commit.
        if (string.IsNullOrEmpty(Run(folder, "ls-files", "--", "."))
            || Run(folder, "status", "--porcelain", "--ignored", "--", ".") is not "")
        {
            return null;
        }

        return Run(folder, "log", "-1", "--format=%H%n%an")?.Split('\n') is [var commit, var author]
            ? new GitState(commit, author)
            : null;
    }

    /// <summary>The folder of the repository that a folder is in; null without one.</summary>
    public static string? FindRoot(string folder) => Run(folder, "rev-parse", "--show-toplevel") is { Length: > 0 } root ? root : null;

    /// <returns>The output without its last line end; null when git fails.</returns>
    private static string? Run(string folder, params string[] args)
    {
        var start = new ProcessStartInfo("git", args)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        // "git status" must not take the index lock that another git needs.
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        try
        {
            using var git = Process.Start(start)!;
            git.ErrorDataReceived += (_, _) => { };
            git.BeginErrorReadLine();
            var output = git.StandardOutput.ReadToEndAsync();
            if (output.Wait(Patience) && git.WaitForExit(Patience))
                return git.ExitCode == 0 ? output.Result.TrimEnd('\n') : null;
            git.Kill(entireProcessTree: true);
            return null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
