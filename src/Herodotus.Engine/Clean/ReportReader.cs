using Herodotus.Clean.Encodings;
using Herodotus.Clean.Extraction;
using Herodotus.Clean.Feeds;
using Herodotus.Clean.Json;
using Herodotus.Clean.Letters;
using Herodotus.Clean.Markup;
using Herodotus.Clean.Metadata;
using Herodotus.Clean.Plain;
using Herodotus.Clean.Posts;
using Herodotus.Clean.Sniffing;
using Herodotus.Clean.Tables;
using Herodotus.Ingest;
using Herodotus.Ingest.Archives;
using Herodotus.Ingest.Web;
using Herodotus.Learning.Files;
using Herodotus.Reports;

namespace Herodotus.Clean;

/// <summary>
/// The one door: paths in, reports out, in order. It finds out by content what it was given; what cannot be read is answered in its
/// place with a coded reason and the rest goes on. Files of many reports are streamed.
/// </summary>
public sealed class ReportReader
{
    /// <summary>The code of a note on an item whose bytes are not whole.</summary>
    private const string DamagedItem = "HDT0133";

    /// <summary>Walls say no more than this.</summary>
    private const int MaxWallLength = 400;

    /// <summary>The code of a note on a page without an article.</summary>
    private const string NoArticle = "HDT0136";

    private readonly FieldMap _map;
    private readonly PlainTextReader _plain;
    private readonly CreditReader _credits;

    private ReportReader(FieldMap map, CreditReader credits) => (_map, _credits, _plain) = (map, credits, new(credits));

    /// <summary>True to give reports the places of their paragraphs in the bytes they were read from.</summary>
    public bool WithSourceMap { get; init; }

    public static ReportReader Load(DataFolder data, FieldMap? map = null, bool withSourceMap = false) =>
        new(map ?? FieldMap.Identity, new(Agencies.Load(data))) { WithSourceMap = withSourceMap };

    /// <summary>Reads files, folders, web addresses and <c>-</c>, in the order given, folders in ordinal order.</summary>
    /// <param name="paths">As given.</param>
    /// <param name="standardInput">What <c>-</c> means.</param>
    /// <param name="fetch">Fetches web addresses; the usual <see cref="Fetcher"/>, public addresses only, when null.</param>
    public IEnumerable<ReadResult> Read(IEnumerable<string> paths, Func<Stream>? standardInput = null, Func<Uri, ItemOrRefusal>? fetch = null)
    {
        foreach (var (item, refusal) in ItemSource.Open(paths, standardInput ?? Console.OpenStandardInput, fetch ?? FetchOnce))
        {
            if (item is null)
            {
                yield return refusal!;
                continue;
            }

            foreach (var result in Read(item))
                yield return result;
        }
    }

    /// <summary>Reads one item. A stream that fails on the way (a truncated archive, a bad disk) ends with a refusal; what came before stands.</summary>
    public IEnumerable<ReadResult> Read(Item item)
    {
        IEnumerator<ReadResult>? results = null;
        try
        {
            while (true)
            {
                ReadResult result;
                try
                {
                    results ??= Parts(item).GetEnumerator();
                    if (!results.MoveNext())
                        break;
                    result = results.Current;
                }
                catch (Exception error) when (error is IOException or InvalidDataException)
                {
                    result = ArchiveReader.Failure(item.File, error);
                    results?.Dispose();
                    results = Enumerable.Empty<ReadResult>().GetEnumerator();
                }

                yield return result.Report is { } report ? WrongClock.Stated(report, item.Retrieved) : result;
            }
        }
        finally
        {
            results?.Dispose();
        }
    }

    /// <summary>One address, fetched while the caller waits.</summary>
    private static ItemOrRefusal FetchOnce(Uri address)
    {
        using var fetcher = new Fetcher(TimeProvider.System);
        return Fetch(fetcher, address);
    }

