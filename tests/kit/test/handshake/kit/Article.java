package handshake.kit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import handshake.grader.Compilation;
import handshake.grader.Compiler;
import handshake.grader.Lesson;
import handshake.grader.Scratch;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The four Python programs of the article the course grew out of, run as they stand there, and the
/// course's own programs for them to talk to.
final class Article implements AutoCloseable {
    private static final Path TEXT =
            Kit.root().resolveSibling("shared").resolve("seed-tcp-file-downloader.txt");
    private static final Pattern PROGRAM =
            Pattern.compile(
                    "^import socket$.*?^    main\\(\\)$", Pattern.MULTILINE | Pattern.DOTALL);

    /// The programs in the article's order.
    enum Program {
        ECHO_CLIENT,
        OK_SERVER,
        DOWNLOAD_CLIENT,
        DOWNLOAD_SERVER
    }

    private final Scratch scratch = new Scratch();
    private final List<Process> processes = new ArrayList<>();

    /// Skips the test, visibly, where the article or Python is missing.
    Article() throws IOException {
        assumeTrue(Files.isRegularFile(TEXT), "skipped: the article is not beside the course");
        assumeTrue(hasPython(), "skipped: there is no python3 here");
    }

    /// A folder for the programs to work in.
    Path folder() {
        return scratch.folder();
    }

    /// Starts one of the article's programs with the port it has built in replaced by `port`.
    Process python(Program program, int port) throws IOException {
        String source = sources().get(program.ordinal()).replaceAll("789[01]", "" + port);
        Path file = folder().resolve(program.name().toLowerCase(Locale.ROOT) + ".py");
        Files.writeString(file, source);
        return start(List.of("python3", "-u", file.toString()));
    }

    /// Starts a program of a lesson's solution.
    Process solution(int number, String program, String... arguments) throws IOException {
        Lesson lesson = Kit.course().lesson(number).orElseThrow();
        Path out = Files.createTempDirectory(folder(), "solution");
        try (var compiler = new Compiler(List.of(), out)) {
            var done = (Compilation.Done) compiler.compileAlone(lesson, lesson.solution(), out);
            var command = new ArrayList<String>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("-cp", done.classPath().getFirst().toString()));
            command.add(lesson.packageName() + "." + program);
            command.addAll(List.of(arguments));
            return start(command);
        }
    }

    /// Types these lines into a program.
    static void type(Process process, String... lines) throws IOException {
        try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
            for (String line : lines) {
                in.write(line + "\n");
            }
        }
    }

    /// Reads what a program prints up to a line that has this pattern in it.
    ///
    /// @return what the pattern's first group matched, or the line if it has none
    static String awaitLine(BufferedReader output, String pattern) throws IOException {
        Pattern wanted = Pattern.compile(pattern);
        var seen = new ArrayList<String>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            seen.add(line);
            Matcher found = wanted.matcher(line);
            if (found.find()) {
                return found.groupCount() > 0 ? found.group(1) : line;
            }
        }
        throw new IOException("no line with " + pattern + " in " + seen);
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
        scratch.close();
    }

    private Process start(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).directory(folder().toFile());
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        builder.environment().put("LC_ALL", "C.UTF-8"); // file names are Chinese
        Process process = builder.redirectErrorStream(true).start();
        processes.add(process);
        return process;
    }

    private static List<String> sources() throws IOException {
        return PROGRAM.matcher(Files.readString(TEXT))
                .results()
                .map(it -> it.group() + "\n")
                .toList();
    }

    private static boolean hasPython() {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
