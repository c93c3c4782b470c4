using Herodotus.Learning.Networks;
using Herodotus.Learning.Sequences;
using Herodotus.Reports;
using Herodotus.Reports.Json;

namespace Herodotus.Analyze.Names.Judging;

/// <summary>
/// The network that the judge of names asks beside the tagger (<c>names-network.model</c>): another kind of learner, which errs elsewhere. It says of a token
/// whether it begins, goes on or ends a name of each type, or is one alone.
/// </summary>
public sealed class NameNetwork
{
    /// <summary>Labels of a type, one for each <see cref="NamePlace"/>.</summary>
    internal const int Places = 4;

    /// <exception cref="InvalidDataException">It tells something else.</exception>
    public NameNetwork(WindowNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        Network = network;
        Types = (network.Labels.Count - 1) / Places;
        Numbers = [.. Enum.GetValues<NameType>().Select(type => network.Labels.IndexOf("B-" + ContractNames.Name(type)) is var label and > 0 ? (label - 1) / Places : -1)];
        if (!network.Labels.Names.SequenceEqual(LabelsOf(Enum.GetValues<NameType>().Where(type => Numbers[(int)type] >= 0)).Names))
            throw new InvalidDataException("HDT0913: names-network.model does not tell names; make it again with ./train");
    }

    /// <summary>The labels of names of some types.</summary>
    public static LabelSet LabelsOf(IEnumerable<NameType> types) => LabelSet.Bioes(types.Order().Select(ContractNames.Name));

    /// <summary>The network beside a names model; null when it has none.</summary>
    public static NameNetwork? Load(string namesModel) => Beside(namesModel) is var path && File.Exists(path) ? new NameNetwork(WindowNetwork.Read(path)) : null;

    /// <summary>Where the network of a names model lies: <c>names.model</c> has <c>names-network.model</c>.</summary>
    public static string Beside(string namesModel) => Path.ChangeExtension(namesModel, null) + "-network.model";

    internal WindowNetwork Network { get; }

    /// <summary>How many types it knows.</summary>
    internal int Types { get; }

    /// <summary>For each type its number among those that the network knows; -1 for others.</summary>
    internal ImmutableArray<int> Numbers { get; }

    /// <summary>The label of a token at a place of a name.</summary>
    internal int Label(int type, NamePlace place) => 1 + (type * Places) + (int)place;
}
