namespace Herodotus.Analyze.Times.Words;

[Flags]
internal enum TokenMark : byte
{
    None,
    SpaceBefore = 1,
    ParagraphBefore = 2,
    SentenceStart = 4,
    Capital = 8,
    Word = 16,
    Figure = 32,
}

/// <summary>One word, figure or mark of the text as the rules see it.</summary>
internal struct TimeToken
{
    public int Start;
    public int Length;

    /// <summary>Index in the <see cref="TimeWords"/>, or -1 for a word that no rule knows.</summary>
    public int Word;

    /// <summary>One bit for each class the token belongs to.</summary>
    public ClassSet Classes;

    /// <summary>The figure's value, or the fields of a written date or clock time, packed.</summary>
    public double Number;

    public TokenMark Marks;

    public readonly int End => Start + Length;

    public readonly bool Is(int classIndex) => Classes.Has(classIndex);
}
