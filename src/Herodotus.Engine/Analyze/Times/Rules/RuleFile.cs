using Herodotus.Analyze.Times.Words;

namespace Herodotus.Analyze.Times.Rules;

/// <summary>
/// Reads rules such as <c>the? &lt;rel&gt; &lt;unit&gt; =&gt; unit</c> and adds them to the graph.
/// </summary>
/// <remarks>
/// <c>word</c> stands for itself, <c>&lt;class&gt;</c> or <c>&lt;class:slot&gt;</c> for a token of that class, <c>( a | b )</c> for a choice,
/// <c>?</c> for what may be missing, <c>{macro}</c> for a pattern named by <c>macro = …</c>, <c>[ … ]</c> for the expression itself where
/// the rule also names words beside it (two brackets make two expressions that share what one of them leaves out).
/// </remarks>
internal sealed class RuleFile(TimeWords words, RuleGraph graph)
{
    private static readonly RulePattern Bracket = RulePattern.Of(RuleMark.None);

    private readonly Dictionary<string, string> macros = new(StringComparer.Ordinal);
    private List<string> symbols = [];
    private int at;
    private int line;

    public void Read(IEnumerable<string> lines)
    {
        foreach (var text in lines)
        {
            line++;
            var arrow = text.LastIndexOf("=>", StringComparison.Ordinal);
            var equals = text.IndexOf(" = ", StringComparison.Ordinal);
            try
            {
                if (arrow >= 0)
                    AddRule(text[..arrow], text[(arrow + 2)..]);
                else if (equals > 0)
                    macros[text[..equals].Trim()] = "(" + text[(equals + 3)..] + ")";
                else
                    throw new FormatException("HDT0404: neither rule nor macro");
            }
            catch (FormatException wrong)
            {
                throw new FormatException($"{wrong.Message} in rule '{text}'", wrong);
            }
        }
    }

    private void AddRule(string left, string right)
    {
        var kind = RuleKind.None;
        var constants = ImmutableArray.CreateBuilder<(Slot, double)>();
        var narrative = false;
        foreach (var part in right.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var cut = part.IndexOf('=', StringComparison.Ordinal);
            if (cut < 0)
                kind = Enum.Parse<RuleKind>(part, true);
            else if (part == "when=narrative")
                narrative = true;
            else
                constants.Add(Constant(Enum.Parse<Slot>(part[..cut], true), part[(cut + 1)..]));
        }

        var rule = new TimeRule(line, kind, constants.ToImmutable(), narrative);
        symbols = Symbols(left);
        at = 0;
        var whole = Choice();
        if (at != symbols.Count)
            throw new FormatException($"HDT0405: '{symbols[at]}' is out of place");
        var parts = whole.Kind == PatternKind.Sequence ? whole.Parts : [whole];
        var open = parts.IndexOf(Bracket);
        var core = RulePattern.Sequence(parts.Skip(open + 1).Select(p => p == Bracket ? RulePattern.Of(RuleMark.OpenSecond) : p));
        if (core.MayBeEmpty)
            throw new FormatException("HDT0411: a rule that may match nothing");
        var contexts = RulePattern.Sequence(parts.Take(Math.Max(0, open))).Readings().Select(r => r.Reverse().ToImmutableArray()).ToList();
        graph.Add(rule, SecondClose(core), contexts);
    }

    /// <summary>The first ']' closes the first expression, another one the second.</summary>
    private static RulePattern SecondClose(RulePattern core)
    {
        var first = core.Parts.IndexOf(RulePattern.Of(RuleMark.Close));
        return first < 0 ? core : RulePattern.Sequence(core.Parts.Select((p, i) => i > first && p == RulePattern.Of(RuleMark.Close) ? RulePattern.Of(RuleMark.CloseSecond) : p));
    }

    private static (Slot, double) Constant(Slot slot, string name) => (slot, SlotNames.Value(slot, name));

