using System.Globalization;

namespace ToolVerdicts.Load.Scale;

/// <summary>A thousand invented names in the style of models and tools: sizes, versions, signs, several scripts, and families whose names
/// differ in one character.</summary>
internal static class InventedNames
{
    private static readonly string[] Families =
    [
        "Lumora", "Gravix", "Mistelle", "Tolvex", "Nimbra", "Sarelle", "Hexaline", "Zephyrin", "Ombria", "Quellwerk", "Dragonet",
        "Peregrin", "SmolQuark", "DeepHarbor", "Open Lantern", "Granatite", "Falkonet", "Phiora", "Kimora", "Orcella", "Vikunja",
        "Starling", "Nemora", "Codexa", "LlamaKit", "Internia", "Solarix", "Jambalo", "Commandor", "Aya-Vista", "Cogitor",
        "Moonwell", "Riverflow", "StableNest", "Yolanta", "Exaone-Ray", "Hunter Alpha", "Seedling", "Baichen", "Skymill",
        "Tinkerly", "Glimmer", "Fennec", "Octavia", "Pixelry", "Whisperia", "Bardolino", "Ganymede", "Halcyon", "Zamboni",
        "WeaveMesh", "Flowbird", "Promptly", "VectorPond", "RagMill", "AgentDesk", "Evalio", "Tracewell", "GuardRailer", "Benchy",
    ];

    private static readonly string[] Variants =
    [
        "{0} 3", "{0} 3.5", "{0}-4", "{0}-4.1", "{0} 4o", "{0}2 7B", "{0} 2.5 VL 72B Instruct", "{0}-R1-Distill-8B", "{0} K2.5",
        "{0} 8x22B v2", "{0} Mini (3B)", "{0} Coder 32B", "{0} Large 2", "{0}-V3-0324", "{0} Studio", "{0} Cloud Inference",
    ];

    private static readonly string[] Others =
    [
        "C++ Pilot", "C++", "C#", "C# Mentor", "F#", ".NET", ".NET Quill", "Node.js Runner", "Vue.js", "R", "Go", "GPX-5",
        "GPX-4.1", "GPX-41", "GPX-4o mini", "o5-mini", "o5", "🤗", "🤗 Kernels", "Kernels 🚀", "文心快写", "文心",
        "通义编码 2", "智谱清言", "ことのは", "ことのは 7B", "한빛모델", "Café Müller", "Ångström-7",
        "Łódka", "Ñandú Señal", "R&D Copilot", "A+B Tester",
        "Notepad++ Agent", "Яндекрафт 5", "Ελπίδα 2",
        "x.ai Grotto", "H2O Lakes", "Yahoot!", "1-800-Agents", "7Bridges",
    ];

    public static IReadOnlyList<string> All { get; } =
    [
        .. Others.Concat(Families.SelectMany(family => Variants.Select(variant =>
            string.Format(CultureInfo.InvariantCulture, variant, family)))).Take(1_000),
    ];
}
