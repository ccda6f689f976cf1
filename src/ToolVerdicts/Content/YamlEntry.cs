namespace ToolVerdicts.Content;

/// <param name="Place">The place of the key.</param>
internal sealed record YamlEntry(string Key, YamlNode Place, YamlNode Value);