    /// <summary>An address as an item; waits for the answer.</summary>
    public static ItemOrRefusal Fetch(Fetcher fetcher, Uri address)
    {
        var answer = Task.Run(() => fetcher.FetchAsync(address)).GetAwaiter().GetResult();
        return answer.Refusal is { } refusal ? refusal with { File = address.AbsoluteUri } : answer.ToItem(TimeProvider.System.GetUtcNow());
    }

    private IEnumerable<ReadResult> Parts(Item item)
    {
        var (kind, name) = ContentSniffer.Sniff(item.Head.Span, item.HeadIsAll);
        switch (kind)
        {
            case ContentKind.Empty when item.HeadIsAll:
                return [new Refusal(Refusal.Empty, $"{item.File} is empty; there is nothing to read", item.File)];
            case ContentKind.Binary:
                return [new Refusal(Refusal.Binary, $"{item.File} holds {name ?? "binary data"}, not text; give its text instead", item.File)];
            case ContentKind.JsonLines:
                return JsonReports.ReadLines(item, _map);
        }

        if (kind == ContentKind.PlainText)
        {
            if (CsvReports.MayHaveHeader(item.Head.Span) && TextDecoder.Decode(item.Head.Span, item.Charset) is var head && CsvReports.Header(head.Text, _map) is { } header)
                return CsvReports.Read(item, _map, head.Encoding, header);
        }

        if (item.ReadAll() is not { } bytes)
        {
            return
            [
                new Refusal(
                    Refusal.TooLarge,
                    $"{item.File} is larger than {InputLimits.MaxItemBytes / (1024 * 1024)} MB, the most one text or page may have; split it, or give it as JSON Lines",
                    item.File),
            ];
        }

        return kind switch
        {
            ContentKind.Json => Mapped(Json(item, bytes), () => TextDecoder.Decode(bytes), SourceForm.Json),
            ContentKind.PostArchive => Mapped(PostArchive(item, bytes), () => TextDecoder.Decode(bytes), SourceForm.Json),
            ContentKind.Letter => LetterReader.ReadAll(item, bytes, WithSourceMap),
            ContentKind.Opml => [new Refusal(Refusal.NotAFeed, $"{item.File} is a list of feeds (OPML); import it with 'herodotus sources add'", item.File)],
            ContentKind.Feed => Feed(item, TextDecoder.Decode(bytes, item.Charset)),
            ContentKind.Page => Page(item, TextDecoder.Decode(bytes, item.Charset)),
            _ => Plain(item, TextDecoder.Decode(bytes, item.Charset)),
        };
    }

    private IEnumerable<ReadResult> Feed(Item item, DecodedText decoded) => Mapped(FeedReader.Read(item, decoded), () => decoded, SourceForm.Feed);

    private IEnumerable<ReadResult> Plain(Item item, DecodedText decoded) => Mapped(Texts(item, decoded), () => decoded, SourceForm.Plain);

    private IEnumerable<ReadResult> Texts(Item item, DecodedText decoded)
    {
        var any = false;
        foreach (var report in _plain.Read(item, decoded))
        {
            any = true;
            yield return report;
        }

        if (!any)
            yield return new Refusal(Refusal.Empty, $"{item.File} holds no words; there is nothing to read", item.File);
    }

    /// <summary>A script file of an X archive: an assignment of a JSON array. Files of the archive that hold no posts are one refusal each.</summary>
    private static IEnumerable<ReadResult> PostArchive(Item item, byte[] bytes)
    {
        using var document = JsonReports.Parse(bytes.AsMemory(bytes.AsSpan().IndexOf((byte)'=') + 1), out var error);
        var posts = document is null ? null : PostReader.ReadAll(document.RootElement);
        if (posts is null)
        {
            yield return new Refusal(error is null ? Refusal.NoText : Refusal.NotJson, $"{item.File} holds no posts{(error is null ? "" : $": {error}")}", item.File);
            yield break;
        }

        for (var part = 0; part < posts.Count; part++)
            yield return JsonReports.Named(posts[part], item, part);
    }

