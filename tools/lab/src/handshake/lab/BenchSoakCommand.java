package handshake.lab;

import handshake.bench.Soak;
import handshake.grader.Scratch;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Files;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

/// `lab bench soak`: many clients of solution 10 at once, over a bad network, again and again.
@Command(
        name = "soak",
        description =
                "Many clients of solution 10 at once over a network that cuts, resets, alters and"
                        + " silences: every file must arrive, and the server keep nothing.")
final class BenchSoakCommand implements Callable<Integer> {
    @Mixin private Lab lab;

    @Option(names = "--clients", paramLabel = "COUNT", description = "At once. Default: 1000.")
    private int clients = 1000;

    @Option(names = "--rounds", paramLabel = "COUNT", description = "Default: 10.")
    private int rounds = 10;

    @Option(names = "--seed", paramLabel = "S", description = "Of the first round.")
    private Long seed;

    @Override
    public Integer call() throws Exception {
        Screen screen = lab.screen();
        long first = seed == null ? ThreadLocalRandom.current().nextInt(1_000_000) : seed;
        boolean clean = true;
        try (var scratch = new Scratch()) {
            var classes = Solution10.compile(lab, scratch.folder());
            for (int round = 0; round < rounds; round++) {
                screen.progress("  round %d of %d".formatted(round + 1, rounds));
                long start = System.nanoTime();
                var folder = Files.createDirectory(scratch.folder().resolve("round-" + round));
                Soak.Result result = new Soak(folder, classes).round(clients, first + round);
                screen.progress("");
                screen.line(
                        "%s seed %d: %d of %d arrived, %d wrong, %d faults; left on the server: %d parts, %d descriptors, %d threads; %.1f s"
                                .formatted(
                                        result.isClean() ? screen.green("✓") : screen.red("✗"),
                                        first + round,
                                        result.arrived(),
                                        clients,
                                        result.wrong(),
                                        result.faults(),
                                        result.partsOnServer(),
                                        Math.max(0, result.descriptorsLeft()),
                                        Math.max(0, result.threadsLeft()),
                                        (System.nanoTime() - start) / 1e9));
                clean &= result.isClean();
            }
        }
        return clean ? 0 : 1;
    }
}
