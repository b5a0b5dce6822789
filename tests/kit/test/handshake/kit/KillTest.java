package handshake.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import handshake.grader.Compilation;
import handshake.grader.Compiler;
import handshake.grader.Lesson;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/// Solution 10's programs, killed in the middle: no wrong file has its final name, and the next run
/// goes on where the last one was.
@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class KillTest {
    private static final String NAME = "big.bin";
    private static final int FILE_BYTES = 1 << 20;

    /// `OK 1048576` and a line feed.
    private static final int REPLY_BYTES = 11;

    private static final int MAX_TALK_BYTES = 200;

    @TempDir private static Path programs;
    private static Path classes;

    @TempDir private Path temp;
    private final List<Process> processes = new ArrayList<>();
    private byte[] content;
    private Path into;
    private volatile Server server;

    /// A server's process and its port.
    private record Server(Process process, int port) {}

    @BeforeAll
    static void compile() throws IOException {
        Lesson lesson = Kit.course().lesson(10).orElseThrow();
        try (var compiler = new Compiler(List.of(), programs.resolve("cache"))) {
            var done = compiler.compileAlone(lesson, lesson.solution(), programs);
            classes = ((Compilation.Done) done).classPath().getFirst();
        }
    }

    @BeforeEach
    void serve() throws IOException {
        content = new byte[FILE_BYTES];
        new Random(1).nextBytes(content);
        Files.write(Files.createDirectory(temp.resolve("served")).resolve(NAME), content);
        into = Files.createDirectory(temp.resolve("fetched"));
        server = startServer();
    }

    @AfterEach
    void kill() {
        processes.forEach(Process::destroyForcibly);
    }

    private Server startServer() throws IOException {
        Process process = start("Serve", temp.resolve("served").toString(), "--port", "0");
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        return new Server(process, Integer.parseInt(Article.awaitLine(said, "port (\\d+)")));
    }

    private Process startFetch(Fuse wire) throws IOException {
        return start("Fetch", "localhost:" + wire.port(), NAME, "--into", into.toString());
    }

    private Process start(String program, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp"));
        command.addAll(List.of(classes.toString(), "lesson10." + program));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        processes.add(process);
        return process;
    }

    private static void mustSucceed(Process fetch) throws IOException, InterruptedException {
        byte[] said = fetch.getInputStream().readAllBytes();
        assertEquals(0, fetch.waitFor(), () -> new String(said, StandardCharsets.UTF_8));
    }

    private void mustHaveIt() throws IOException {
        assertEquals(-1, Files.mismatch(into.resolve(NAME), temp.resolve("served").resolve(NAME)));
        assertFalse(Files.exists(into.resolve(NAME + ".part")), "the part is gone");
    }

    /// What has come is not asked for again.
    private static void mustHaveGoneOn(long partBytes, Fuse wire) {
        long rest = FILE_BYTES - partBytes + MAX_TALK_BYTES;
        assertTrue(
                wire.passedLater() <= rest,
                () -> "%d bytes were there, %d came".formatted(partBytes, wire.passedLater()));
    }

    private long partBytes() throws IOException {
        Path part = into.resolve(NAME + ".part");
        return Files.exists(part) ? Files.size(part) : 0;
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0,
                1,
                REPLY_BYTES - 1,
                REPLY_BYTES,
                REPLY_BYTES + 1,
                500_000,
                REPLY_BYTES + FILE_BYTES - 1,
                REPLY_BYTES + FILE_BYTES,
                REPLY_BYTES + FILE_BYTES + 40
            })
    void the_client_is_killed_behind_byte(int bytes) throws Exception {
        var client = new CompletableFuture<Process>();
        try (var wire = new Fuse(() -> server.port(), bytes, _ -> killAndWait(client.join()))) {
            client.complete(startFetch(wire));
            wire.await();
            assertFalse(Files.exists(into.resolve(NAME)), "not under its name before it is whole");
            long part = partBytes();
            mustSucceed(startFetch(wire));
            mustHaveIt();
            mustHaveGoneOn(part, wire);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, REPLY_BYTES - 1, 500_000, REPLY_BYTES + FILE_BYTES})
    void the_server_is_killed_behind_byte_and_comes_back(int bytes) throws Exception {
        try (var wire =
                new Fuse(
                        () -> server.port(),
                        bytes,
                        _ -> {
                            killAndWait(server.process());
                            server = startServer();
                        })) {
            mustSucceed(startFetch(wire));
            mustHaveIt();
            mustHaveGoneOn(Math.max(0, bytes - REPLY_BYTES), wire);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, REPLY_BYTES - 1, 500_000, REPLY_BYTES + FILE_BYTES + 1})
    void the_connection_is_cut_behind_byte(int bytes) throws Exception {
        try (var wire = new Fuse(() -> server.port(), bytes, _ -> {})) {
            mustSucceed(startFetch(wire));
            mustHaveIt();
            mustHaveGoneOn(Math.clamp(bytes - REPLY_BYTES, 0, FILE_BYTES), wire);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, REPLY_BYTES - 1, 500_000})
    void the_connection_is_reset_behind_byte(int bytes) throws Exception {
        try (var wire =
                new Fuse(() -> server.port(), bytes, client -> client.setSoLinger(true, 0))) {
            mustSucceed(startFetch(wire));
            mustHaveIt();
        }
    }

    private static void killAndWait(Process process) {
        process.destroyForcibly().onExit().join();
    }
}
