using Herodotus.Learning.Classifiers;

namespace Herodotus.Learning.Sequences;

/// <summary>How a sequence tagger is trained.</summary>
public enum SequenceMethod
{
    /// <summary>Averaged structured perceptron (Collins 2002): fast, sparse.</summary>
    Perceptron,

    /// <summary>Conditional random field by stochastic gradient steps with per-weight rates (AdaGrad): slower, usually better.</summary>
    RandomField,
}

/// <summary>Settings of <see cref="SequenceTrainer"/> and <see cref="LinearTrainer"/>; the defaults are what worked on names and parts of speech.</summary>
public sealed record TrainingOptions
{
    public SequenceMethod Method { get; init; } = SequenceMethod.RandomField;

    public int Epochs { get; init; } = 10;

    /// <summary>Features met in fewer items than this are left out.</summary>
    public int MinCount { get; init; } = 2;

    /// <summary>AdaGrad's rate: the size of the first step of a weight.</summary>
    public float Rate { get; init; } = 0.1f;

    /// <summary>Pull of every touched weight towards zero, a step.</summary>
    public float Decay { get; init; } = 1e-5f;

    /// <summary>The share of features hidden at random at each step, so that no single one is leant on.</summary>
    public float Dropout { get; init; }

    /// <summary>What one unit of a stored weight is worth: coarser is smaller.</summary>
    public float Step { get; init; } = 1f / 32;

    /// <summary>A feature whose largest weight is below this is left out of the model.</summary>
    public float PruneBelow { get; init; } = 0.05f;

    /// <summary>How many times a random field is learnt, each with the next seed: the model is the mean of all, steadier than one.</summary>
    public int Runs { get; init; } = 1;

    /// <summary>Order of examples, and what dropout hides. The same seed and data give the same model.</summary>
    public int Seed { get; init; } = 7;
}
