namespace ToolVerdicts.BrowserTests.Hostile;

/// <summary>One page to open: by its address, or by sending a form to it.</summary>
/// <param name="Path">The address.</param>
internal sealed record Visit(string Path)
{
    private const string Submit = """
        ([action, fields]) => {
          const form = document.createElement('form');
          Object.assign(form, { method: 'post', action });
          for (const [name, value] of Object.entries(fields)) form.append(Object.assign(document.createElement('input'), { name, value }));
          document.body.append(form);
          HTMLFormElement.prototype.submit.call(form);
        }
        """;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private static int visitors;

    /// <summary>What the form holds; null when the address is opened.</summary>
    public IReadOnlyDictionary<string, string>? Form { get; init; }

    /// <summary>Opens the page; a form is sent from an address that nobody had before, for how often one may act is limited.</summary>
    public async Task MakeAsync(IPage page, Uri site)
    {
        if (Form is null)
        {
            await page.GotoAsync(new Uri(site, Path).AbsoluteUri);
            return;
        }

        var visitor = Interlocked.Increment(ref visitors);
        await page.SetExtraHTTPHeadersAsync([KeyValuePair.Create("X-Forwarded-For", $"2001:db8:{visitor >> 16:x}:{visitor & 0xFFFF:x}::1")]);
        await page.GotoAsync(new Uri(site, "/subscribe/sent").AbsoluteUri);
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Answer(object? sender, IPage loaded) => answered.TrySetResult();
        page.Load += Answer;
        await page.EvaluateAsync(Submit, new object[] { Path, Form });
        await answered.Task.WaitAsync(LongestWait);
        page.Load -= Answer;
    }
}
