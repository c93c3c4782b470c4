namespace Herodotus.Eval.Languages;

/// <summary>Sample texts of the languages: the Universal Declaration of Human Rights, and more where there is more.</summary>
public static class SampleTexts
{
    /// <summary>BCP 47 code and the name of the declaration's page.</summary>
    private static readonly (string Code, string Page)[] Pages =
    [
        ("af", "afr"), ("am", "amh"), ("ar", "arb"), ("az", "azj_latn"), ("be", "bel"), ("bg", "bul"), ("bn", "ben"), ("bs", "bos_latn"), ("ca", "cat"), ("cs", "ces"), ("cy", "cym"),
        ("da", "dan"), ("de", "deu_1996"), ("el", "ell_monotonic"), ("en", "eng"), ("eo", "epo"), ("es", "spa"), ("et", "est"), ("eu", "eus"), ("fa", "pes_1"), ("fi", "fin"), ("fr", "fra"),
        ("ga", "gle"), ("gu", "guj"), ("he", "heb"), ("hi", "hin"), ("hr", "hrv"), ("hu", "hun"), ("hy", "hye"), ("id", "ind"), ("is", "isl"), ("it", "ita"), ("ja", "jpn"), ("ka", "kat"),
        ("kk", "kaz"), ("ko", "kor"), ("la", "lat"), ("lg", "lug"), ("lt", "lit"), ("lv", "lav"), ("mi", "mri"), ("mk", "mkd"), ("mn", "khk"), ("mr", "mar"), ("ms", "zlm"), ("nb", "nob"),
        ("nl", "nld"), ("nn", "nno"), ("pa", "pan"), ("pl", "pol"), ("pt", "por_PT"), ("pt", "por_BR"), ("ro", "ron_2006"), ("ru", "rus"), ("sk", "slk"), ("sl", "slv"), ("sn", "sna"),
        ("so", "som"), ("sq", "als"), ("sr", "srp_cyrl"), ("st", "sot"), ("sv", "swe"), ("sw", "swh"), ("ta", "tam"), ("te", "tel"), ("th", "tha"), ("tl", "tgl"), ("tn", "tsn"), ("tr", "tur"),
        ("ts", "tso_ZW"), ("uk", "ukr"), ("ur", "urd"), ("vi", "vie"), ("xh", "xho"), ("yo", "yor"), ("zh", "cmn_hans"), ("zu", "zul"),
    ];

    /// <summary>Each source of words apart, with its language: the weight of a word is the largest that any source gives it.</summary>
    public static List<(string Code, WordCounts Counts)> Read(string? declarations, string[] texts, string? lists, string[] frequencies)
    {
        var result = new List<(string, WordCounts)>();
        foreach (var (code, page) in declarations is null ? [] : Pages)
        {
            var (path, counts) = (Path.Combine(declarations!, page + ".html"), new WordCounts());
            if (!File.Exists(path))
                continue;
            counts.AddPage(File.ReadAllText(path));
            result.Add((code, counts));
        }

        foreach (var (code, path) in texts.Select(Named))
        {
            var counts = new WordCounts();
            foreach (var line in File.ReadLines(path))
                counts.Add(line);
            result.Add((code, counts));
        }

        result.AddRange(lists is null ? [] : WordLists.ReadRanked(lists));
        result.AddRange(frequencies.Select(Named).Select(named => (named.Code, WordLists.ReadMeasured(named.Path))));
        return result;
    }

    /// <summary><c>en=FILE</c>.</summary>
    private static (string Code, string Path) Named(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return (text[..at], text[(at + 1)..]);
    }
}
