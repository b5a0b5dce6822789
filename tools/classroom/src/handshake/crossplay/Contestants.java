package handshake.crossplay;

import handshake.classroom.Fingerprint;
import handshake.classroom.LessonFiles;
import handshake.classroom.Refused;
import handshake.classroom.Submission;
import handshake.grader.Compilation;
import handshake.grader.Compiler;
import handshake.grader.Lesson;
import handshake.grader.PlayWorker;
import handshake.grader.Scratch;
import handshake.grader.WorkerSetup;
import handshake.support.Text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Compiles the programs of all who play.
final class Contestants {
    private final Lesson lesson;
    private final Compiler compiler;
    private final Fingerprint fingerprint;
    private final Function<Text, String> language;

    /// @throws IOException if the course cannot be read
    Contestants(
            WorkerSetup setup, Compiler compiler, Lesson lesson, Function<Text, String> language)
            throws IOException {
        this.lesson = lesson;
        this.compiler = compiler;
        this.language = language;
        this.fingerprint =
                new Fingerprint(setup.classPath(), 0, language.apply(new Text("en", "zh")));
    }

    /// The reference first, then those who have handed in this lesson, as they come.
    ///
    /// @throws IOException if files cannot be read or written, or the reference does not compile
    List<Contestant> of(List<Submission> submissions) throws IOException {
        var all = new ArrayList<Contestant>();
        var solution = new Submission("", "", "", List.of(lesson.solution()));
        String reference = language.apply(new Text("the reference", "参考实现"));
        all.add(compiled(reference, Contestant.REFERENCE, files(solution)));
        if (!all.getFirst().canPlay()) {
            throw new IOException(all.getFirst().problem());
        }
        for (Submission submission : submissions) {
            try {
                Optional<SortedMap<String, byte[]>> files = LessonFiles.of(submission, lesson);
                if (files.isPresent()) {
                    all.add(compiled(submission.student(), submission.slug(), files.get()));
                }
            } catch (Refused e) {
                all.add(out(submission.student(), submission.slug(), language.apply(e.text())));
            }
        }
        return all;
    }

    private SortedMap<String, byte[]> files(Submission submission) throws IOException {
        return LessonFiles.of(submission, lesson).orElse(new TreeMap<>());
    }

    private Contestant compiled(String name, String slug, SortedMap<String, byte[]> files)
            throws IOException {
        try (var scratch = new Scratch()) {
            Path code = scratch.folder().resolve(lesson.name());
            LessonFiles.write(files, code);
            return switch (compiler.compile(lesson, code, scratch.folder().resolve("classes"))) {
                case Compilation.Done done ->
                        new Contestant(
                                name,
                                slug,
                                fingerprint.of(lesson, files),
                                "",
                                Optional.of(PlayWorker.programs(done.classPath())));
                case Compilation.Failed failed ->
                        out(name, slug, language.apply(why(failed.problems().getFirst())));
            };
        }
    }

    private Text why(Compilation.Problem problem) {
        return new Text("does not compile: %s", "无法编译：%s")
                .formatted(place(problem) + language.apply(problem.message()));
    }

    private static String place(Compilation.Problem problem) {
        return problem.line() == 0 ? "" : problem.file() + ":" + problem.line() + ": ";
    }

    private static Contestant out(String name, String slug, String problem) {
        return new Contestant(name, slug, "", problem, Optional.empty());
    }
}
