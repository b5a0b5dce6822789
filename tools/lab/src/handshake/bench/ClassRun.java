package handshake.bench;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One run of `lab class grade`, in a process of its own as its user runs it.
///
/// @param seconds how long it took, start and all
/// @param residentBytes the most memory the grading process had; 0 where the system does not say
/// @param verdicts of each student and test: points, status, mistake
public record ClassRun(double seconds, long residentBytes, TreeMap<String, String> verdicts) {
    private static final int LOOK_MILLIS = 100;
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Grades the class in `inbox`.
    ///
    /// @param lab the command that starts `lab`
    /// @throws IOException if it does not end well
    static ClassRun of(List<String> lab, Path inbox, Path out)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(lab);
        command.addAll(List.of("class", "grade", inbox.toString(), "--out", out.toString()));
        long start = System.nanoTime();
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(out.resolveSibling("class.log").toFile())
                        .start();
        long resident = 0;
        try {
            // Its peak can be asked for as long as it lives.
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                resident = Math.max(resident, peakBytes(process.pid()));
            }
        } finally {
            process.destroy();
        }
        if (process.exitValue() != 0) {
            throw new IOException(Files.readString(out.resolveSibling("class.log")).strip());
        }
        return new ClassRun((System.nanoTime() - start) / 1e9, resident, verdicts(out));
    }

    private static long peakBytes(long pid) {
        try {
            Matcher peak = PEAK.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
            return peak.find() ? Long.parseLong(peak.group(1)) * 1024 : 0;
        } catch (IOException _) {
            return 0; // it has just ended, or this is no Linux
        }
    }

    private static TreeMap<String, String> verdicts(Path out) throws IOException {
        var verdicts = new TreeMap<String, String>();
        List<Path> students;
        try (var files = Files.list(out.resolve("students"))) {
            students = files.filter(it -> it.toString().endsWith(".json")).toList();
        }
        for (Path file : students) {
            JsonNode student = JSON.readTree(Files.readString(file));
            for (JsonNode lesson : student.get("lessons")) {
                JsonNode report = lesson.get("report");
                String of = student.get("student").asString() + " " + report.get("lesson").asInt();
                verdicts.put(of, report.get("points").asString());
                for (JsonNode test : report.get("tests")) {
                    String verdict =
                            "%s %s %s"
                                    .formatted(
                                            test.get("points").asInt(),
                                            test.get("status").asString(),
                                            test.get("mistake").asString());
                    verdicts.put(of + " " + test.get("id").asString(), verdict);
                }
            }
        }
        return verdicts;
    }

    /// What another run of the same class said otherwise, in words.
    List<String> differences(ClassRun other) {
        var differences = new ArrayList<String>();
        var all = new TreeMap<>(verdicts);
        all.putAll(other.verdicts);
        for (String test : all.keySet()) {
            String here = verdicts.getOrDefault(test, "none");
            String there = other.verdicts.getOrDefault(test, "none");
            if (!here.equals(there)) {
                differences.add("%s: %s, then %s".formatted(test, here, there));
            }
        }
        return differences;
    }
}
