namespace Herodotus.Analyze.Numbers;

/// <summary>Decimal arithmetic that states an overflow instead of throwing.</summary>
internal static class Product
{
    public static bool TryMultiply(decimal left, decimal right, out decimal product)
    {
        // Multiplied as doubles first: a throw on hostile input would cost more than all the rest.
        if (Math.Abs((double)left * (double)right) > 7.9e28)
        {
            product = 0;
            return false;
        }

        product = left * right;
        return true;
    }

    public static bool TryAdd(decimal left, decimal right, out decimal sum)
    {
        if (Math.Abs((double)left + (double)right) > 7.9e28)
        {
            sum = 0;
            return false;
        }

        sum = left + right;
        return true;
    }
}
