package handshake.bench;

import handshake.course.KnownProgram;
import handshake.grader.Lesson;
import handshake.grader.Sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A class made up of programs whose grade is known: of each lesson a student has handed in a right
/// one or a wrong one, as a coin falls.
public final class ClassSample {
    private final List<Lesson> lessons;

    public ClassSample(List<Lesson> lessons) {
        this.lessons = lessons;
    }

    /// Writes the submissions into `inbox`: a folder a student, in it one a lesson. The same seed
    /// makes the same class, and a smaller class is the beginning of a larger one.
    ///
    /// @throws IOException if they cannot be written
    public void write(Path inbox, int students, long seed) throws IOException {
        for (int student = 1; student <= students; student++) {
            var random = new Random(seed * 1_000_003 + student);
            for (Lesson lesson : lessons) {
                Path folder = inbox.resolve("student %03d".formatted(student));
                copy(program(lesson, random), folder.resolve(lesson.name()));
            }
        }
    }

    private static Path program(Lesson lesson, Random random) throws IOException {
        var right = new ArrayList<>(List.of(lesson.solution()));
        KnownProgram.right(lesson).forEach(it -> right.add(it.folder()));
        List<Path> wrong = KnownProgram.wrong(lesson).stream().map(KnownProgram::folder).toList();
        List<Path> chosen = random.nextBoolean() || wrong.isEmpty() ? right : wrong;
        return chosen.get(random.nextInt(chosen.size()));
    }

    static void copy(Path program, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Path file : Sources.in(program)) {
            Files.copy(file, folder.resolve(file.getFileName()));
        }
    }
}
