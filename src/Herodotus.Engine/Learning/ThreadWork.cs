namespace Herodotus.Learning;

/// <summary>What each thread keeps between calls for the readers it read with last: scratch memory, and what was worked out before.</summary>
internal static class ThreadWork<TReader, TWork>
    where TReader : class
{
    /// <summary>A thread that reads more languages than this in turn makes the work of the first again.</summary>
    private const int Most = 4;

    [ThreadStatic]
    private static List<(TReader Reader, TWork Work)>? _kept;

    /// <summary>The work of this thread and a reader.</summary>
    public static TWork Of(TReader reader, Func<TReader, TWork> make)
    {
        var kept = _kept ??= [];
        foreach (var (owner, work) in kept)
        {
            if (ReferenceEquals(owner, reader))
                return work;
        }

        if (kept.Count == Most)
            kept.RemoveAt(0);
        kept.Add((reader, make(reader)));
        return kept[^1].Work;
    }
}
