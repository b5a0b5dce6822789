package handshake.lab;

import handshake.classroom.LessonFiles;
import handshake.classroom.Refused;
import handshake.classroom.Submission;
import handshake.grader.AtomicFile;
import handshake.grader.Lesson;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
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

    @Mixin private HandedInOptions handedIn;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Where to lay them out; it must be new or empty.")
    private Path out;

    private final TreeSet<String> refused = new TreeSet<>();

    @Override
    public Integer call() throws IOException {
        Screen screen = lab.screen();
        handedIn.check();
        EmptyFolder.check(out);
        List<Submission> submissions = handedIn.submissions(out);
        List<Lesson> lessons = handedIn.lessons(lab, submissions);
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
                if (files.isPresent()) {
                    LessonFiles.write(files.get(), student);
                    count++;
                }
            } catch (Refused e) {
                refused.add(Visible.of(submission.student() + ": " + e.getMessage()));
            }
        }
        return count;
    }
}
