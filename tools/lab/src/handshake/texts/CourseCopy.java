package handshake.texts;

import handshake.grader.Course;
import handshake.grader.Lesson;
import handshake.grader.Sources;
import handshake.lab.Language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The course as a student has it who has written everything: a folder of its own, in which `./lab`
/// runs the tools of the real one. What its commands write stays in it.
final class CourseCopy {
    private CourseCopy() {}

    /// Makes one.
    ///
    /// @param tools those of the real course
    /// @param folder an empty folder
    /// @param language what its `lab` speaks
    /// @throws IOException if it cannot be written
    static void make(Tools tools, Path folder, Language language) throws IOException {
        Path root = tools.root();
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
        Files.writeString(lab, script(tools.on(folder, language.code())));
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

    private static String script(List<String> words) {
        return "#!/bin/sh\nexec "
                + words.stream().map(it -> "'" + it + "'").collect(Collectors.joining(" "))
                + " \"$@\"\n";
    }
}
