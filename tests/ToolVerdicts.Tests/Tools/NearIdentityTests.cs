using ToolVerdicts.Tools;

namespace ToolVerdicts.Tests.Tools;

public class NearIdentityTests
{
    [Theory]
    // One name, whatever the tagline says.
    [InlineData("GitHub Actions", "CI that lives beside the repository", "GitHub Actions", "CI that lives next to the repository")]
    [InlineData("GitHub Actions", "CI beside the repository", "github  actions", "Something else altogether")]
    [InlineData("GitHub-Actions", "CI", "GitHub Actions", "Automation")]
    [InlineData("Café CI", "Builds", "Cafe CI", "Tests")]
    [InlineData("Node.js", "A runtime", "Node JS", "JavaScript on servers")]
    [InlineData("Mistral", "A 7B model", "Mistral", "An 8x22B model")]
    // Another name, and a tagline that a slip of the pen tells apart.
    [InlineData("Alpha", "Open-source vector database", "Beta", "Open-source vector databases")]
    [InlineData("Alpha", "Self-hosted agent runner for small teams", "Beta", "Self hosted agent runner for small teams")]
    [InlineData("Alpha", "Reads papers, trains models, ships them", "Beta", "Reads paper, trains models, ships them")]
    [InlineData("GitHub Actoins", "CI that lives beside the repository", "GitHub Actions", "CI that lives beside the repository")]
    [InlineData("Alpha", "The “AI” editor", "Beta", "The \"ai\"  editor")]
    [InlineData("Alpha", "Fast & simple", "Beta", "Fast & simple")]
    public void Pairs_that_may_be_one_tool(string name, string tagline, string otherName, string otherTagline)
    {
        NearIdentity.IsNear(new(name, tagline), new(otherName, otherTagline)).ShouldBeTrue();
        NearIdentity.IsNear(new(otherName, otherTagline), new(name, tagline)).ShouldBeTrue();
    }

    [Theory]
    // Versions and sizes are the difference.
    [InlineData("Mistral 7B", "Open-weight language model", "Mistral 8x22B", "Open-weight language model")]
    [InlineData("Mistral", "Open-weight language model", "Mistral 2", "Open-weight language model")]
    [InlineData("Alpha", "Open-weight 7B model for edge hardware", "Beta", "Open-weight 8B model for edge hardware")]
    [InlineData("Alpha", "Release 2.0 of the well-known kernel", "Beta", "Release 3.0 of the well-known kernel")]
    [InlineData("Qwen 2.5", "Coder model, 7B", "Qwen 3", "Coder model, 7B")]
    // Another word, or too many letters.
    [InlineData("Alpha", "CI that lives beside the repository", "Beta", "CI that lives next to the repository")]
    [InlineData("Alpha", "AI IDE", "Beta", "AI IDEs")]
    [InlineData("Alpha", "Managed Postgres for startups", "Beta", "Managed MongoDB for startups")]
    [InlineData("Alpha", "Speech pipeline", "Beta", "Vision pipeline")]
    [InlineData("Alpha", "", "Beta", "x")]
    [InlineData("Alpha", "Self-hosted agent runner for small teams", "Beta", "Self hosted agent runner for small team")]
    // Names that sound alike are other names.
    [InlineData("C++ Builder", "An editor for embedded code", "C# Builder", "A debugger for desktop programs")]
    [InlineData("Copper", "A queue", "Copper Labs", "A dashboard")]
    public void Pairs_that_are_two_tools(string name, string tagline, string otherName, string otherTagline)
    {
        NearIdentity.IsNear(new(name, tagline), new(otherName, otherTagline)).ShouldBeFalse();
        NearIdentity.IsNear(new(otherName, otherTagline), new(name, tagline)).ShouldBeFalse();
    }
}
