using System.Collections.Concurrent;
using Herodotus.Analyze.Language;
using Herodotus.Analyze.Names.Lexicon;
using Herodotus.Learning.Files;

namespace Herodotus.Analyze;

/// <summary>One <see cref="LanguageReader"/> a language, loaded when first met. A language without files is read by rules alone.</summary>
public sealed class LanguageReaders(DataFolder data, string? namesModel = null)
{
    private readonly Lazy<PhraseTable> _phrases = new(() => PhraseTable.Load(data));
    private readonly ConcurrentDictionary<string, Lazy<LanguageReader>> _readers = new(StringComparer.Ordinal);

    /// <summary>The reader of a BCP 47 code; regions do not matter (<c>es-MX</c> is <c>es</c>).</summary>
    public LanguageReader For(string? code)
    {
        var primary = LanguageCode.Primary(code ?? "");
        // One that no folder could be named for has no files.
        var language = LanguageCode.IsKnown(primary) ? primary : "und";
        return _readers.GetOrAdd(language, key => new Lazy<LanguageReader>(() => LanguageReader.Load(data, key, _phrases.Value, namesModel: namesModel))).Value;
    }
}
