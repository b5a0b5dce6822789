package handshake.texts;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The tools of the course as `./lab` starts them.
///
/// @param root the course
/// @param archive what the JVM keeps for quick starts; passed over where it does not fit
record Tools(Path root, Path archive) {
    private static final List<String> OPTIONS =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:-UsePerfData",
                    "-Xlog:disable",
                    "-Xlog:all=off",
                    "--enable-native-access=ALL-UNNAMED");

    /// What most texts do; nobody listens on that port, and so it soon ends.
    private static final List<String> TRAINING =
            List.of("run", "1", "--solution", "--", "127.0.0.1", "1", "hello");

    /// Makes an archive: a hundred starts are worth it.
    ///
    /// @throws IOException if the tools are not built
    void makeArchive() throws IOException, InterruptedException {
        List<String> words = command("-XX:AOTCacheOutput=" + archive, root);
        words.addAll(TRAINING);
        new ProcessBuilder(words)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor(); // if it fails, starts are slower: no more
    }

    /// The words of a command that runs the tools on a copy of the course.
    ///
    /// @throws IOException if the tools are not built
    List<String> on(Path copy, String language) throws IOException {
        List<String> words = command("-XX:AOTCache=" + archive, copy);
        words.add(1, "-Duser.language=" + language);
        return words;
    }

    private List<String> command(String option, Path course) throws IOException {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add(option);
        words.addAll(OPTIONS);
        words.addAll(List.of("-Dhandshake.root=" + course, "-cp", classPath()));
        words.add("handshake.lab.Main");
        return words;
    }

    private String classPath() throws IOException {
        try (var jars = Files.list(root.resolve("tools/lab/target/lib"))) {
            return jars.map(Path::toString)
                    .filter(it -> it.endsWith(".jar"))
                    .sorted()
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }
}
