package handshake.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import handshake.grader.Compilation;
import handshake.grader.Compiler;
import handshake.grader.Lesson;
import handshake.grader.Scratch;
import handshake.viewer.CannotWatch;
import handshake.viewer.namespace.Namespace;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// What lesson 12 promises of its solution, at full size.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class WithoutTcpTest {
    private static final int CHANNELS = 10_000;
    private static final int FILE_BYTES = 1 << 20;
    private static final int LOSS_PERCENT = 20;
    private static final long LIMIT_SECONDS = 120;

    private static final Scratch SCRATCH = scratch();
    private static String classPath;

    private static Scratch scratch() {
        try {
            return new Scratch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    static void compile() throws Exception {
        Lesson lesson = Kit.course().lesson(12).orElseThrow();
        List<Path> libraries = jars(Kit.root().resolve("tools/worker/target/lib"));
        try (var compiler = new Compiler(libraries, SCRATCH.folder().resolve("cache"))) {
            switch (compiler.compile(lesson, lesson.solution(), SCRATCH.folder())) {
                case Compilation.Done done -> {
                    var all = new ArrayList<Path>(done.classPath());
                    all.addAll(libraries);
                    classPath =
                            String.join(
                                    File.pathSeparator, all.stream().map(Path::toString).toList());
                }
                case Compilation.Failed failed ->
                        throw new AssertionError(failed.problems().toString());
            }
        }
    }

    @AfterAll
    static void clean() throws IOException {
        SCRATCH.close();
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(it -> it.toString().endsWith(".jar")).sorted().toList();
        }
    }

    @Test
    @Timeout(LIMIT_SECONDS)
    void ten_thousand_bad_channels_deliver_every_byte_once_and_in_order() throws Exception {
        Process many =
                new ProcessBuilder(java("lesson12.ManyChannels", String.valueOf(CHANNELS)))
                        .redirectErrorStream(true)
                        .start();
        String said = output(many);
        assertEquals(0, many.waitFor(), said);
        assertTrue(said.contains("10,000 channels"), said);
        System.out.print(said);
    }

    @Test
    @Timeout(LIMIT_SECONDS)
    void a_file_crosses_a_real_network_that_loses_a_fifth_of_all_datagrams(@TempDir Path folder)
            throws Exception {
        Path file = folder.resolve("报告 10.bin");
        var content = new byte[FILE_BYTES];
        new Random(12).nextBytes(content);
        Files.write(file, content);
        Path saved = Files.createDirectory(folder.resolve("saved"));
        try (Namespace network = lossy()) {
            Process receiver =
                    start(network, java("lesson12.Receiver", saved.toString(), "--once"));
            try (var said = receiver.inputReader(StandardCharsets.UTF_8)) {
                assertEquals("Receiving on UDP port 7893", said.readLine());
                Process sender =
                        start(network, java("lesson12.Sender", "127.0.0.1", file.toString()));
                String sent = output(sender);
                assertEquals(0, sender.waitFor(), sent);
                String received = String.valueOf(said.readLine());
                assertTrue(receiver.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS), received);
                assertEquals(0, receiver.exitValue(), received);
                mustHaveLost(sent, received);
            }
        }
        assertEquals(-1, Files.mismatch(file, saved.resolve("[new] 报告 10.bin")));
    }

    private static Namespace lossy() throws IOException {
        Namespace network = null;
        try {
            network = Namespace.open();
            network.lose(LOSS_PERCENT);
            return network;
        } catch (CannotWatch e) {
            if (network != null) {
                network.close();
            }
            return abort(e.getMessage()); // skipped, and says why
        }
    }

    /// The network has really lost what it should: about a fifth of what was sent.
    private static void mustHaveLost(String sent, String received) {
        int out = number("in ([\\d,]+) datagrams", sent, received);
        int in = number("; ([\\d,]+) datagrams came", received, sent);
        double share = 1 - (double) in / out;
        assertTrue(share > 0.1 && share < 0.3, sent + received);
    }

    private static int number(String pattern, String text, String other) {
        var found = Pattern.compile(pattern).matcher(text);
        assertTrue(found.find(), text + other);
        return Integer.parseInt(found.group(1).replace(",", ""));
    }

    private static List<String> java(String program, String... arguments) {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-Duser.language=en",
                                "-Dstdout.encoding=UTF-8",
                                "-Dsun.jnu.encoding=UTF-8",
                                "-cp",
                                classPath,
                                program));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Process start(Namespace network, List<String> command) throws IOException {
        return new ProcessBuilder(network.enter(command)).redirectErrorStream(true).start();
    }

    private static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
