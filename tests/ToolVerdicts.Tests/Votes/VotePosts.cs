namespace ToolVerdicts.Tests.Votes;

/// <summary>Votes as a proxy passes them on.</summary>
internal static class VotePosts
{
    /// <summary>Votes on ml-intern, unless another tool is named.</summary>
    /// <param name="client">Asks the site.</param>
    /// <param name="word">What the form sends.</param>
    /// <param name="address">Where the proxy says that the vote comes from.</param>
    /// <param name="cookie">What the visitor holds, as <c>name=value</c>; null for a new one.</param>
    /// <param name="slug">The tool.</param>
    public static async Task<HttpResponseMessage> VoteAsync(this HttpClient client, string word, string address, string? cookie = null,
        string slug = "ml-intern")
    {
        using var request =
            new HttpRequestMessage(HttpMethod.Post,
            $"/tools/{slug}/vote") { Content = new FormUrlEncodedContent([KeyValuePair.Create("vote", word)]) };
        request.Headers.Add("X-Forwarded-For", address);
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        return await client.SendAsync(request);
    }
}
