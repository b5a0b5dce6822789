package handshake.lab;

import handshake.bench.Contest;
import handshake.bench.DownloadBench;
import handshake.grader.AtomicFile;
import handshake.grader.Scratch;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/// `lab bench download`: solution 10 beside nginx with curl, Python's file server, and iperf3.
@Command(
        name = "download",
        description =
                "Solution 10 beside nginx with curl, python3 -m http.server, and iperf3 as the"
                    + " limit: one transfer, 100 at once, idle connections, time to first byte.")
final class BenchDownloadCommand implements Callable<Integer> {
    private static final List<String> PROGRAMS = List.of("nginx", "curl", "python3", "iperf3");

    @Mixin private Lab lab;

    @Option(
            names = "--size",
            paramLabel = "MIB",
            description = "The size of the large file, in MiB. Default: 1024.")
    private long mebibytes = 1024;

    @Option(
            names = "--rounds",
            paramLabel = "COUNT",
            description = "How often everything is measured, in turn. Default: 7.")
    private int rounds = 7;

    @Option(
            names = "--idle",
            paramLabel = "COUNT",
            description = "How many idle connections. Default: 10000.")
    private int idle = 10_000;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures here as well.")
    private Path json;

    @Override
    public Integer call() throws Exception {
        Screen screen = lab.screen();
        Set<String> missing = missing();
        if (!missing.isEmpty()) {
            screen.line(
                    "Not installed, and left out: " + String.join(", ", missing),
                    "没有安装，略去：" + String.join("、", missing));
        }
        try (var scratch = new Scratch()) {
            Path classes = Solution10.compile(lab, scratch.folder());
            var bench =
                    new DownloadBench(
                            Files.createDirectory(scratch.folder().resolve("bench")),
                            classes,
                            missing,
                            what -> screen.progress("  " + what));
            var extent = new DownloadBench.Extent(mebibytes << 20, rounds, idle);
            List<Contest.Figure> figures = bench.measure(extent);
            screen.progress("");
            print(screen, figures);
            if (json != null) {
                write(figures, missing);
            }
        }
        return 0;
    }

    private static void print(Screen screen, List<Contest.Figure> figures) {
        String what = "";
        for (Contest.Figure figure : figures) {
            if (!figure.what().equals(what)) {
                what = figure.what();
                screen.line("");
                screen.line(screen.bold(what));
            }
            screen.line(
                    "  %-32s %10.2f %-5s  solution 10 : this = %.2f"
                            .formatted(
                                    figure.who(), figure.median(), figure.unit(), figure.ratio()));
        }
        screen.line("");
        screen.line(
                "Medians; the ratios are medians of the rounds' own ratios, measured in turn.",
                "均为中位数；比值是各轮比值的中位数，各方轮流测量。");
    }

    private void write(List<Contest.Figure> figures, Set<String> missing) throws IOException {
        var mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        var result =
                Map.of(
                        "version", 1,
                        "sizeMebibytes", mebibytes,
                        "rounds", rounds,
                        "missing", missing,
                        "figures", figures);
        AtomicFile.write(json, mapper.writeValueAsString(result) + "\n");
    }

    private static Set<String> missing() {
        var missing = new TreeSet<>(PROGRAMS);
        String path = String.valueOf(System.getenv("PATH")) + ":/usr/sbin:/sbin";
        for (String folder : path.split(System.getProperty("path.separator"))) {
            missing.removeIf(it -> Files.isExecutable(Path.of(folder, it)));
        }
        return missing;
    }
}
