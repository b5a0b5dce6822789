package handshake.lab;

import handshake.grader.Compilation;
import handshake.grader.Compiler;
import handshake.grader.Course;
import handshake.grader.Lesson;
import handshake.release.Partners;
import handshake.viewer.live.JavaCommand;
import handshake.viewer.program.Cast;
import handshake.viewer.program.Play;
import handshake.viewer.program.SocketRecording;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The programs of a conversation, compiled: the student's, and the solutions it speaks with; in a
/// copy for students, which has no solutions, the programs that are given in their place.
final class Actors {
    private static final int PATTERN = 251; // a prime: no two stretches of a sample look the same

    private final Course course;
    private final Lesson lesson;
    private final Path ownCode;
    private final List<Path> ownClassPath;
    private final Compiler compiler;
    private final List<String> ownArguments;
    private final Map<Integer, List<Path>> solutions = new HashMap<>();

    /// @param ownCode the folder of the student's code
    /// @param ownClassPath where it was compiled to
    /// @param ownArguments what the student's program is given; if empty, what the cast says
    Actors(
            Course course,
            Lesson lesson,
            Path ownCode,
            List<Path> ownClassPath,
            Compiler compiler,
            List<String> ownArguments) {
        this.course = course;
        this.lesson = lesson;
        this.ownCode = ownCode;
        this.ownClassPath = ownClassPath;
        this.compiler = compiler;
        this.ownArguments = ownArguments;
    }

    Path ownClasses() {
        return ownClassPath.getFirst();
    }

    Path ownSources() {
        Path src = ownCode.resolve("src");
        return Files.isDirectory(src) ? src : ownCode;
    }

    /// Who plays, with folders of their own below `scratch`.
    ///
    /// @throws Cannot if a solution is missing or does not compile
    List<Play.Actor> of(Cast cast, Cast.Role own, SocketRecording recording, Path scratch)
            throws IOException {
        Path serverFolder = Files.createDirectories(scratch.resolve("server"));
        Path clientFolder = Files.createDirectories(scratch.resolve("client"));
        for (Cast.Sample sample : cast.files()) {
            write(serverFolder.resolve(sample.name()), sample.bytes());
        }
        var actors = new ArrayList<Play.Actor>();
        for (Cast.Role role : cast.players(own)) {
            boolean isServer = role.kind() == Cast.Kind.SERVER;
            actors.add(
                    new Play.Actor(
                            isServer,
                            role.program(),
                            command(role, role.equals(own), recording, scratch),
                            isServer ? serverFolder : clientFolder,
                            role.kind() == Cast.Kind.ASKED));
        }
        return actors;
    }

    private List<String> command(
            Cast.Role role, boolean isOwn, SocketRecording recording, Path scratch)
            throws IOException {
        Lesson from = role.lesson() == 0 ? lesson : lesson(role.lesson());
        List<Path> classPath = isOwn ? ownClassPath : solution(from, scratch);
        var command =
                new ArrayList<>(
                        List.of(JavaCommand.java(), "-XX:+UseSerialGC", "-XX:-UsePerfData"));
        if (isOwn) {
            command.addAll(recording.options());
        }
        command.add("-cp");
        command.add(
                String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList()));
        command.add(from.packageName() + "." + role.program());
        command.addAll(isOwn && !ownArguments.isEmpty() ? ownArguments : role.arguments());
        return command;
    }

    private Lesson lesson(int number) {
        return course.lesson(number).orElseThrow(() -> missing("lesson " + number));
    }

    private List<Path> solution(Lesson from, Path scratch) throws IOException {
        List<Path> known = solutions.get(from.number());
        if (known != null) {
            return known;
        }
        Path partner = Partners.jar(from.given());
        if (!from.hasSolution() && Files.exists(partner)) {
            return List.of(partner);
        }
        Path out = Files.createDirectories(scratch.resolve(from.name()));
        if (!(compiler.compileAlone(from, from.solution(), out) instanceof Compilation.Done done)) {
            throw missing(Lab.shortened(from.solution()));
        }
        solutions.put(from.number(), done.classPath());
        return done.classPath();
    }

    private static Cannot missing(String what) {
        return new Cannot(
                "The other side of the conversation cannot be compiled: %s.".formatted(what),
                "对话的另一方无法编译：%s。".formatted(what));
    }

    private static void write(Path file, int bytes) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            var content = new byte[bytes];
            for (int i = 0; i < bytes; i++) {
                content[i] = (byte) (i % PATTERN);
            }
            out.write(content);
        }
    }

    /// The cast of a lesson.
    ///
    /// @throws Cannot if it has none
    static Cast cast(Lesson lesson) throws IOException {
        Path file = lesson.authors(Cast.FILE);
        if (!Files.exists(file)) {
            throw new Cannot(
                    "Lesson %d has no program that speaks TCP with another."
                            .formatted(lesson.number()),
                    "第 %d 课没有用 TCP 与别人对话的程序。".formatted(lesson.number()));
        }
        return Cast.read(file);
    }

    /// The student's role, and takes its name off the words.
    ///
    /// @throws Wrong if the words begin with nobody's name
    static Cast.Role own(Cast cast, List<String> words) {
        Optional<Cast.Role> named = words.isEmpty() ? Optional.empty() : cast.own(words.getFirst());
        if (named.isPresent()) {
            words.removeFirst();
            return named.get();
        }
        Cast.Role first = cast.own(null).orElseThrow();
        if (!words.isEmpty()) {
            String names =
                    String.join(
                            ", ",
                            cast.roles().stream()
                                    .filter(role -> role.lesson() == 0)
                                    .map(Cast.Role::program)
                                    .distinct()
                                    .toList());
            throw new Wrong(
                    "Watched can be: %s. \"%s\" is none of them."
                            .formatted(names, words.getFirst()),
                    "可以观察的程序：%s。\"%s\" 不在其中。".formatted(names, words.getFirst()));
        }
        return first;
    }
}
