package handshake.lab;

import handshake.bench.WireBench;
import handshake.grader.Scratch;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

/// `lab bench wire`: a large capture analysed, beside tshark.
@Command(
        name = "wire",
        description =
                "A large capture analysed from start to end, beside tshark -2 -Y"
                        + " tcp.analysis.flags; both as processes of their own.")
final class BenchWireCommand implements Callable<Integer> {
    @Mixin private Lab lab;

    @Option(
            names = "--segments",
            paramLabel = "COUNT",
            description = "How many segments the capture has. Default: 1000000.")
    private int segments = 1_000_000;

    @Option(names = "--rounds", paramLabel = "COUNT", description = "In turn. Default: 3.")
    private int rounds = 3;

    @Override
    public Integer call() throws Exception {
        Screen screen = lab.screen();
        try (var scratch = new Scratch()) {
            var bench = new WireBench(scratch.folder(), what -> screen.progress("  " + what));
            WireBench.Result result = bench.measure(segments, rounds);
            screen.progress("");
            screen.line("%,d segments, %d rounds, medians".formatted(result.segments(), rounds));
            screen.line(
                    "  handshake  %6.2f s   %,7d flagged   %d MB resident at most, heap limited to %d MB"
                            .formatted(
                                    result.ownSeconds(),
                                    result.ownFlagged(),
                                    result.residentBytes() / 1_000_000,
                                    WireBench.HEAP_MEBIBYTES));
            if (result.tsharkSeconds() == 0) {
                screen.line("  tshark     is not installed: nothing to compare with.");
            } else {
                screen.line(
                        "  tshark     %6.2f s   %,7d flagged"
                                .formatted(result.tsharkSeconds(), result.tsharkFlagged()));
                screen.line("tshark takes %.1f times as long.".formatted(result.ratio()));
            }
        }
        return 0;
    }
}
