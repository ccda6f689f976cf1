using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace ToolVerdicts.Web.Pages.Shared;

internal static class PastProblemResult
{
    /// <summary>Answers with the reason, and a form for another day.</summary>
    public static ViewResult Of(PastProblem problem) => new()
    {
        ViewName = "/Pages/Shared/PastProblem.cshtml",
        StatusCode = problem.Status,
        ViewData = new ViewDataDictionary<PastProblem>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = problem },
    };
}
