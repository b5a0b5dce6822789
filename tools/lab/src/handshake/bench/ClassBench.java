package handshake.bench;

import handshake.grader.Lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A class graded again and again, in turn with `mvn test` for a few of its submissions.
public final class ClassBench {
    private static final int SMALL = 20;

    private final Path course;
    private final List<Lesson> lessons;
    private final List<String> lab;
    private final Path scratch;
    private final Consumer<String> progress;

    /// @param course the course's root
    /// @param lab the command that starts `lab`
    /// @param scratch an empty folder
    /// @param progress hears what is being done
    public ClassBench(
            Path course,
            List<Lesson> lessons,
            List<String> lab,
            Path scratch,
            Consumer<String> progress) {
        this.course = course;
        this.lessons = lessons;
        this.lab = lab;
        this.scratch = scratch;
        this.progress = progress;
    }

    /// What was measured.
    ///
    /// @param labSeconds median of a whole class
    /// @param mavenSeconds median of one submission; 0 if none was measured
    /// @param ratio how many times as long Maven takes for one submission
    /// @param smallResidentBytes of a class of 20
    /// @param differences between the first run and the others
    public record Result(
            int students,
            int runs,
            int mavenRuns,
            double labSeconds,
            double mavenSeconds,
            double ratio,
            long smallResidentBytes,
            long residentBytes,
            List<String> differences) {}

    /// Measures.
    ///
    /// @param perRun how many submissions Maven grades between two runs
    public Result measure(int students, int runs, int perRun, long seed)
            throws IOException, InterruptedException {
        var sample = new ClassSample(lessons);
        Path inbox = Files.createDirectory(scratch.resolve("inbox"));
        sample.write(inbox, students, seed);
        Path few = Files.createDirectory(scratch.resolve("few"));
        sample.write(few, Math.min(SMALL, students), seed);
        MavenCourse maven = perRun == 0 ? null : warmMaven(inbox);
        progress.accept("lab class grade: the first %d alone".formatted(SMALL));
        ClassRun small = ClassRun.of(lab, few, scratch.resolve("few-out"));
        var labTimes = new Samples();
        var mavenTimes = new Samples();
        var graded = new ArrayList<ClassRun>();
        var differences = new ArrayList<String>();
        for (int run = 0; run < runs; run++) {
            progress.accept("lab class grade: run %d of %d".formatted(run + 1, runs));
            ClassRun now = ClassRun.of(lab, inbox, scratch.resolve("out-" + run));
            graded.add(now);
            labTimes.add(now.seconds());
            differences.addAll(graded.getFirst().differences(now));
            for (int i = 0; i < perRun; i++) {
                int student = (run * perRun + i) % students + 1;
                progress.accept("mvn -q test: student %d".formatted(student));
                mavenTimes.add(maven.grade(student(inbox, student)));
            }
        }
        double own = labTimes.median();
        double others = perRun == 0 ? 0 : mavenTimes.median();
        return new Result(
                students,
                runs,
                mavenTimes.count(),
                own,
                others,
                others * students / own,
                small.residentBytes(),
                graded.stream().mapToLong(ClassRun::residentBytes).max().orElse(0),
                differences);
    }

    /// Maven's first run compiles what the tests stand on: it does not count.
    private MavenCourse warmMaven(Path inbox) throws IOException, InterruptedException {
        progress.accept("mvn -q test: compiling what the tests stand on");
        var maven = new MavenCourse(course, lessons, Files.createDirectory(scratch.resolve("mvn")));
        maven.grade(student(inbox, 1));
        return maven;
    }

    private static Path student(Path inbox, int number) {
        return inbox.resolve("student %03d".formatted(number));
    }
}
