using Herodotus.Knowledge;

namespace Herodotus.Analyze.Quantities;

/// <summary>What the names that several currencies share mean in one text; each is decided once, when it is first met.</summary>
internal sealed class SharedCurrencies(string text, QuantityLexicon lexicon, string? country, KnowledgeBase? knowledge)
{
    private readonly Dictionary<string, string?> decided = new(StringComparer.Ordinal);

    /// <summary>By the outlet's country, else by the countries the text names, else the one currency the name is used of by itself; null when nothing tells.</summary>
    public string? Code(string family)
    {
        if (decided.TryGetValue(family, out var code))
            return code;
        code = lexicon.Countries.Code(family, country, lexicon.HeadFirst, MarksUnitedStates);
        if (code is null && knowledge is not null)
            code = TextCountry.Currency(text, family, lexicon.Countries, knowledge);
        return decided[family] = code ?? CountryCurrencies.Usual(family);
    }

    private bool MarksUnitedStates =>
        text.Contains("US$", StringComparison.Ordinal) || text.Contains("$US", StringComparison.Ordinal) || text.Contains("US $", StringComparison.Ordinal);
}
