using Herodotus.Learning.Files;

namespace Herodotus.Knowledge;

/// <summary>What a word may begin: a cheap check before a costly match.</summary>
[Flags]
internal enum WordBegins : byte
{
    Nothing = 0,
    Role = 1,
    Body = 2,
    Demonym = 4,
    Name = 8,
}

/// <summary>The role words and body words of one language (<c>data/&lt;language&gt;/roles.tsv</c>, <c>bodies.tsv</c>).</summary>
public sealed class LanguageWords
{
    /// <summary>The longest phrase in words ("secretary of the department of …" is read as two).</summary>
    public const int LongestPhrase = 6;

    private readonly Dictionary<string, RoleWord[]> _roles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BodyWord> _bodies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WordBegins> _begins = new(StringComparer.Ordinal);

    private readonly Dictionary<string, RoleWord[]>.AlternateLookup<ReadOnlySpan<char>> _rolesByKey;
    private readonly Dictionary<string, BodyWord>.AlternateLookup<ReadOnlySpan<char>> _bodiesByKey;
    private readonly Dictionary<string, WordBegins>.AlternateLookup<ReadOnlySpan<char>> _beginsByKey;

    private LanguageWords(string language, ActorWords actors)
    {
        (Language, Actors) = (language, actors);
        _rolesByKey = _roles.GetAlternateLookup<ReadOnlySpan<char>>();
        _bodiesByKey = _bodies.GetAlternateLookup<ReadOnlySpan<char>>();
        _beginsByKey = _begins.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public string Language { get; }

    /// <summary>The words around names (<c>actor-words.tsv</c>).</summary>
    internal ActorWords Actors { get; }

    /// <summary>The role words with that key; several when a word is of two kinds ("chief").</summary>
    public ReadOnlySpan<RoleWord> Roles(ReadOnlySpan<char> key) =>
        _rolesByKey.TryGetValue(key, out var words) ? words : [];

    public BodyWord? Body(ReadOnlySpan<char> key) =>
        _bodiesByKey.TryGetValue(key, out var word) ? word : null;

    internal WordBegins Begins(ReadOnlySpan<char> key) =>
        _beginsByKey.TryGetValue(key, out var begins) ? begins : WordBegins.Nothing;

    internal static LanguageWords Load(DataFolder data, string language, IEnumerable<string> demonyms, IEnumerable<string> names)
    {
        var words = new LanguageWords(language, ActorWords.Load(data, language));
        foreach (var fields in data.Lines(language, "roles.tsv").Select(line => line.Split('\t')))
        {
            var word = new RoleWord(
                fields[0], Enum.Parse<RoleWordKind>(fields[1], ignoreCase: true),
                fields[2] switch { "m" => Gender.Male, "f" => Gender.Female, _ => Gender.Unknown }, KnowledgeRows.Value(fields[3]));
            var key = NameKey.Of(fields[0]);
            words._roles[key] = words._roles.TryGetValue(key, out var had) ? [.. had, word] : [word];
            words.Begin(key, WordBegins.Role);
        }

        foreach (var fields in data.Lines(language, "bodies.tsv").Select(line => line.Split('\t')))
        {
            var key = NameKey.Of(fields[0]);
            words._bodies.TryAdd(key, new BodyWord(fields[0], fields[1], fields[2]));
            words.Begin(key, WordBegins.Body);
        }

        foreach (var name in demonyms)
            words.Begin(NameKey.Of(name), WordBegins.Demonym);
        foreach (var name in names)
            words.Begin(NameKey.Of(name), WordBegins.Name);
        return words;
    }

    private void Begin(string key, WordBegins what)
    {
        var blank = key.IndexOf(' ', StringComparison.Ordinal);
        var first = blank < 0 ? key : key[..blank];
        _begins[first] = _begins.GetValueOrDefault(first) | what;
    }
}
