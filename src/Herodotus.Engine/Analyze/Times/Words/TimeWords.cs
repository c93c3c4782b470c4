using Herodotus.Analyze.Times.Rules;

namespace Herodotus.Analyze.Times.Words;

/// <summary>
/// The words of one language that rules speak of, with their classes and values. Look-up folds case and accents and allocates nothing.
/// </summary>
internal sealed class TimeWords
{
    private readonly List<string> texts = [];
    private readonly List<Meaning> meanings = [];
    private readonly List<string> classNames = [];
    private readonly List<Slot> classSlots = [];
    private int[] buckets = new int[1 << 12];
    private ulong[] hashes = new ulong[1 << 12];

    public TimeWords()
    {
        foreach (var (name, slot) in TimeClass.BuiltIn)
        {
            classNames.Add(name);
            classSlots.Add(slot);
        }
    }

    public int Count => texts.Count;

    public string Text(int word) => texts[word];

    public Slot SlotOf(int classIndex) => classSlots[classIndex];

    public int ClassIndex(string name) => classNames.IndexOf(name);

    public ClassSet Classes(int word, bool capital) => capital ? meanings[word].Upper : meanings[word].Lower;

    public bool IsAbbreviated(int word) => meanings[word].Abbreviated;

    public ImmutableArray<Phrase> Phrases(int word) => meanings[word].Phrases;

    /// <summary>The value of a word in one of its classes.</summary>
    public double Value(int word, int classIndex)
    {
        foreach (var (index, value) in meanings[word].Values)
        {
            if (index == classIndex)
                return value;
        }

        return 0;
    }

    /// <summary>A class of this name, made when new; its words fill <paramref name="slot"/> unless the rule says otherwise.</summary>
    public int AddClass(string name, Slot slot)
    {
        var index = classNames.IndexOf(name);
        if (index >= 0)
            return index;
        if (classNames.Count == 128)
            throw new FormatException("HDT0402: more than 128 classes");
        classNames.Add(name);
        classSlots.Add(slot);
        return classNames.Count - 1;
    }

    /// <summary>The index of a word, added when new.</summary>
    public int Add(string word)
    {
        var found = Find(word);
        if (found >= 0)
            return found;
        texts.Add(word);
        meanings.Add(new Meaning());
        if (texts.Count * 3 > buckets.Length)
        {
            buckets = new int[buckets.Length * 2];
            hashes = new ulong[buckets.Length];
            for (var i = 0; i < texts.Count; i++)
                Place(Hash(texts[i]), i);
        }
        else
        {
            Place(Hash(word), texts.Count - 1);
        }

        return texts.Count - 1;
    }

    /// <summary>Adds a class to a word; a first capital in the lexicon asks for one in the text, a leading '=' for none.</summary>
    public void AddMeaning(string word, int classIndex, double value)
    {
        var lowerOnly = word.Length > 1 && word[0] == '=';
        if (lowerOnly)
            word = word[1..];
        var meaning = meanings[Add(word)];
        if (meaning.Values.Any(v => v.Class == classIndex && v.Value != value))
            throw new FormatException($"HDT0403: '{word}' with two values in class '{classNames[classIndex]}'");
        meaning.Values = meaning.Values.Add((classIndex, value));
        if (!char.IsUpper(word[0]))
            meaning.Lower |= ClassSet.Of(classIndex);
        if (!lowerOnly)
            meaning.Upper |= ClassSet.Of(classIndex);
        if (word.Length > 1 && word[^1] == '.' && word.IndexOf('.', StringComparison.Ordinal) == word.Length - 1)
            meanings[Add(word[..^1])].Abbreviated = true;
    }

    public void AddPhrase(IReadOnlyList<string> words, int classIndex, double value)
    {
        var ids = words.Select(Add).ToImmutableArray();
        var whole = string.Join(' ', words);
        AddMeaning(whole, classIndex, value);
        var first = meanings[ids[0]];
        if (!first.Phrases.Any(p => p.Words.SequenceEqual(ids)))
            first.Phrases = [.. first.Phrases.Add(new Phrase(ids, Add(whole))).OrderByDescending(p => p.Words.Length)];
    }

    /// <summary>The index of a word whatever its case and accents, or -1.</summary>
    public int Find(ReadOnlySpan<char> word) => Find(word, Hash(word));

    public int Find(ReadOnlySpan<char> word, ulong hash)
    {
        for (var at = (int)(hash & (ulong)(buckets.Length - 1)); buckets[at] != 0; at = at + 1 & buckets.Length - 1)
        {
            if (hashes[at] == hash && Same(texts[buckets[at] - 1], word))
                return buckets[at] - 1;
        }

        return -1;
    }

    public static ulong Hash(ReadOnlySpan<char> word)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in word)
            hash = (hash ^ Letters.Fold(c)) * 1099511628211UL;
        return hash ^ hash >> 29;
    }

    private static bool Same(string known, ReadOnlySpan<char> word)
    {
        if (known.Length != word.Length)
            return false;
        for (var i = 0; i < word.Length; i++)
        {
            if (Letters.Fold(known[i]) != Letters.Fold(word[i]))
                return false;
        }

        return true;
    }

    private void Place(ulong hash, int word)
    {
        var at = (int)(hash & (ulong)(buckets.Length - 1));
        while (buckets[at] != 0)
            at = at + 1 & buckets.Length - 1;
        (buckets[at], hashes[at]) = (word + 1, hash);
    }

    /// <summary>Several words that make one.</summary>
    internal sealed record Phrase(ImmutableArray<int> Words, int Whole);

    private sealed class Meaning
    {
        public ClassSet Lower { get; set; }

        public ClassSet Upper { get; set; }

        public bool Abbreviated { get; set; }

        public ImmutableArray<(int Class, double Value)> Values { get; set; } = [];

        public ImmutableArray<Phrase> Phrases { get; set; } = [];
    }
}
