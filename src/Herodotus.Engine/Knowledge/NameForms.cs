using Herodotus.Learning.Files;

namespace Herodotus.Knowledge;

/// <summary>What names may drop or swap and stay the same name: titles, company forms, nicknames (<c>data/knowledge/name-forms.tsv</c>).</summary>
public sealed class NameForms
{
    /// <summary>Words short of a company form's longest alias.</summary>
    private const int LongestForm = 7;

    private readonly Dictionary<string, string> _forms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> _nicks = new(StringComparer.Ordinal);
    private readonly HashSet<string> _titles = new(StringComparer.Ordinal);
    private readonly HashSet<string> _formStarts = new(StringComparer.Ordinal);

    private NameForms()
    {
    }

    public static NameForms Load(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var forms = new NameForms();
        var nicks = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var group = 0;
        foreach (var line in data.Lines("knowledge", "name-forms.tsv"))
        {
            var fields = line.Split('\t');
            if (fields.Length < 2)
                continue;
            switch (fields[0])
            {
                case "title":
                    forms._titles.Add(fields[1]);
                    break;
                case "form" when fields.Length > 2:
                    foreach (var alias in fields[2].Split('|'))
                    {
                        forms._forms.TryAdd(alias, fields[1]);
                        forms._formStarts.Add(alias.Split(' ')[0]);
                    }

                    break;
                case "nick":
                    group++;
                    foreach (var name in fields[1].Split('|'))
                    {
                        if (!nicks.TryGetValue(name, out var list))
                            nicks.Add(name, list = []);
                        list.Add(group);
                    }

                    break;
            }
        }

        foreach (var (name, groups) in nicks)
            forms._nicks[name] = [.. groups];
        return forms;
    }

    public bool IsTitle(string word) => _titles.Contains(word);

    /// <summary>True when both belong to one group of given names ("Bill" and "William", "John" and "Juan").</summary>
    public bool SameGivenName(string a, string b) =>
        _nicks.TryGetValue(a, out var mine) && _nicks.TryGetValue(b, out var theirs) && mine.AsSpan().IndexOfAny(theirs) >= 0;

    /// <summary>The words without company forms, and the kinds of form they had.</summary>
    internal (List<string> Words, List<string> Forms) WithoutForms(List<string> words)
    {
        var (left, found) = (new List<string>(words.Count), new List<string>());
        for (var i = 0; i < words.Count; i++)
        {
            var taken = 0;
            if (_formStarts.Contains(words[i]))
            {
                for (var length = Math.Min(LongestForm, words.Count - i); length > 0 && taken == 0; length--)
                {
                    if (_forms.TryGetValue(string.Join(' ', words.Skip(i).Take(length)), out var form))
                    {
                        found.Add(form);
                        taken = length;
                    }
                }
            }

            if (taken > 0)
                i += taken - 1;
            else
                left.Add(words[i]);
        }

        // A name that is nothing but forms keeps its words.
        return left.Count == 0 ? (words, []) : (left, found);
    }
}
