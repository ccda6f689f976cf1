namespace ToolVerdicts.Newsletter.Issues;

public sealed record PriceTurn(IssueTool Tool, Price Before, Price After);
