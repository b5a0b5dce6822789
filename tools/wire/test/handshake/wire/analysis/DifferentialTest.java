package handshake.wire.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/// Every field of every TCP frame of the reference captures, against what tshark 4.0.17 printed.
/// The captures are no part of the repository: the test looks for them in the folder that the
/// system property `handshake.captures` names, else in `../shared/captures` beside the repository,
/// and is skipped where there are none.
@DisplayNameGeneration(ReplaceUnderscores.class)
final class DifferentialTest {
    private static final String EXPECTED = ".tsv.gz";

    private int compared;
    private final List<String> differences = new ArrayList<>();

    @Test
    void every_field_is_what_tshark_printed() throws IOException {
        var folder = captures();
        assumeTrue(Files.isDirectory(folder), () -> "no reference captures in " + folder);
        List<Path> expectations;
        try (var files = Files.list(folder)) {
            expectations = files.filter(file -> file.toString().endsWith(EXPECTED)).toList();
        }
        assertFalse(expectations.isEmpty(), "no file *" + EXPECTED + " in " + folder);
        for (var expectation : expectations) {
            compare(expectation);
        }
        assertTrue(compared > 0);
        assertEquals(
                List.of(),
                differences.stream().limit(20).toList(),
                () -> differences.size() + " of " + compared + " fields differ");
    }

    private static Path captures() {
        var named = System.getProperty("handshake.captures");
        if (named != null) {
            return Path.of(named);
        }
        var folder = Path.of("").toAbsolutePath();
        while (folder.getParent() != null && !Files.exists(folder.resolve(".git"))) {
            folder = folder.getParent();
        }
        return folder.resolveSibling("shared").resolve("captures");
    }

    private void compare(Path expectation) throws IOException {
        var name = expectation.getFileName().toString().replace(EXPECTED, "");
        var printed = new StringBuilder();
        Tsv.print(expectation.resolveSibling(name), printed);
        var expected = rows(expectation);
        var header = expected.remove("frame.number");
        var got =
                printed.toString()
                        .lines()
                        .map(line -> line.split("\t", -1))
                        .collect(Collectors.toMap(row -> row[0], Function.identity()));
        assertArrayEquals(header, got.remove("frame.number"), name);
        for (var row : expected.values()) {
            var ours = got.remove(row[0]);
            for (int i = 0; i < header.length; i++) {
                var value = ours == null ? "no such row" : ours[i];
                compare(name, header[i], row[0], row[i], value);
            }
        }
        assertTrue(got.isEmpty(), () -> name + ": rows that tshark does not have: " + got.keySet());
    }

    private void compare(String name, String column, String frame, String tshark, String ours) {
        compared++;
        if (!tshark.equals(ours)) {
            differences.add(
                    "%s %s in frame %s: tshark '%s', we '%s'"
                            .formatted(name, column, frame, tshark, ours));
        }
    }

    private static Map<String, String[]> rows(Path packed) throws IOException {
        var rows = new LinkedHashMap<String, String[]>();
        try (var in = new GZIPInputStream(Files.newInputStream(packed));
                var reader = new BufferedReader(new InputStreamReader(in, UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                var row = line.split("\t", -1);
                rows.put(row[0], row);
            }
        }
        return rows;
    }
}
