package handshake.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Runs `lab` in a process of its own, as an ordinary user: as another one where the tests run as
/// root. That user may read a copy of some lessons, and write nothing there.
final class OrdinaryUser {
    private static final String NOBODY = "65534";
    private static final int MOST_SECONDS = 120;

    private final Path root;

    /// @param root an empty folder
    OrdinaryUser(Path root, String... lessons) throws IOException {
        this.root = root;
        Path course = Path.of("../..").toAbsolutePath().normalize();
        for (String lesson : lessons) {
            for (String folder : List.of("lessons", "solutions")) {
                copy(course.resolve(folder).resolve(lesson), root.resolve(folder).resolve(lesson));
            }
            Files.createDirectories(root.resolve("tests").resolve(lesson));
        }
        Path lib = Files.createDirectories(root.resolve("lib"));
        int number = 0;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            copy(
                    Path.of(entry),
                    lib.resolve(
                            "%03d%s".formatted(number++, entry.endsWith(".jar") ? ".jar" : "")));
        }
        // JUnit's folder is its owner's only; the course in it is for everybody to read.
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.exists(from)) {
            return;
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file :
                    files.filter(it -> !from.relativize(it).startsWith("target")).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    Told lab(String... words) throws IOException, InterruptedException {
        Path lib = root.resolve("lib");
        String classPath;
        try (Stream<Path> entries = Files.list(lib)) {
            classPath =
                    String.join(File.pathSeparator, entries.sorted().map(Path::toString).toList());
        }
        var command = new ArrayList<String>();
        if (isRoot()) {
            command.addAll(
                    List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"));
        }
        command.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dhandshake.root=" + root,
                        "-Duser.language=en",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath,
                        Main.class.getName()));
        command.addAll(List.of(words));
        Path err = Files.createTempFile("err", ".txt");
        Process process =
                new ProcessBuilder(command)
                        .directory(root.toFile())
                        .redirectInput(new File("/dev/null"))
                        .redirectError(err.toFile())
                        .start();
        try {
            String out = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("lab did not end");
            }
            return new Told(process.exitValue(), out, Files.readString(err));
        } finally {
            process.destroyForcibly();
            Files.delete(err);
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }
}
