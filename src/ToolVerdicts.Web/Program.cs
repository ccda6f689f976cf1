return await ToolVerdicts.Web.Commands.Verbs.RunAsync(args);
