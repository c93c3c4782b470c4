using System.Globalization;
using Herodotus.Benchmarks;

// line [N]   processor time and bytes of each stage and the whole line on N generated reports (10,000 unless told otherwise); with a file of reports, on those ("whole" after N: without the stages)
// reading    tokens/s through tokens, sentences, parts of speech and names, from 1 KB to 10 MB; with a file of English reports, on those ("and names" after it: that row alone; "turns": once for each line of standard input)
// intake     MB/s and bytes for each way of reading
// stream-apart N   the same, reading, copies and stories timed by themselves
// generate N N generated reports as JSON Lines, to try other commands on
// start      what loading each part costs
// workspace FILE N   a workspace of N generated reports, filled when the file is not there: opened, shown, one report more
// stream [N] copies, stories and threads on N generated reports in stream order (1,000,000 unless told otherwise)
switch (args)
{
    case [] or ["line"]:
        LineBenchmark.Run(10_000);
        return 0;
    case ["line", var count] when int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var reports):
        LineBenchmark.Run(reports);
        return 0;
    case ["line", var count, "whole"] when int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var reports):
        LineBenchmark.Run(reports, wholeOnly: true);
        return 0;
    case ["line", var file]:
        LineBenchmark.Run(file);
        return 0;
    case ["generate", var count] when int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var reports):
        ReportGenerator.Write(reports);
        return 0;
    case ["intake"]:
        IntakeBenchmark.Run();
        return 0;
    case ["start"]:
        StartBenchmark.Run();
        return 0;
    case ["stream"]:
        StreamBenchmark.Run(1_000_000);
        return 0;
    case ["stream", var count] when int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var reports):
        StreamBenchmark.Run(reports);
        return 0;
    case ["stream-apart", var count] when int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var reports):
        StreamBenchmark.RunApart(reports);
        return 0;
    case ["workspace", var file, var count] when int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var reports):
        WorkspaceBenchmark.Run(file, reports);
        return 0;
    case ["reading"]:
        ReadingBenchmark.Run();
        return 0;
    case ["reading", var file]:
        ReadingBenchmark.Run(file);
        return 0;
    case ["reading", var file, "turns"]:
        ReadingBenchmark.TakeTurns(file);
        return 0;
    case ["reading", var file, var layers]:
        ReadingBenchmark.Run(file, layers);
        return 0;
    default:
        Console.Error.WriteLine("usage: Herodotus.Benchmarks stream [REPORTS] | stream-apart REPORTS | line [REPORTS | REPORTS.jsonl] | generate REPORTS | intake | reading [REPORTS.jsonl] | start | workspace FILE REPORTS");
        return 2;
}
