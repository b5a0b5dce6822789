package handshake.lab;

import handshake.classroom.Content;
import handshake.classroom.Inbox;
import handshake.classroom.LessonFiles;
import handshake.classroom.Refused;
import handshake.classroom.Submission;
import handshake.grader.AtomicFile;
import handshake.grader.Lesson;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/// `lab class collect`: lays out what was handed in, whatever form it had, as one folder a student.
@Command(
        name = "collect",
        description = {
            "Lay submissions out as a folder a student, with a lesson's Java files only: what JPlag"
                    + " compares.",
            "Beside them lies the starter, which everybody has in common."
        })
final class ClassCollectCommand implements Callable<Integer> {
    @Mixin private Lab lab;

    @Parameters(paramLabel = "DIR", description = "Where the submissions lie.")
    private Path folder;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Where to lay them out; it must be new or empty.")
    private Path out;

    @Option(
            names = "--lessons",
            paramLabel = "N",
            split = ",",
            description = "Which lessons, as in 1,2,3. Default: all that anybody has handed in.")
    private List<String> numbers = List.of();

    private final TreeSet<String> refused = new TreeSet<>();

    @Override
    public Integer call() throws IOException {
        Screen screen = lab.screen();
        if (!Files.isDirectory(folder)) {
            throw new Wrong("There is no folder " + folder + ".", "没有文件夹 " + folder + "。");
        }
        EmptyFolder.check(out);
        List<Submission> submissions = Inbox.in(folder, out);
        List<Lesson> lessons =
                numbers.isEmpty()
                        ? Content.lessons(submissions, lab.course().lessons())
                        : numbers.stream().map(it -> lab.lesson(Numbers.parse(it))).toList();
        var lines = new ArrayList<String>();
        for (Lesson lesson : lessons) {
            screen.progress("  " + lesson.name());
            int count = collect(submissions, lesson);
            Path there = out.resolve(lesson.name());
            lines.add("%s  %d".formatted(Lab.shortened(there.resolve("submissions")), count));
        }
        screen.progress("");
        lines.forEach(screen::line);
        if (lessons.isEmpty()) {
            screen.line("No submission holds code of any lesson.", "没有任何提交包含课程代码。");
        }
        refused.forEach(screen::line);
        return 0;
    }

    private int collect(List<Submission> submissions, Lesson lesson) throws IOException {
        Path there = out.resolve(lesson.name());
        String src = "src/" + lesson.packageName() + "/";
        for (Map.Entry<String, String> file : new Starter(lesson).files().entrySet()) {
            String name = file.getKey().replaceFirst("^" + src, "");
            AtomicFile.write(there.resolve("starter").resolve(name), file.getValue());
        }
        int count = 0;
        for (Submission submission : submissions) {
            try {
                var files = LessonFiles.of(submission, lesson);
                Path student = there.resolve("submissions").resolve(submission.slug());
                files.ifPresent(it -> LessonFiles.write(it, student));
                count += files.isPresent() ? 1 : 0;
            } catch (Refused e) {
                refused.add(Visible.of(submission.student() + ": " + e.getMessage()));
            }
        }
        return count;
    }
}
