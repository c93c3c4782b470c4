namespace Herodotus.Text;

/// <summary>Binary search among things that lie in order of where they stand in a text.</summary>
public static class OrderedSearch
{
    /// <summary>Index of the first item whose place is at least <paramref name="least"/>; their number where none is.</summary>
    /// <param name="items">In order of their places.</param>
    /// <param name="place">Where an item stands: a code unit, a token.</param>
    public static int FirstFrom<T>(this ReadOnlySpan<T> items, int least, Func<T, int> place)
    {
        ArgumentNullException.ThrowIfNull(place);
        var (low, high) = (0, items.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (place(items[middle]) < least)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
