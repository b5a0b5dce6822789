package handshake.texts;

import handshake.grader.Course;
import handshake.grader.Lesson;
import handshake.grader.Sources;
import handshake.lab.Language;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// The course as a student has it who has written everything: a folder of its own, in which `./lab`
/// runs the tools of the real one. What its commands write stays in it.
final class CourseCopy {
    private CourseCopy() {}

    /// Makes one.
    ///
    /// @param root the real course
    /// @param folder an empty folder
    /// @param language what its `lab` speaks
    /// @throws IOException if it cannot be written
    static void make(Path root, Path folder, Language language) throws IOException {
        for (String link : new String[] {"tools", "tests", "solutions", "slides", "README.md"}) {
            Files.createSymbolicLink(folder.resolve(link), root.resolve(link));
        }
        copy(root.resolve("lessons"), folder.resolve("lessons"));
        for (Lesson lesson : Course.in(root).lessons()) {
            Path lessons = folder.resolve("lessons").resolve(lesson.name());
            for (Path source : Sources.in(lesson.solution())) {
                Path target = lessons.resolve(lesson.solution().relativize(source));
                Files.writeString(target, Files.readString(source));
            }
        }
        Path lab = folder.resolve("lab");
        Files.writeString(lab, script(root, folder, language));
        if (!lab.toFile().setExecutable(true)) {
            throw new IOException(lab + " cannot be made a program");
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.filter(it -> !it.toString().contains("target")).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static String script(Path root, Path folder, Language language) throws IOException {
        return """
        #!/bin/sh
        exec '%s' '-XX:AOTCache=%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData \
        -Xlog:disable -Xlog:all=off --enable-native-access=ALL-UNNAMED '-Dhandshake.root=%s' \
        -Duser.language=%s -cp '%s' handshake.lab.Main "$@"
        """
                .formatted(
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        root.resolve("tools/lab/target/lab.aot"),
                        folder,
                        language.code(),
                        classPath(root.resolve("tools/lab/target/lib")));
    }

    /// In the order in which the real `lab` names them: else what it keeps for quick starts does
    /// not fit.
    private static String classPath(Path library) throws IOException {
        try (var jars = Files.list(library)) {
            return jars.map(Path::toString)
                    .filter(it -> it.endsWith(".jar"))
                    .sorted()
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }
}
