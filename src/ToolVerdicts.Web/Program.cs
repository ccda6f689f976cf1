using ToolVerdicts.Web.Commands;

// Numbers and dates read the same on every machine.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return await Verbs.RunAsync(args);
