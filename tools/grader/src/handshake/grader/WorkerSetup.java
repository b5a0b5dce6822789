package handshake.grader;

import java.io.IOException;
import java.nio.channels.spi.SelectorProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How a worker is started: its class path, its limits, its isolation.
///
/// @param libraries a folder of jars: the worker's class path
/// @param isolation what keeps it apart
public record WorkerSetup(Path libraries, Isolation isolation) {
    private static final int HEAP_MEBIBYTES = 64;
    private static final int METASPACE_MEBIBYTES = 192;

    /// The jars a worker runs with.
    ///
    /// @throws IOException if the folder cannot be read
    public List<Path> classPath() throws IOException {
        try (var files = Files.list(libraries)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
    }

    /// The archive of loaded classes that makes a worker start in a fraction of the time. A worker
    /// runs without it as well. An AOT cache would leave out every lambda here, for that wants
    /// native access not to be denied: a fifth more work for each worker.
    private Path archive() {
        return libraries.resolveSibling("worker.jsa");
    }

    /// Whether no jar has changed since the archive was made. The JVM does not look: it would run
    /// the classes as they were then.
    private boolean isArchiveFresh() throws IOException {
        if (!Files.isRegularFile(archive())) {
            return false;
        }
        FileTime made = Files.getLastModifiedTime(archive());
        for (Path jar : classPath()) {
            if (Files.getLastModifiedTime(jar).compareTo(made) > 0) {
                return false;
            }
        }
        return true;
    }

    /// Makes the archive anew if there is none or a jar has changed since.
    ///
    /// @throws IOException if it cannot be made
    public void refreshArchive() throws IOException, InterruptedException {
        if (!isArchiveFresh()) {
            makeArchive();
        }
    }

    /// Makes the archive anew, by running a worker that tests itself.
    ///
    /// @throws IOException if it cannot be run
    public void makeArchive() throws IOException, InterruptedException {
        Files.deleteIfExists(archive());
        var command = new ArrayList<>(java(Path.of(System.getProperty("java.io.tmpdir"))));
        command.add("-XX:ArchiveClassesAtExit=" + archive());
        command.addAll(main("train"));
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /// What a worker must be able to read: Java, its class path, and what a lesson may use.
    List<Path> readable() {
        Path worker = libraries.toAbsolutePath().getParent().getParent();
        return List.of(
                Path.of(System.getProperty("java.home")),
                libraries.toAbsolutePath(),
                archive().toAbsolutePath(),
                worker.resolveSibling("libraries").resolve("target").resolve("lib"));
    }

    /// The command that starts a worker.
    ///
    /// @param socket where the grader listens
    /// @param sandbox the folders it sees; it starts in the one it may write to
    /// @param warm whether it is to run a test of its own first
    List<String> command(Path socket, Sandbox sandbox, boolean warm) throws IOException {
        var command = new ArrayList<>(java(sandbox.work()));
        command.add("-Xmx" + HEAP_MEBIBYTES + "m");
        command.add("-Xms" + HEAP_MEBIBYTES + "m"); // growing it would cost a collection each time
        command.add("-XX:MaxMetaspaceSize=" + METASPACE_MEBIBYTES + "m");
        if (isArchiveFresh()) {
            command.add("-XX:SharedArchiveFile=" + archive());
        }
        command.addAll(warm ? main(socket.toString(), "warm") : main(socket.toString()));
        return isolation.wrap(command, sandbox);
    }

    private List<String> main(String... arguments) throws IOException {
        String separator = System.getProperty("path.separator");
        var main = new ArrayList<String>();
        main.add("-cp");
        main.add(String.join(separator, classPath().stream().map(Path::toString).toList()));
        main.add("handshake.worker.WorkerMain");
        main.addAll(List.of(arguments));
        return main;
    }

    /// Java and the options that an archive must have been made with to be of use.
    private static List<String> java(Path scratch) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-XX:+DisableAttachMechanism",
                "-XX:-HeapDumpOnOutOfMemoryError",
                // The archive where it was made to lie: moving it takes a fifth of a start.
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:ArchiveRelocationMode=0",
                // The one there is: looking for another would open all jars.
                "-Djava.nio.channels.spi.SelectorProvider="
                        + SelectorProvider.provider().getClass().getName(),
                "-Xlog:disable",
                "-Xlog:all=off",
                "--sun-misc-unsafe-memory-access=deny",
                "--illegal-native-access=deny",
                "-Djava.io.tmpdir=" + scratch,
                "-Djava.awt.headless=true",
                // A program that relies on the default charset shall be caught at it: on a
                // student's machine it may well be another than UTF-8's.
                "-Dfile.encoding=ISO-8859-1",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8");
    }

    /// What of the environment a worker sees: nothing that could be a secret.
    static Map<String, String> environment() {
        var environment = new TreeMap<String, String>();
        environment.put("LANG", "C.UTF-8");
        environment.put("LC_ALL", "C.UTF-8");
        for (String name : List.of("PATH", "SystemRoot", "TEMP", "TMP")) {
            String value = System.getenv(name);
            if (value != null) {
                environment.put(name, value);
            }
        }
        return environment;
    }
}
