using System.Globalization;

// Numbers and dates read the same on every machine.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return await ToolVerdicts.Web.Commands.Verbs.RunAsync(args);
