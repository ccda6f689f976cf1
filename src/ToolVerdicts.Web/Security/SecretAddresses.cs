namespace ToolVerdicts.Web.Security;

/// <summary>
/// Takes the token out of a secret address before any other middleware sees the address, so that no log line and no error page can hold the
/// token.
/// </summary>
internal sealed class SecretAddresses(RequestDelegate next, EndpointDataSource endpoints)
{
    private const string Placeholder = "/…";

    private readonly AddressFolders _folders = new(endpoints, metadata => metadata.GetMetadata<SecretAddressAttribute>() is not null);

    public Task InvokeAsync(HttpContext context)
    {
        if (_folders.Contains(context.Request.Path, out var folder, out var rest))
        {
            var token = rest.HasValue ? rest.Value[1..] : "";
            context.Items[typeof(SecretAddresses)] = token;
            if (token.Length > 0)
                context.Request.Path = folder.Add(Placeholder);
        }

        return next(context);
    }
}
