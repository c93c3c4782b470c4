using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Herodotus.Ingest.Sources;

/// <summary>
/// Sources in YAML: a list, bare or under <c>sources:</c>, of mappings with the same keys as in TOML, or of addresses alone. It is read event
/// by event, so nesting and references cost nothing.
/// </summary>
internal static class YamlSources
{
    public static ImmutableArray<SourceTable> Read(string text, Action<int, string> wrong)
    {
        var tables = ImmutableArray.CreateBuilder<SourceTable>();
        try
        {
            var events = new Parser(new StringReader(text));
            events.Consume<StreamStart>();
            if (!events.TryConsume<DocumentStart>(out _))
                return [];
            if (events.TryConsume<MappingStart>(out _))
            {
                while (!events.TryConsume<MappingEnd>(out _))
                {
                    if (events.TryConsume<Scalar>(out var key) && key.Value is "sources" or "source")
                    {
                        List(events, tables, wrong);
                    }
                    else
                    {
                        wrong(Line(key ?? events.Current!), $"'{key?.Value}' is not known here; the list stands under 'sources:'");
                        events.SkipThisAndNestedEvents();
                    }
                }
            }
            else
            {
                List(events, tables, wrong);
            }
        }
        catch (YamlException mistake)
        {
            wrong((int)mistake.Start.Line, $"this is not YAML: {mistake.Message}");
        }

        return tables.ToImmutable();
    }

    public static string Write(IEnumerable<NewsSource> sources)
    {
        var text = new StringBuilder("# Sources that 'herodotus watch' asks for news. Edit by hand or with 'herodotus sources'.\nsources:\n");
        foreach (var source in sources)
        {
            text.Append("  - name: ").Append(SourceList.Quoted(source.Name)).Append("\n    url: ").Append(SourceList.Quoted(source.Address.AbsoluteUri)).Append('\n');
            if (source.Every != NewsSource.UsualInterval)
                text.Append("    every: ").Append(SourceList.WriteInterval(source.Every)).Append('\n');
            if (source.FullText)
                text.Append("    full_text: true\n");
            if (source.Outlet is not null)
                text.Append("    outlet: ").Append(SourceList.Quoted(source.Outlet)).Append('\n');
        }

        return text.ToString();
    }

    private static void List(IParser events, ImmutableArray<SourceTable>.Builder tables, Action<int, string> wrong)
    {
        if (!events.TryConsume<SequenceStart>(out _))
        {
            if (!events.TryConsume<Scalar>(out var nothing) || nothing.Value.Length > 0)
            {
                wrong(Line(nothing ?? events.Current!), "sources are a list: each begins with '-'");
                if (nothing is null)
                    events.SkipThisAndNestedEvents();
            }

            return;
        }

        while (!events.TryConsume<SequenceEnd>(out _))
        {
            if (events.TryConsume<Scalar>(out var address))
            {
                var table = new SourceTable(Line(address));
                table.Set("url", address.Value);
                tables.Add(table);
            }
            else if (events.TryConsume<MappingStart>(out var start))
            {
                tables.Add(Table(events, new(Line(start)), wrong));
            }
            else
            {
                wrong(Line(events.Current!), "a source is an address, or keys and values");
                events.SkipThisAndNestedEvents();
            }
        }
    }

    private static SourceTable Table(IParser events, SourceTable table, Action<int, string> wrong)
    {
        while (!events.TryConsume<MappingEnd>(out _))
        {
            var isKey = events.TryConsume<Scalar>(out var key);
            if (!isKey)
                events.SkipThisAndNestedEvents();
            if (events.TryConsume<Scalar>(out var value))
            {
                if (isKey)
                    table.Set(key!.Value, value.Value);
            }
            else
            {
                wrong(Line(events.Current!), $"the value of '{key?.Value}' is not a plain one");
                events.SkipThisAndNestedEvents();
            }
        }

        return table;
    }

    private static int Line(ParsingEvent at) => (int)at.Start.Line;
}
