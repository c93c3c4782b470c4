using Herodotus.Analyze.Language;

namespace Herodotus.Analyze.Names;

/// <summary>
/// The language that a names model was learnt in (<c>M-language.txt</c> beside <c>M.model</c>): a table of results or a sentence of names hardly tells its own, and read as another language it
/// would be looked up among that one's words.
/// </summary>
public static class NamesModelLanguage
{
    /// <summary>Where the language of a names model is told.</summary>
    public static string Beside(string namesModel) => Path.ChangeExtension(namesModel, null) + "-language.txt";

    /// <summary>The language of a names model; null where none is told.</summary>
    public static string? Load(string namesModel) => Beside(namesModel) is var path && File.Exists(path) ? File.ReadAllText(path).Trim() : null;

    public static void Write(string namesModel, string language) => File.WriteAllText(Beside(namesModel), language + "\n");

    /// <summary>The code of a report that says a model's language, or none: it is read in it, whatever its text looks like. Null for a report that says another.</summary>
    /// <param name="declared">What the report says, BCP 47.</param>
    internal static string? Unasked(string language, string? declared)
    {
        var primary = LanguageCode.Primary(declared ?? "");
        return primary == language ? declared : LanguageCode.IsKnown(primary) ? null : language;
    }
}
