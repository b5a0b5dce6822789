package handshake.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How fast files come from a server, in megabytes (10⁶ bytes) a second.
final class Rates {
    private static final long LIMIT_SECONDS = 120;
    private static final Pattern IPERF =
            Pattern.compile(
                    "\"sum_received\"\\s*:\\s*\\{[^}]*\"bits_per_second\"\\s*:\\s*([0-9.eE+]+)");

    private Rates() {}

    /// One file, thrown away as it arrives.
    static double toMemory(Server server, String name, long bytes) throws IOException {
        return bytes
                / 1e6
                / (server.protocol().fetch(server.port(), name, bytes).totalNanos() / 1e9);
    }

    /// One file by curl; the rate is curl's own, from connecting to the last byte.
    static double curl(Server server, String name, Path target)
            throws IOException, InterruptedException {
        String url = "http://127.0.0.1:" + server.port() + "/" + name;
        String said =
                run(
                        List.of(
                                "curl",
                                "-sS",
                                "-o",
                                target.toString(),
                                "-w",
                                "%{size_download} %{time_total}",
                                url));
        String[] words = said.strip().split(" ");
        return Double.parseDouble(words[0]) / 1e6 / Double.parseDouble(words[1]);
    }

    /// One stream of `bytes` by iperf3, as its receiver tells.
    static double iperf(Server server, long bytes) throws IOException, InterruptedException {
        String said =
                run(
                        List.of(
                                "iperf3",
                                "-c",
                                "127.0.0.1",
                                "-p",
                                "" + server.port(),
                                "-n",
                                "" + bytes,
                                "-J"));
        Matcher rate = IPERF.matcher(said);
        if (!rate.find()) {
            throw new IOException("iperf3 said: " + said.lines().limit(5).toList());
        }
        return Double.parseDouble(rate.group(1)) / 8e6;
    }

    /// A file of `bytes` to each of `clients` at once: all their bytes in the time of the last.
    static double manyAtOnce(Server server, String name, long bytes, int clients) throws Exception {
        long start = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Protocol.Transfer>> tasks =
                    Collections.nCopies(
                            clients, () -> server.protocol().fetch(server.port(), name, bytes));
            for (Future<Protocol.Transfer> transfer : threads.invokeAll(tasks)) {
                transfer.get();
            }
        }
        return clients * bytes / 1e6 / ((System.nanoTime() - start) / 1e9);
    }

    /// What a program prints.
    ///
    /// @throws IOException if it fails or takes too long
    static String run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("bench", ".out");
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            String said = Files.readString(output, StandardCharsets.UTF_8);
            if (!ended || process.exitValue() != 0) {
                throw new IOException(command.getFirst() + " failed: " + said.strip());
            }
            return said;
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
