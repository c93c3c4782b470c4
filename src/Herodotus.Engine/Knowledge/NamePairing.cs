using Herodotus.Reports;

namespace Herodotus.Knowledge;

/// <summary>The words of two names paired one to one, the likest first.</summary>
internal sealed class NamePairing
{
    private readonly List<(int Left, int Right, double Likeness, string Kind)> _pairs = [];

    public List<int> FreeLeft { get; } = [];

    public List<int> FreeRight { get; } = [];

    /// <summary>Sum of likeness times weight over the pairs, and the sum of weights.</summary>
    public double Sum { get; private set; }

    public double Weight { get; private set; }

    /// <summary>Pairs of whole words.</summary>
    public int Strong { get; private set; }

    /// <summary>Father and son changed places: "Omar bin Abdullah", "Abdullah bin Omar".</summary>
    public bool Reversed { get; private set; }

    public static NamePairing Pair(PreparedName left, PreparedName right, NameForms forms, NameSort sort)
    {
        var pairing = new NamePairing();
        var all = new List<(int Left, int Right, double Likeness, string Kind)>();
        for (var i = 0; i < left.Words.Length; i++)
        {
            for (var j = 0; j < right.Words.Length; j++)
            {
                var (likeness, kind) = Like(left, i, right, j, forms, sort);
                if (likeness > 0)
                    all.Add((i, j, likeness, kind));
            }
        }

        all.Sort((a, b) => a.Likeness != b.Likeness ? b.Likeness.CompareTo(a.Likeness) : a.Left != b.Left ? a.Left.CompareTo(b.Left) : a.Right.CompareTo(b.Right));
        Span<bool> usedLeft = stackalloc bool[left.Words.Length];
        Span<bool> usedRight = stackalloc bool[right.Words.Length];
        foreach (var pair in all)
        {
            if (usedLeft[pair.Left] || usedRight[pair.Right])
                continue;
            usedLeft[pair.Left] = usedRight[pair.Right] = true;
            pairing._pairs.Add(pair);
        }

        Glue(left, right, usedLeft, usedRight, pairing, swapped: false);
        Glue(right, left, usedRight, usedLeft, pairing, swapped: true);
        for (var i = 0; i < left.Words.Length; i++)
        {
            if (!usedLeft[i])
                pairing.FreeLeft.Add(i);
        }

        for (var j = 0; j < right.Words.Length; j++)
        {
            if (!usedRight[j])
                pairing.FreeRight.Add(j);
        }

        foreach (var (l, r, likeness, kind) in pairing._pairs)
        {
            var length = Math.Min(left.Words[l].Length, right.Words[r].Length);
            var weight = kind == "initial" ? 0.5 : length <= 2 ? 0.4 : 1;
            pairing.Sum += likeness * weight;
            pairing.Weight += weight;
            pairing.Strong += kind != "initial" && length > 1 ? 1 : 0;
        }

        pairing.Reversed = sort == NameSort.Person && IsReversed(left, right, pairing._pairs);
        return pairing;
    }

    public IEnumerable<Evidence> Evidence(PreparedName left, PreparedName right)
    {
        foreach (var (l, r, likeness, kind) in _pairs.OrderBy(pair => pair.Left))
            yield return new Evidence(kind, $"{left.Words[l]} = {right.Words[r]}", Math.Round(likeness, 3));
        foreach (var l in FreeLeft)
            yield return new Evidence("only-left", left.Words[l], -0.5);
        foreach (var r in FreeRight)
            yield return new Evidence("only-right", right.Words[r], -0.5);
        if (Reversed)
            yield return new Evidence("reversed", "son and father change places", -1);
    }

    private static (double Likeness, string Kind) Like(PreparedName left, int i, PreparedName right, int j, NameForms forms, NameSort sort)
    {
        var (a, b) = (left.Words[i], right.Words[j]);
        if (a == b)
            return (1, "same");
        if (a.Length == 1 || b.Length == 1)
            return a[0] == b[0] && sort == NameSort.Person ? (0.8, "initial") : (0, "");
        if (sort == NameSort.Person && forms.SameGivenName(a, b))
            return (0.92, "given-name");
        if (char.IsAsciiDigit(a[0]) && char.IsAsciiDigit(b[0]))
            return (0.85, "number");
        if (left.Sounds[i] == right.Sounds[j] && left.Sounds[i].Length > 1)
            return (0.94, "sound");
        if (left.Skeletal != right.Skeletal && NameSound.Consonants(a) is { Length: > 1 } bones && bones == NameSound.Consonants(b))
            return (0.85, "consonants");
        var (shorter, longer) = (Math.Min(a.Length, b.Length), Math.Max(a.Length, b.Length));
        var most = longer <= 2 ? 0 : longer <= 5 ? 2 : longer <= 9 ? 4 : 6;
        if (most == 0)
            return (0, "");
        var halves = EditDistance.Halves(a, b, most);
        if (halves <= most && halves <= shorter)
            return (1 - (0.75 * halves / (2.0 * longer)), "spelling");
        var sound = EditDistance.Halves(left.Sounds[i], right.Sounds[j], 2);
        return sound <= 2 && left.Sounds[i].Length > 3 && right.Sounds[j].Length > 3 ? (0.8, "sound-near") : (0, "");
    }

    /// <summary>Two words on one side written as one on the other: "Abd al Aziz" and "Abdulaziz".</summary>
    private static void Glue(PreparedName whole, PreparedName parts, Span<bool> usedWhole, Span<bool> usedParts, NamePairing pairing, bool swapped)
    {
        for (var i = 0; i < whole.Words.Length; i++)
        {
            if (usedWhole[i] || whole.Words[i].Length < 4)
                continue;
            for (var j = 0; j + 1 < parts.Words.Length && !usedWhole[i]; j++)
            {
                for (var k = j + 2; k <= Math.Min(parts.Words.Length, j + 3); k++)
                {
                    var any = false;
                    for (var n = j; n < k; n++)
                        any |= usedParts[n];
                    if (any)
                        break;
                    var glued = string.Concat(parts.Words.Skip(j).Take(k - j));
                    if (glued != whole.Words[i] && NameSound.Of(glued) != whole.Sounds[i] && EditDistance.Halves(glued, whole.Words[i], 2) > 2)
                        continue;
                    usedWhole[i] = true;
                    for (var n = j; n < k; n++)
                        usedParts[n] = true;
                    pairing._pairs.Add(swapped ? (j, i, 0.92, "joined") : (i, j, 0.92, "joined"));
                    break;
                }
            }
        }
    }

    private static bool IsReversed(PreparedName left, PreparedName right, List<(int Left, int Right, double Likeness, string Kind)> pairs)
    {
        var (l, r) = (Son(left), Son(right));
        if (l <= 0 || r <= 0 || l + 1 >= left.Words.Length || r + 1 >= right.Words.Length)
            return false;
        var crossed = 0;
        foreach (var pair in pairs)
        {
            if ((pair.Left < l && pair.Right > r) || (pair.Left > l && pair.Right < r))
                crossed++;
        }

        return crossed >= 2;
    }

    private static int Son(PreparedName name)
    {
        for (var i = 0; i < name.Words.Length; i++)
        {
            if (name.Words[i] is "bin" or "ben" or "ibn")
                return i;
        }

        return -1;
    }
}