    private IEnumerable<ReadResult> Json(Item item, byte[] bytes)
    {
        using var document = JsonReports.Parse(bytes, out var error);
        if (document is null)
        {
            yield return new Refusal(Refusal.NotJson, $"{item.File} is not JSON: {error}", item.File);
        }
        else if (JsonFeedReader.IsFeed(document.RootElement))
        {
            foreach (var result in JsonFeedReader.Read(document.RootElement, item))
                yield return result;
        }
        else if (_map.IsIdentity && PostReader.ReadAll(document.RootElement) is { } posts)
        {
            for (var part = 0; part < posts.Count; part++)
                yield return JsonReports.Named(posts[part], item, part);
        }
        else if (document.RootElement.ValueKind == System.Text.Json.JsonValueKind.Array)
        {
            var part = 0;
            foreach (var element in document.RootElement.EnumerateArray())
                yield return JsonReports.One(element, _map, item, part++, null);
        }
        else
        {
            yield return JsonReports.One(document.RootElement, _map, item, null, null);
        }
    }

    private IEnumerable<ReadResult> Page(Item item, DecodedText decoded) => Mapped([Article(item, decoded)], () => decoded, SourceForm.Html);

    private ReadResult Article(Item item, DecodedText decoded)
    {
        var parts = PageReader.Read(decoded.Text, Uri.TryCreate(item.Url, UriKind.Absolute, out var address) ? address : null);
        // A page without an article still says something: all of it, and that it is so. Where the reader says why there is none, it is refused.
        if (string.IsNullOrWhiteSpace(parts.Text) && parts.Notes.All(note => note.Code == PageNotes.NoText) && MarkupText.FromHtml(decoded.Text) is { Length: > 0 } all)
            parts = parts with { Text = all, Notes = [new(NoArticle, "no article was found in the page: this is all it says")] };
        if (string.IsNullOrWhiteSpace(parts.Text))
        {
            return parts.Notes.FirstOrDefault() is { } reason
                ? new Refusal(reason.Code, $"{item.Url ?? item.File}: {reason.Message}", item.File)
                : new Refusal(Refusal.NoText, $"{item.File} is a page without a text that could be read", item.File);
        }

        // With more words than a wall has, the note is enough: an article may speak of such things.
        if (parts.Text.Length < MaxWallLength && parts.Notes.FirstOrDefault(note => note.Code is PageNotes.Consent or PageNotes.Robot or PageNotes.Error) is { } wall)
            return new Refusal(wall.Code, $"{item.Url ?? item.File}: {wall.Message}; open it in a browser", item.File);
        var credit = _credits.Read(parts.Text);
        var report = new Report
        {
            Id = "",
            Text = parts.Text,
            Title = parts.Title,
            Author = parts.Author,
            Published = parts.Published,
            Updated = parts.Updated,
            Source = parts.Source ?? credit.Source,
            Agency = credit.Agency is { } agency && !agency.Equals(parts.Source, StringComparison.OrdinalIgnoreCase) ? agency : null,
            Language = parts.Language,
            Url = parts.Url ?? item.Url,
            Summary = parts.Summary,
            Kind = credit.Kind ?? ReportKind.Article,
            Links = parts.Links,
            Notes = [.. decoded.Notes, .. parts.Notes, .. item.Note is { } note ? [new ReportNote(DamagedItem, note)] : (ReadOnlySpan<ReportNote>)[]],
            Encoding = decoded.Encoding,
            File = item.File,
            Part = item.Part,
        };
        return report with { Id = ReportIds.For(report, item.Name) };
    }

    /// <summary>The results, each report with the places of its paragraphs where that is wanted.</summary>
    private IEnumerable<ReadResult> Mapped(IEnumerable<ReadResult> results, Func<DecodedText> decode, SourceForm form)
    {
        if (!WithSourceMap)
            return results;
        var aligner = new Lazy<SourceAligner>(() => new(decode(), form));
        return results.Select(result => result.Report is { } report ? report with { SourceMap = aligner.Value.Align(report.Text) } : result);
    }
}
