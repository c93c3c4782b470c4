using System.Text;

namespace Herodotus.Knowledge;

/// <summary>Names of other scripts in Latin letters: letter by letter, as passports do it, not as each language would.</summary>
/// <remarks>Arabic and Hebrew leave vowels out: what comes from them is compared by consonants.</remarks>
public static class Romanization
{
    private const string Pairs =
        "аa бb вv гg дd еe ёe жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ь эe юyu яya іi їi єe ґg ўu ђdj јj љlj њnj ћc џdz ѓg ќk ѕdz әa өo үu қk ғg ңn һh " +
        "αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo " +
        "اa أa إi آa ٱa بb تt ثth جj حh خkh دd ذdh رr زz سs شsh صs ضd طt ظz ع غgh فf قq كk کk لl مm نn هh ةa وw ؤw يy ىa یy ئy ء پp چch ژzh گg ڤv " +
        "אa בb גg דd הh וv זz חh טt יy כk ךk לl מm םm נn ןn סs ע פp ףp צts ץts קk רr שsh תt " +
        "աa բb գg դd եe զz էe ըy թt ժzh իi լl խkh ծts կk հh ձdz ղgh ճch մm յy նn շsh ոo չch պp ջj ռr սs վv տt րr ցts ւu փp քk օo ֆf " +
        "აa ბb გg დd ეe ვv ზz თt იi კk ლl მm ნn ოo პp ჟzh რr სs ტt უu ფp ქk ღgh ყq შsh ჩch ცts ძdz წts ჭch ხkh ჯj ჰh " +
        "アa イi ウu エe オo カka キki クku ケke コko ガga ギgi グgu ゲge ゴgo サsa シshi スsu セse ソso ザza ジji ズzu ゼze ゾzo タta チchi ツtsu テte トto ダda ヂji ヅzu デde ドdo ナna ニni ヌnu ネne ノno " +
        "ハha ヒhi フfu ヘhe ホho バba ビbi ブbu ベbe ボbo パpa ピpi プpu ペpe ポpo マma ミmi ムmu メme モmo ヤya ユyu ヨyo ラra リri ルru レre ロro ワwa ヲwo ンn ヴv ァa ィi ゥu ェe ォo ャya ュyu ョyo ッ ー";

    private static readonly Dictionary<char, string> Letters = Pairs.Split(' ', StringSplitOptions.RemoveEmptyEntries).DistinctBy(pair => pair[0]).ToDictionary(pair => pair[0], pair => pair[1..]);

    private static readonly string[] Initials = ["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"];
    private static readonly string[] Vowels = ["a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu", "ui", "i"];
    private static readonly string[] Finals = ["", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t"];

    /// <summary>True when some letter is of a script that leaves vowels out.</summary>
    public static bool LacksVowels(ReadOnlySpan<char> name)
    {
        foreach (var c in name)
        {
            if (c is (>= '\u0590' and <= '\u05ff') or (>= '\u0600' and <= '\u06ff'))
                return true;
        }

        return false;
    }

    /// <summary>True when every letter is Latin.</summary>
    public static bool IsLatin(ReadOnlySpan<char> name)
    {
        foreach (var c in name)
        {
            if (char.IsLetter(c) && c > '\u024f' && c is not (>= '\u1e00' and <= '\u1eff'))
                return false;
        }

        return true;
    }

    public static string ToLatin(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (IsLatin(name))
            return name;
        var latin = new StringBuilder(name.Length * 2);
        foreach (var c in name)
        {
            if (c is >= '\uac00' and <= '\ud7a3')
            {
                var index = c - '\uac00';
                latin.Append(Initials[index / 588]).Append(Vowels[index % 588 / 28]).Append(Finals[index % 28]);
            }
            else if (Letters.TryGetValue(NameLetters.Fold(c), out var letters) || Letters.TryGetValue(c, out letters))
            {
                latin.Append(letters);
            }
            else if (c is >= '\u3041' and <= '\u3096' && Letters.TryGetValue((char)(c + 0x60), out letters))
            {
                latin.Append(letters); // hiragana lies a fixed step before katakana
            }
            else
            {
                latin.Append(c == '\u30fb' ? ' ' : c);
            }
        }

        return latin.ToString();
    }
}
