using Herodotus.Analyze.Times.Words;

namespace Herodotus.Analyze.Times.Rules;

/// <summary>Brackets of a rule that stand right before a token, or at the rule's end.</summary>
[Flags]
internal enum RuleMark : byte
{
    None,
    Close = 1,
    OpenSecond = 2,
    CloseSecond = 4,
}

/// <summary>
/// All rules in one automaton whose edges take one token each. States are sets of places in rules, so that rules share their
/// beginnings and the ways to read one rule share their ends; a walk from one token is bounded by <see cref="MaximumLength"/>, so that
/// matching is linear in the text.
/// </summary>
internal sealed class RuleGraph
{
    /// <summary>Longest expression with its context in tokens; real ones stay far below.</summary>
    public const int MaximumLength = 24;

    private readonly List<Place> places = [];
    private readonly List<int> starts = [];
    private ImmutableArray<State> states = [];
    private bool[] wordStarts = [];

    /// <summary>The classes that may begin an expression.</summary>
    public ClassSet StartClasses { get; private set; }

    public int Count => states.Length;

    public bool StartsWith(int word) => word >= 0 && word < wordStarts.Length && wordStarts[word];

    public ref readonly State this[int index] => ref states.ItemRef(index);

    /// <summary>Adds a rule whose expression is <paramref name="core"/>; each of <paramref name="contexts"/> may stand before it.</summary>
    public void Add(TimeRule rule, RulePattern core, IReadOnlyList<ImmutableArray<RuleStep>> contexts)
    {
        var start = NewPlace();
        var end = Build(core, start);
        places[end].Rule = rule;
        places[end].Contexts = contexts;
        starts.Add(start);
    }

    /// <summary>Makes the graph ready to read; nothing may be added after.</summary>
    public void Freeze(TimeWords words)
    {
        var built = new List<State>();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var waiting = new Queue<int[]>();
        Number([.. starts.Order()], known, waiting);
        while (waiting.TryDequeue(out var members))
            built.Add(Expand(members, known, waiting));
        states = [.. built];
        wordStarts = new bool[words.Count];
        foreach (var edge in states[0].Words)
            wordStarts[edge.Id] = true;
        StartClasses = states[0].Any;
        places.Clear();
    }

    private int NewPlace()
    {
        places.Add(new Place());
        return places.Count - 1;
    }

    private int Build(RulePattern pattern, int from)
    {
        switch (pattern.Kind)
        {
            case PatternKind.Step:
                var to = NewPlace();
                places[from].Edges.Add((pattern.Step, RuleMark.None, to));
                return to;
            case PatternKind.Mark:
                var marked = NewPlace();
                places[from].Edges.Add((default, pattern.Mark, marked));
                return marked;
            case PatternKind.Sequence:
                foreach (var part in pattern.Parts)
                    from = Build(part, from);
                return from;
            default:
                var join = NewPlace();
                foreach (var part in pattern.Parts)
                    places[Build(part, from)].Edges.Add((default, RuleMark.None, join));
                return join;
        }
    }

    private static int Number(int[] members, Dictionary<string, int> known, Queue<int[]> waiting)
    {
        var key = string.Join(',', members);
        if (!known.TryGetValue(key, out var number))
        {
            number = known.Count;
            known.Add(key, number);
            waiting.Enqueue(members);
        }

        return number;
    }

    private State Expand(int[] members, Dictionary<string, int> known, Queue<int[]> waiting)
    {
        var steps = new SortedDictionary<(StepKind Kind, int Id, Slot Slot, RuleMark Marks), SortedSet<int>>();
        var ends = new List<RuleEnd>();
        foreach (var member in members)
            Close(member, RuleMark.None, steps, ends);
        var classes = ImmutableArray.CreateBuilder<Edge>();
        var wordEdges = ImmutableArray.CreateBuilder<Edge>();
        foreach (var (step, targets) in steps)
        {
            var to = Number([.. targets], known, waiting);
            (step.Kind == StepKind.Class ? classes : wordEdges).Add(new Edge(step.Id, step.Slot, step.Marks, to));
        }

        var any = classes.Aggregate(default(ClassSet), (all, edge) => all | ClassSet.Of(edge.Id));
        return new State(any, classes.ToImmutable(), wordEdges.ToImmutable(), [.. ends]);
    }

    private void Close(int place, RuleMark marks, SortedDictionary<(StepKind, int, Slot, RuleMark), SortedSet<int>> steps, List<RuleEnd> ends)
    {
        var here = places[place];
        if (here.Rule is { } rule)
        {
            foreach (var before in here.Contexts)
                ends.Add(new RuleEnd(rule, before, marks));
        }

        foreach (var (step, mark, to) in here.Edges)
        {
            if (step.Kind == StepKind.Nothing)
            {
                Close(to, marks | mark, steps, ends);
                continue;
            }

            var key = (step.Kind, step.Id, step.Slot, marks);
            if (!steps.TryGetValue(key, out var targets))
                steps.Add(key, targets = []);
            targets.Add(to);
        }
    }

    /// <summary>One edge: the class or word it takes, the slot that fills, the brackets before it, and where it leads.</summary>
    internal readonly record struct Edge(int Id, Slot Slot, RuleMark Marks, int To);

    /// <summary>One state: where each class and word leads, and the rules that may end here.</summary>
    internal readonly record struct State(ClassSet Any, ImmutableArray<Edge> Classes, ImmutableArray<Edge> Words, ImmutableArray<RuleEnd> Ends)
    {
        /// <summary>The first edge that takes a word, or <see cref="Words"/>' length.</summary>
        public int FirstEdge(int word)
        {
            int low = 0, high = Words.Length;
            while (low < high)
            {
                var middle = low + high >> 1;
                if (Words[middle].Id < word)
                    low = middle + 1;
                else
                    high = middle;
            }

            return low;
        }
    }

    /// <summary>The end of a rule: what must stand before the expression (nearest first) and the brackets right at the end.</summary>
    internal sealed record RuleEnd(TimeRule Rule, ImmutableArray<RuleStep> Before, RuleMark Marks);

    private sealed class Place
    {
        public List<(RuleStep Step, RuleMark Mark, int To)> Edges { get; } = [];

        public TimeRule? Rule { get; set; }

        public IReadOnlyList<ImmutableArray<RuleStep>> Contexts { get; set; } = [];
    }
}
