namespace Herodotus.Eval.Words;

/// <summary>Classes as items for the next, coarser clustering: only those in use, in falling order of use.</summary>
/// <param name="ItemOf">Class to item.</param>
/// <param name="Order">Item to class.</param>
internal sealed record Grain(Neighbor[][] Left, Neighbor[][] Right, float[] Uses, int[] ItemOf, int[] Order)
{
    public static Grain Of(int[] classOf, Neighbor[][] right, float[] uses, int classes)
    {
        var totals = new float[classes];
        for (var item = 0; item < uses.Length; item++)
            totals[classOf[item]] += uses[item];
        var order = Enumerable.Range(0, classes).Where(group => totals[group] > 0).OrderByDescending(group => totals[group]).ThenBy(group => group).ToArray();
        var itemOf = new int[classes];
        for (var item = 0; item < order.Length; item++)
            itemOf[order[item]] = item;
        var pairs = new float[order.Length, order.Length];
        for (var item = 0; item < uses.Length; item++)
        {
            foreach (var (other, count) in right[item])
                pairs[itemOf[classOf[item]], itemOf[classOf[other]]] += count;
        }

        var (before, after) = (new Neighbor[order.Length][], new Neighbor[order.Length][]);
        for (var item = 0; item < order.Length; item++)
        {
            var own = item;
            var others = Enumerable.Range(0, order.Length).Where(other => other != own).ToArray();
            after[item] = [.. others.Where(other => pairs[own, other] > 0).Select(other => new Neighbor(other, pairs[own, other]))];
            before[item] = [.. others.Where(other => pairs[other, own] > 0).Select(other => new Neighbor(other, pairs[other, own]))];
        }

        return new Grain(before, after, [.. order.Select(group => totals[group])], itemOf, order);
    }
}
