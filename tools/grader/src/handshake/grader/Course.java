package handshake.grader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The course: all lessons that have tests, in order.
///
/// @param root the folder with lessons, solutions, tests
/// @param lessons by number
public record Course(Path root, List<Lesson> lessons) {
    private static final Pattern NAME = Pattern.compile("(\\d\\d)-[a-z0-9-]+");

    /// Reads the course in `root`.
    ///
    /// @throws IOException if there is no course there
    public static Course in(Path root) throws IOException {
        try (var folders = Files.list(root.resolve("tests"))) {
            List<Lesson> lessons =
                    folders.map(folder -> folder.getFileName().toString())
                            .map(NAME::matcher)
                            .filter(Matcher::matches)
                            .map(it -> new Lesson(Integer.parseInt(it.group(1)), it.group(), root))
                            .sorted((a, b) -> a.number() - b.number())
                            .toList();
            return new Course(root, lessons);
        }
    }

    /// The lesson of this number; empty if there is none.
    public Optional<Lesson> lesson(int number) {
        return lessons.stream().filter(lesson -> lesson.number() == number).findFirst();
    }
}
