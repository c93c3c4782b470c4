using System.Collections.Frozen;
using Herodotus.Learning.Files;

namespace Herodotus.Knowledge;

/// <summary>A language's words by which who is who is read around names: <c>data/&lt;language&gt;/actor-words.tsv</c>.</summary>
internal sealed class ActorWords
{
    /// <summary>No word of the lists is longer, in UTF-16 units.</summary>
    private readonly int _longest;

    private readonly FrozenDictionary<string, ActorWord>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _regions;

    private ActorWords(ILookup<string, string> lists)
    {
        var words = new Dictionary<string, ActorWord>(StringComparer.OrdinalIgnoreCase);
        foreach (var list in lists.Where(list => !Phrases.Contains(list.Key, StringComparer.Ordinal)))
        {
            var kind = Enum.TryParse<ActorWord>(list.Key.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var known) ? known
                : throw new InvalidDataException($"HDT0901: actor-words.tsv: no such kind: {list.Key}");
            foreach (var word in list)
                words[word] = words.GetValueOrDefault(word) | kind;
        }

        foreach (var phrase in lists["names-itself"].Select(phrase => phrase.Split(' ')[0]))
            words[phrase] = words.GetValueOrDefault(phrase) | ActorWord.NamesItself;
        _longest = words.Keys.Select(word => word.Length).DefaultIfEmpty().Max();
        _words = words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        _regions = lists["region"].Select(phrase => NameKey.Of(phrase)).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        (KnownAs, Named, NamedInMarks, NamesItself) = (Split("known-as"), Split("named"), Split("named-in-marks"), Split("names-itself"));

        ImmutableArray<ImmutableArray<string>> Split(string kind) => [.. lists[kind].Select(phrase => phrase.Split(' ').ToImmutableArray())];
    }

    private static ReadOnlySpan<string> Phrases => new[] { "known-as", "named", "named-in-marks", "names-itself", "region" };

    /// <summary>Phrases between a name and its other name, whatever follows them: "known as".</summary>
    public ImmutableArray<ImmutableArray<string>> KnownAs { get; }

    /// <summary>The same, where a name must follow: "self-styled".</summary>
    public ImmutableArray<ImmutableArray<string>> Named { get; }

    /// <summary>The same, behind a comma, bracket or dash only: "(called …".</summary>
    public ImmutableArray<ImmutableArray<string>> NamedInMarks { get; }

    /// <summary>"calls itself".</summary>
    public ImmutableArray<ImmutableArray<string>> NamesItself { get; }

    /// <summary>What the word is, in whatever case.</summary>
    public ActorWord Of(ReadOnlySpan<char> word) => word.Length <= _longest && _words.TryGetValue(word, out var kinds) ? kinds : ActorWord.None;

    /// <summary>A people or part of the world that is no country, by its <see cref="NameKey"/>.</summary>
    public bool IsRegion(ReadOnlySpan<char> key) => _regions.Contains(key);

    /// <exception cref="InvalidDataException">HDT0901: a line is not a kind and its words, or there is no such kind.</exception>
    public static ActorWords Load(DataFolder data, string language) =>
        new(data.WordsByKind(language, "actor-words.tsv").ToLookup(pair => pair.Kind, pair => pair.Word, StringComparer.Ordinal));
}
