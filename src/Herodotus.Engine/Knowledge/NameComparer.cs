using Herodotus.Learning.Files;
using Herodotus.Reports;

namespace Herodotus.Knowledge;

/// <summary>What a compared name is of.</summary>
public enum NameSort
{
    Any,
    Person,
    Organization,
}

/// <summary>Do two names name one thing: a score from 0 to 1, the decision, and why.</summary>
public sealed record NameComparison(double Score, bool Match, ImmutableArray<Evidence> Evidence);

/// <summary>
/// Compares two names: transliteration, accents, order, initials, nicknames, company forms, particles, titles, slips of the pen or the
/// scanner. Words are paired one to one; what stays unpaired on both sides speaks against, what on one side alone is an addition.
/// </summary>
public sealed class NameComparer
{
    /// <summary>From this score on two names are taken for one. Tuned on the dev half of the name pairs with <c>score/pairs.py</c>.</summary>
    public const double Threshold = 0.7;

    /// <summary>Words past this are not compared: names have fewer, and pairing is quadratic.</summary>
    private const int MostWords = 24;

    private readonly NameForms _forms;
    private readonly NameParts _parts;

    private NameComparer(NameForms forms, NameParts parts) => (_forms, _parts) = (forms, parts);

    public NameForms Forms => _forms;

    public static NameComparer Load(DataFolder data) => new(NameForms.Load(data), NameParts.Load(data));

    public NameComparison Compare(string left, string right, NameSort sort)
    {
        var evidence = ImmutableArray.CreateBuilder<Evidence>();
        var score = Score(Prepare(left, sort), Prepare(right, sort), sort, evidence);
        score = Math.Round(Math.Clamp(score, 0, 1), 4);
        return new NameComparison(score, score >= Threshold, evidence.ToImmutable());
    }

    /// <summary>A name made ready once, to be compared many times.</summary>
    public PreparedName Prepare(string name, NameSort sort)
    {
        ArgumentNullException.ThrowIfNull(name);
        var cut = name.Length > 400 ? name[..400] : name;
        var comma = sort == NameSort.Person ? cut.IndexOf(',', StringComparison.Ordinal) : -1;
        var ordered = comma > 0 && comma < cut.Length - 1 ? $"{cut[(comma + 1)..]} {cut[..comma]}" : cut;
        if (ordered.Contains('&', StringComparison.Ordinal))
            ordered = ordered.Replace("&", " and ", StringComparison.Ordinal);
        var key = NameKey.Of(Romanization.ToLatin(ordered));
        var words = key.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords).Select(word => _parts.Plain(word)).ToList();
        var forms = new List<string>();
        if (sort != NameSort.Person)
            (words, forms) = _forms.WithoutForms(words);
        if (sort != NameSort.Organization)
        {
            while (words.Count > 1 && _forms.IsTitle(words[0]))
                words.RemoveAt(0);
            if (sort == NameSort.Person && words.Count > 2 && _forms.WithoutForms(words) is { Words.Count: > 1 } bare)
                words = bare.Words;
        }

        // A name said twice is said once.
        for (var i = words.Count - 1; i > 0; i--)
        {
            if (words[i] == words[i - 1])
                words.RemoveAt(i);
        }

        return new PreparedName(name, [.. words], [.. words.Select(NameSound.Of)], [.. forms], Romanization.LacksVowels(name), string.Concat(words));
    }

    /// <summary>0 to 1; evidence is written when asked for.</summary>
    public double Score(PreparedName left, PreparedName right, NameSort sort, ImmutableArray<Evidence>.Builder? evidence)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (left.Words.Length == 0 || right.Words.Length == 0)
            return 0;
        if (left.Squeezed == right.Squeezed)
        {
            evidence?.Add(new Evidence("same-letters", $"{left.Text} = {right.Text}", 1));
            return left.Forms.Length > 0 && right.Forms.Length > 0 && !left.Forms.AsSpan().SequenceEqual(right.Forms.AsSpan()) ? 0.95 : 1;
        }

        if (sort != NameSort.Person && (Letters(left, right) || Letters(right, left)))
        {
            evidence?.Add(new Evidence("acronym", $"{left.Text} = {right.Text}", 0.85));
            return 0.85;
        }

        var paired = NamePairing.Pair(left, right, _forms, sort);
        evidence?.AddRange(paired.Evidence(left, right));
        var score = Judge(paired, left, right, sort);
        // Blanks lost or won: "vander bilt", "FridrichBuchenberg".
        var longest = Math.Max(left.Squeezed.Length, right.Squeezed.Length);
        if (score < Threshold && longest >= 8 && left.Words.Length != right.Words.Length && EditDistance.Halves(left.Squeezed, right.Squeezed, 4) is var halves
            && halves <= Math.Min(4, 2 * Math.Max(1, longest / 9)))
        {
            evidence?.Add(new Evidence("same-but-for-blanks", $"{left.Squeezed} / {right.Squeezed}", 0.85));
            score = Math.Max(score, 0.88 - (0.02 * halves));
        }

        return score;
    }

    private double Judge(NamePairing paired, PreparedName left, PreparedName right, NameSort sort)
    {
        var (l, r) = (Rest(paired.FreeLeft, left, sort), Rest(paired.FreeRight, right, sort));
        if (paired.Strong == 0)
            return 0.2 * paired.Sum;
        var average = paired.Sum / paired.Weight;
        if (paired.Reversed)
            return 0.55;
        var conflict = sort == NameSort.Person ? 0.35 : 0.5;
        if (l > conflict && r > conflict)
            return Math.Min(0.6, average * paired.Weight / (paired.Weight + Math.Max(l, r)));
        var rest = Math.Max(l, r);
        if (sort == NameSort.Person)
        {
            if (rest == 0)
                return average;
            // A single word of many: a surname alone is weak ground.
            if (paired.Strong == 1 && rest >= 1)
                return average >= 0.99 ? 0.71 - (0.03 * (rest - 1)) : 0.55;
            return average - (0.035 * rest);
        }

        return rest switch
        {
            0 => average,
            < 0.5 => average - (0.3 * rest),
            _ => Math.Min(0.66, average - (0.3 * rest)),
        };
    }

    /// <summary>How much stays unpaired: particles and initials count little, words that any company has count little.</summary>
    private double Rest(List<int> free, PreparedName name, NameSort sort)
    {
        var rest = 0.0;
        foreach (var index in free)
        {
            var word = name.Words[index];
            rest += _parts.IsParticle(word) ? 0.05 : sort != NameSort.Person && (_parts.IsWeak(word) || char.IsAsciiDigit(word[0])) ? 0.2 : word.Length == 1 ? 0.4 : 1;
        }

        return rest;
    }

    private static bool Letters(PreparedName letters, PreparedName name) =>
        letters.Words.Length == 1 && name.Words.Length > 1 && letters.Words[0].Length is >= 3 and <= 8 && NameCase.IsCapitals(letters.Text)
            && Acronyms.Fits(letters.Words[0], string.Join(' ', name.Words));
}

/// <summary>A name as comparison looks at it.</summary>
/// <param name="Words">Small Latin words without titles and company forms.</param>
/// <param name="Sounds">Each word's sound.</param>
/// <param name="Forms">The kinds of company form it had.</param>
/// <param name="Skeletal">True when its script leaves vowels out.</param>
/// <param name="Squeezed">The words without blanks.</param>
public sealed record PreparedName(string Text, ImmutableArray<string> Words, ImmutableArray<string> Sounds, ImmutableArray<string> Forms, bool Skeletal, string Squeezed);
