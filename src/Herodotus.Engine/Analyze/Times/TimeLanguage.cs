using System.Globalization;
using Herodotus.Analyze.Numbers;
using Herodotus.Analyze.Times.Rules;
using Herodotus.Analyze.Times.Words;
using Herodotus.Learning.Files;

namespace Herodotus.Analyze.Times;

/// <summary>All that is known of time expressions in one language, read once from <c>data/&lt;language&gt;/times.words</c> and <c>times.rules</c>.</summary>
internal sealed class TimeLanguage
{
    public const string WordFile = "times.words";
    public const string RuleFileName = "times.rules";

    private TimeLanguage(DataFolder data, string language)
    {
        Words = new TimeWords();
        Rules = new RuleGraph();
        foreach (var name in EngineClasses)
            Words.AddClass(name.Name, name.Slot);
        Cardinal = Words.ClassIndex("cardinal");
        Scale = Words.ClassIndex("scale");
        OrdinalWord = Words.ClassIndex("ordinal");
        ReadNumbers(data.Lines(language, "numbers.txt"));
        foreach (var line in data.Lines(language, WordFile))
            ReadLine(line);
        Numbers = NumberReader.For(language);
        new RuleFile(Words, Rules).Read(data.Lines(language, RuleFileName));
        Rules.Freeze(Words);
        Glue = Words.ClassIndex("glue");
        PastCue = Words.ClassIndex("past");
        FutureCue = Words.ClassIndex("future");
        Since = Words.ClassIndex("since");
        Until = Words.ClassIndex("until");
        Deictic = Words.ClassIndex("deictic");
        Trim = Words.ClassIndex("trim");
        Units = Words.ClassIndex("units");
        Era = Words.ClassIndex("era");
        BeforeClock = Words.ClassIndex("beforeclock");
        AfterEvent = Words.ClassIndex("afterevent");
        BeforeEvent = Words.ClassIndex("beforeevent");
        Possessive = Words.Add("'s");
        AnteMeridiem = Words.Add("a.m.");
        PostMeridiem = Words.Add("p.m.");
        Marks = [.. Enumerable.Range(0, 128).Select(c => Words.Find(((char)c).ToString()))];
    }

    public TimeWords Words { get; }

    public RuleGraph Rules { get; }

    /// <summary>Reads numbers in words.</summary>
    public NumberReader Numbers { get; }

    public int Cardinal { get; }

    public int Scale { get; }

    public int OrdinalWord { get; }

    public int Glue { get; }

    public int PastCue { get; }

    public int FutureCue { get; }

    public int Since { get; }

    public int Until { get; }

    public int Deictic { get; }

    public int Units { get; }

    public int Era { get; }

    /// <summary>Words after which 17.00 is a clock time.</summary>
    public int BeforeClock { get; }

    /// <summary>Words that hang a duration on an event after which it is counted.</summary>
    public int AfterEvent { get; }

    public int BeforeEvent { get; }

    /// <summary>Words that rules read with an expression but that are no part of it.</summary>
    public int Trim { get; }

    public int Possessive { get; }

    public int AnteMeridiem { get; }

    public int PostMeridiem { get; }

    /// <summary>The word index of each ASCII mark, or -1.</summary>
    public ImmutableArray<int> Marks { get; }

    /// <summary>True where 3/4 is the third of April.</summary>
    public bool DayFirst { get; private set; }

    public ImmutableArray<string> OrdinalSuffixes { get; private set; } = [];

    public ImmutableArray<string> PastSuffixes { get; private set; } = [];

    public ImmutableArray<string> FutureSuffixes { get; private set; } = [];

    private static readonly (string Name, Slot Slot)[] EngineClasses =
    [
        ("cardinal", Slot.Number), ("scale", Slot.None), ("ordinal", Slot.Ordinal), ("glue", Slot.None),
        ("past", Slot.None), ("future", Slot.None), ("since", Slot.None), ("until", Slot.None), ("deictic", Slot.None), ("trim", Slot.None), ("units", Slot.Unit), ("era", Slot.Era), ("beforeclock", Slot.None), ("afterevent", Slot.None), ("beforeevent", Slot.None),
    ];

    /// <summary>Reads a language; null when the data folder holds no times for it.</summary>
    /// <exception cref="FormatException">A line of its files is wrong; the message says which.</exception>
    public static TimeLanguage? Read(DataFolder data, string language) =>
        File.Exists(data.File(language, WordFile)) ? new TimeLanguage(data, language) : null;

    /// <summary>A phrase as the scanner cuts it: "New Year's Day" is New, Year, 's, Day.</summary>
    private static string[] Pieces(string entry)
    {
        if (!entry.Contains(' ', StringComparison.Ordinal))
            return [entry];
        return entry.Replace("'s", " \u0001s", StringComparison.Ordinal).Replace("'", " ' ", StringComparison.Ordinal)
            .Replace('\u0001', '\'').Replace("-", " - ", StringComparison.Ordinal)
            .Replace(".", " . ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Which words a number may begin with, from the file that <see cref="NumberReader"/> reads.</summary>
    private void ReadNumbers(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var classIndex = parts[0] switch { "cardinal" or "hundred" => Cardinal, "scale" => Scale, "ordinal" => OrdinalWord, _ => -1 };
            if (classIndex < 0)
                continue;
            foreach (var word in parts.AsSpan(2))
                Words.AddMeaning(word, classIndex, double.Parse(parts[1], CultureInfo.InvariantCulture));
        }
    }

    private void ReadLine(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        if (colon < 0)
            throw new FormatException($"HDT0413: no ': ' in '{line}'");
        var head = line[..colon].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var entries = line[(colon + 2)..].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        switch (head[0])
        {
            case "order":
                DayFirst = entries[0] == "day-month";
                return;
            case "suffix":
                if (head[1] == "ordinal")
                    OrdinalSuffixes = [.. entries];
                else if (head[1] == "past")
                    PastSuffixes = [.. entries];
                else
                    FutureSuffixes = [.. entries];
                return;
            case "class":
                foreach (var name in entries)
                    Words.AddClass(name, Enum.Parse<Slot>(head[1], true));
                return;
        }

        var classIndex = Words.ClassIndex(head[0]);
        if (classIndex < 0)
        {
            classIndex = Enum.TryParse<Slot>(head[0], true, out var own)
                ? Words.AddClass(head[0], own)
                : throw new FormatException($"HDT0414: unknown class in '{line}'");
        }

        var value = head.Length > 1 ? SlotNames.Value(Words.SlotOf(classIndex), head[1]) : 0;
        foreach (var entry in entries)
        {
            var pieces = Pieces(entry);
            if (pieces.Length == 1)
                Words.AddMeaning(pieces[0], classIndex, value);
            else
                Words.AddPhrase(pieces, classIndex, value);
        }
    }
}
