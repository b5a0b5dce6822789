package handshake.course;

import handshake.grader.Lesson;
import handshake.grader.Sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A program under `tests/kit/programs` whose grade is known.
///
/// @param folder where its files are
/// @param name the folder's name
/// @param step the step in which it goes wrong, as its first line says; 0 if it does not say
public record KnownProgram(Path folder, String name, int step) {
    private static final Pattern STEP = Pattern.compile("^// Step (\\d+):.*", Pattern.MULTILINE);

    /// The lesson's wrong programs, by name.
    public static List<KnownProgram> wrong(Lesson lesson) throws IOException {
        return in(folder(lesson).resolve("wrong"));
    }

    /// The lesson's right programs, by name.
    public static List<KnownProgram> right(Lesson lesson) throws IOException {
        return in(folder(lesson).resolve("right"));
    }

    /// The programs that try to do harm; all are written for lesson 1.
    public static List<KnownProgram> hostile(Path root) throws IOException {
        return in(root.resolve("tests/kit/programs/hostile"));
    }

    /// The id of the mistake a wrong program makes: its name, without the number of a second one.
    public String mistake() {
        return name.replaceFirst("\\.\\d+$", "");
    }

    String where() {
        return "tests/kit/programs/…/" + name;
    }

    private static Path folder(Lesson lesson) {
        return lesson.root().resolve("tests/kit/programs").resolve(lesson.name());
    }

    private static List<KnownProgram> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> folders;
        try (var all = Files.list(folder)) {
            folders = all.filter(Files::isDirectory).sorted().toList();
        }
        var programs = new ArrayList<KnownProgram>();
        for (Path program : folders) {
            programs.add(
                    new KnownProgram(program, program.getFileName().toString(), step(program)));
        }
        return programs;
    }

    private static int step(Path program) throws IOException {
        for (Path file : Sources.in(program)) {
            Matcher step = STEP.matcher(Files.readString(file));
            if (step.find()) {
                return Integer.parseInt(step.group(1));
            }
        }
        return 0;
    }
}
