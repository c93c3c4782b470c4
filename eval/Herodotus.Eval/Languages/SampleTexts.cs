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

    public static Dictionary<string, WordCounts> Read(string? declarations, string[] texts, string[] codes)
    {
        var result = codes.ToDictionary(code => code, _ => new WordCounts(), StringComparer.Ordinal);
        foreach (var (code, page) in declarations is null ? [] : Pages)
        {
            var path = Path.Combine(declarations!, page + ".html");
            if (File.Exists(path) && result.TryGetValue(code, out var counts))
                counts.AddPage(File.ReadAllText(path));
        }

        foreach (var text in texts)
        {
            foreach (var line in File.ReadLines(text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..]))
                result[text[..text.IndexOf('=', StringComparison.Ordinal)]].Add(line);
        }

        return result.Where(pair => pair.Value.Total > 0).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
    }
}