    private List<string> Symbols(string text)
    {
        for (var open = text.IndexOf('{', StringComparison.Ordinal); open >= 0; open = text.IndexOf('{', StringComparison.Ordinal))
        {
            var close = text.IndexOf('}', open);
            if (close < 0 || !macros.TryGetValue(text[(open + 1)..close], out var body))
                throw new FormatException("HDT0406: unknown macro");
            text = text[..open] + body + text[(close + 1)..];
            if (text.Length > 100_000)
                throw new FormatException("HDT0407: a macro names itself");
        }

        var list = new List<string>();
        foreach (var piece in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            Split(piece, list);
        return list;
    }

    private static void Split(string piece, List<string> list)
    {
        var from = 0;
        for (var i = 0; i < piece.Length; i++)
        {
            if (piece[i] is '(' or ')' or '|' or '[' or ']' || (piece[i] == '?' && piece.Length > 1) || (piece[i] == '?' && list.Count > 0))
            {
                if (i > from)
                    list.Add(piece[from..i]);
                list.Add(piece[i].ToString());
                from = i + 1;
            }
        }

        if (from < piece.Length)
            list.Add(piece[from..]);
    }

    private RulePattern Choice()
    {
        List<RulePattern> all = [Sequence()];
        while (at < symbols.Count && symbols[at] == "|")
        {
            at++;
            all.Add(Sequence());
        }

        return all.Count == 1 ? all[0] : RulePattern.Choice(all);
    }

    private RulePattern Sequence()
    {
        var parts = new List<RulePattern>();
        while (at < symbols.Count && symbols[at] is not ("|" or ")"))
        {
            var next = Atom();
            if (at < symbols.Count && symbols[at] == "?")
            {
                at++;
                next = RulePattern.Choice([next, RulePattern.Nothing]);
            }

            parts.Add(next);
            Join(parts);
        }

        return RulePattern.Sequence(parts);
    }

    /// <summary>Words of a rule that the scanner makes one phrase of are one word here too.</summary>
    private void Join(List<RulePattern> parts)
    {
        for (var start = 0; start < parts.Count - 1; start++)
        {
            if (parts[start] is not { Kind: PatternKind.Step, Step.Kind: StepKind.Word } first)
                continue;
            foreach (var phrase in words.Phrases(first.Step.Id))
            {
                if (parts.Count - start == phrase.Words.Length
                    && parts.Skip(start).Select(p => p is { Kind: PatternKind.Step, Step.Kind: StepKind.Word } ? p.Step.Id : -1).SequenceEqual(phrase.Words))
                {
                    parts.RemoveRange(start, parts.Count - start);
                    parts.Add(RulePattern.Of(new RuleStep(StepKind.Word, phrase.Whole, Slot.None)));
                    return;
                }
            }
        }
    }

    private RulePattern Atom()
    {
        var symbol = symbols[at++];
        switch (symbol[0])
        {
            case '(':
                var inner = Choice();
                if (at >= symbols.Count || symbols[at++] != ")")
                    throw new FormatException("HDT0409: a parenthesis is open");
                return inner;
            case '[':
                return Bracket;
            case ']':
                return RulePattern.Of(RuleMark.Close);
            case '<' when symbol.Length > 2:
                return RulePattern.Of(ClassStep(symbol));
            default:
                return RulePattern.Of(new RuleStep(StepKind.Word, words.Add(Literal(symbol)), Slot.None));
        }
    }

    /// <summary>Marks that the notation itself uses go by name.</summary>
    private static string Literal(string symbol) => symbol switch
    {
        "LPAREN" => "(",
        "RPAREN" => ")",
        _ => symbol,
    };

    private RuleStep ClassStep(string symbol)
    {
        var name = symbol[1..^1];
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var slot = colon >= 0 ? Enum.Parse<Slot>(name[(colon + 1)..], true) : (Slot?)null;
        var index = words.ClassIndex(colon >= 0 ? name[..colon] : name);
        if (index < 0)
            throw new FormatException($"HDT0410: no class '{name}'");
        return new RuleStep(StepKind.Class, index, slot ?? words.SlotOf(index));
    }
}
