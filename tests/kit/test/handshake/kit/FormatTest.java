package handshake.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.JavaFormatterOptions;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// All Java files are formatted by google-java-format, AOSP style; a student's lessons are theirs
/// and not looked at. `-Dformat` writes what differs instead of failing.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class FormatTest {
    private static final Formatter FORMATTER =
            new Formatter(
                    JavaFormatterOptions.builder().style(JavaFormatterOptions.Style.AOSP).build());

    @Test
    void every_file_is_formatted() throws Exception {
        var unformatted = new ArrayList<Path>();
        for (String folder : List.of("tools", "tests", "solutions")) {
            for (Path file : javaFiles(Kit.root().resolve(folder))) {
                String source = Files.readString(file);
                String formatted = FORMATTER.formatSourceAndFixImports(source);
                if (!formatted.equals(source)) {
                    unformatted.add(Kit.root().relativize(file));
                    if (System.getProperty("format") != null) {
                        Files.writeString(file, formatted);
                    }
                }
            }
        }
        assertEquals(List.of(), unformatted, "mvn test -pl tests/kit -Dtest=FormatTest -Dformat");
    }

    private static List<Path> javaFiles(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("target"))
                    .filter(file -> !file.toString().contains("hostile"))
                    .sorted()
                    .toList();
        }
    }
}
