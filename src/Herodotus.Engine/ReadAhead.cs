using System.Runtime.ExceptionServices;

namespace Herodotus;

/// <summary>
/// Items made on several threads and taken in their order by the one that called: what comes after reading (placing each report in a story) goes on while
/// the next reports are read.
/// </summary>
internal static class ReadAhead
{
    /// <param name="count">How many items there are.</param>
    /// <param name="threads">The caller among them; with one, each item is taken before the next is made.</param>
    /// <param name="make">Makes an item by its number, on any thread. What it throws, the call throws.</param>
    /// <param name="take">Is given the items in order, on the calling thread.</param>
    public static void Run<T>(int count, int threads, Func<int, T> make, Action<T> take)
    {
        ArgumentNullException.ThrowIfNull(make);
        ArgumentNullException.ThrowIfNull(take);
        if (threads <= 1 || count <= 1)
        {
            for (var i = 0; i < count; i++)
                take(make(i));
            return;
        }

        var work = new Work<T>(count, make);
        var others = new Task[Math.Min(threads, count) - 1];
        for (var i = 0; i < others.Length; i++)
            others[i] = Task.Run(work.MakeAll);
        try
        {
            for (var i = 0; i < count; i++)
                take(work.Get(i));
        }
        finally
        {
            work.Stop();
            Task.WaitAll(others);
        }
    }

    /// <summary>What is made so far, and what is made next.</summary>
    private sealed class Work<T>(int count, Func<int, T> make)
    {
        private readonly (T? Item, bool Made)[] _items = new (T?, bool)[count];
        private int _next;
        private Exception? _failure;

        /// <summary>Makes items until all are begun.</summary>
        public void MakeAll()
        {
            while (MakeOne())
            {
            }
        }

        /// <summary>An item; while another thread is still at it, this one makes others.</summary>
        public T Get(int index)
        {
            while (true)
            {
                lock (_items)
                {
                    if (_failure is not null)
                        ExceptionDispatchInfo.Throw(_failure);
                    if (_items[index].Made)
                        return Taken(index);
                    // Nothing is left to begin: another thread has it.
                    if (Volatile.Read(ref _next) >= count)
                    {
                        Monitor.Wait(_items);
                        continue;
                    }
                }

                MakeOne();
            }
        }

        /// <summary>Nothing more is begun.</summary>
        public void Stop() => Interlocked.Exchange(ref _next, count);

        private T Taken(int index)
        {
            var item = _items[index].Item!;
            _items[index].Item = default;
            return item;
        }

        private bool MakeOne()
        {
            var index = Interlocked.Increment(ref _next) - 1;
            if (index >= count)
                return false;
            try
            {
                var item = make(index);
                lock (_items)
                {
                    _items[index] = (item, true);
                    Monitor.PulseAll(_items);
                }

                return true;
            }
            catch (Exception failure)
            {
                // The caller throws it: it would wait for this item in vain.
                lock (_items)
                {
                    _failure ??= failure;
                    Monitor.PulseAll(_items);
                }

                return false;
            }
        }
    }
}
