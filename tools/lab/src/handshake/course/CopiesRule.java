package handshake.course;

import handshake.grader.Course;
import handshake.grader.Lesson;
import handshake.grader.Sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Code marked `// As in lesson 2: OkServer#listen`, or `// As in lesson 7: Requests` for a file,
/// equals the solution of that lesson.
final class CopiesRule implements LessonRule {
    private static final Pattern MARK =
            Pattern.compile(
                    "^[ \\t]*// As in lesson (\\d+): (\\w+)(?:#(\\w+))?[ \\t]*$",
                    Pattern.MULTILINE);

    @Override
    public List<Defect> check(Lesson lesson) throws IOException {
        var defects = new ArrayList<Defect>();
        for (Path folder : List.of(lesson.folder(), lesson.solution())) {
            for (Path file : Sources.in(folder)) {
                String source = Files.readString(file);
                for (Matcher mark = MARK.matcher(source); mark.find(); ) {
                    check(lesson, file, source, mark).ifPresent(defects::add);
                }
            }
        }
        return defects;
    }

    private static Optional<Defect> check(Lesson lesson, Path file, String source, Matcher mark)
            throws IOException {
        String where = lesson.root().relativize(file).toString();
        Optional<Lesson> earlier = Course.in(lesson.root()).lesson(Integer.parseInt(mark.group(1)));
        if (earlier.isEmpty() || earlier.get().number() >= lesson.number()) {
            return Optional.of(new Defect(where, "no earlier lesson: " + mark.group().strip()));
        }
        List<Path> originals = Sources.in(earlier.get().solution());
        Optional<String> copy =
                mark.group(3) == null
                        ? Optional.of(comparable(source))
                        : methodBehind(file, mark.end()).map(Trees::unindented);
        Optional<String> original =
                mark.group(3) == null
                        ? fileOf(originals, mark.group(2))
                        : Trees.method(originals, mark.group(2), mark.group(3))
                                .map(it -> Trees.unindented(it.text()));
        return copy.isPresent() && copy.equals(original)
                ? Optional.empty()
                : Optional.of(new Defect(where, "is not " + mark.group().strip().substring(3)));
    }

    /// The first method that begins behind this place.
    private static Optional<String> methodBehind(Path file, int place) throws IOException {
        return Trees.methods(file).stream()
                .filter(method -> method.start() >= place)
                .min((a, b) -> Long.compare(a.start(), b.start()))
                .map(Trees.Method::text);
    }

    private static Optional<String> fileOf(List<Path> files, String type) throws IOException {
        for (Path file : files) {
            if (file.getFileName().toString().equals(type + ".java")) {
                return Optional.of(comparable(Files.readString(file)));
            }
        }
        return Optional.empty();
    }

    /// A file without its package and the marks that say whence it is.
    private static String comparable(String source) {
        return Trees.unindented(
                MARK.matcher(source)
                        .replaceAll("")
                        .replaceFirst("(?m)^package .*;$", "")
                        .replaceAll("\\blesson\\d\\d\\b", "lesson"));
    }
}
