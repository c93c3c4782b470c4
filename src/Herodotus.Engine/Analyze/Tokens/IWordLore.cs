namespace Herodotus.Analyze.Tokens;

/// <summary>What is known of words before a text is read: it is asked once for each word met, and kept with the word's traits.</summary>
public interface IWordLore
{
    /// <summary>Sets what is known of a word in its traits, whose hashes are there.</summary>
    void Describe(ref TokenTraits traits);
}
