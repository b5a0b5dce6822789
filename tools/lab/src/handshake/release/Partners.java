package handshake.release;

import handshake.grader.Course;
import handshake.grader.Lesson;
import handshake.grader.Scratch;
import handshake.grader.Sources;
import handshake.viewer.program.Cast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import javax.tools.ToolProvider;

/// The programs that a student's program speaks with when it is watched (`lab run N --view`). A
/// copy for students has no solutions: it has these as classes instead, without the names of
/// variables and the numbers of lines.
public final class Partners {
    private static final String JAR = "partner.jar";

    private Partners() {}

    /// Where a lesson's programs lie among what is given.
    ///
    /// @param given the lesson's folder there
    public static Path jar(Path given) {
        return given.resolve(JAR);
    }

    /// The lessons whose programs play in some lesson's conversation beside the student's.
    ///
    /// @throws IOException if a conversation cannot be read
    static List<Lesson> in(Course course) throws IOException {
        var numbers = new TreeSet<Integer>();
        for (Lesson lesson : course.lessons()) {
            Path file = lesson.authors(Cast.FILE);
            if (!Files.exists(file)) {
                continue;
            }
            List<Cast.Role> roles = Cast.read(file).roles();
            boolean speaksWithItself = roles.stream().filter(it -> it.lesson() == 0).count() > 1;
            roles.stream().map(Cast.Role::lesson).filter(it -> it != 0).forEach(numbers::add);
            if (speaksWithItself) {
                numbers.add(lesson.number());
            }
        }
        return numbers.stream().flatMap(it -> course.lesson(it).stream()).toList();
    }

    /// Compiles a lesson's solution into `jar`.
    ///
    /// @throws IOException if it does not compile or cannot be written
    static void write(Lesson lesson, Path jar) throws IOException {
        try (var scratch = new Scratch()) {
            var words =
                    new ArrayList<>(
                            List.of("-g:none", "-proc:none", "-nowarn", "-encoding", "UTF-8"));
            words.addAll(List.of("-d", scratch.folder().toString()));
            Sources.in(lesson.solution()).stream().map(Path::toString).forEach(words::add);
            int status =
                    ToolProvider.getSystemJavaCompiler()
                            .run(null, null, null, words.toArray(String[]::new));
            if (status != 0) {
                throw new IOException("the solution of " + lesson.name() + " does not compile");
            }
            Zip.write(jar, scratch.folder(), "");
        }
    }
}
