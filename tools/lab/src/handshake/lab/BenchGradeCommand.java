package handshake.lab;

import handshake.bench.Samples;
import handshake.grader.Grader;
import handshake.grader.Lesson;
import handshake.grader.Report;
import handshake.grader.Scratch;
import handshake.grader.Sources;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/// `lab bench grade`: how long from a save to the verdict, beside `mvn -q test` for the same
/// lesson, and how long a cold `lab grade` takes.
@Command(
        name = "grade",
        description = "From a save to the verdict; a cold lab grade; mvn -q test beside them.")
final class BenchGradeCommand implements Callable<Integer> {
    private static final Screen NOBODY =
            new Screen(Language.EN, false, false, new PrintStream(OutputStream.nullOutputStream()));

    @Mixin private Lab lab;

    @Option(names = "--lesson", paramLabel = "N", description = "The lesson. Default: 1.")
    private int number = 1;

    @Option(names = "--saves", paramLabel = "COUNT", description = "How many saves. Default: 20.")
    private int saves = 20;

    @Option(
            names = "--runs",
            paramLabel = "COUNT",
            description = "How many runs of each of the others, in turn. Default: 5.")
    private int runs = 5;

    private final Samples watch = new Samples();
    private final Samples cold = new Samples();
    private final Samples maven = new Samples();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Screen screen = lab.screen();
        Lesson lesson = lab.lesson(number);
        if (!lesson.hasSolution()) {
            throw Cannot.noSolutions();
        }
        screen.line("Lesson %d's solution, graded in three ways.".formatted(number));
        measureWatch(screen, lesson);
        for (int i = 0; i < runs; i++) {
            screen.progress("  lab grade and mvn -q test, run %d of %d".formatted(i + 1, runs));
            time(cold, List.of(Lab.script(), "grade", "" + number, "--code", "solutions"));
            time(
                    maven,
                    List.of(
                            isWindows() ? "mvn.cmd" : "mvn",
                            "-q",
                            "test",
                            "-pl",
                            "tests/" + lesson.name(),
                            "-am",
                            "-Dgrade",
                            "-Dmaven.test.failure.ignore=true"));
        }
        screen.progress("");
        row(screen, "save to verdict in lab watch", watch);
        if (runs == 0) {
            return 0;
        }
        row(screen, "lab grade, cold", cold);
        row(screen, "mvn -q test", maven);
        screen.line(
                "mvn -q test takes %.0f times as long as a save in lab watch, %.1f times as long as lab grade."
                        .formatted(
                                maven.median() / watch.median(), maven.median() / cold.median()));
        return 0;
    }

    /// Saves a copy of the solution again and again, a little changed each time, while a watch
    /// looks on; the time counts from the save to the last line of the verdict.
    private void measureWatch(Screen screen, Lesson lesson)
            throws IOException, InterruptedException {
        var verdicts = new SynchronousQueue<Boolean>();
        var over = new AtomicBoolean();
        try (var scratch = new Scratch();
                var grading = new Grading(lab.workerSetup())) {
            Path file = copySolution(lesson, scratch.folder());
            String source = Files.readString(file);
            Thread loop =
                    Thread.ofPlatform()
                            .name("watch")
                            .start(() -> watch(lesson, scratch.folder(), grading, verdicts, over));
            verdicts.take();
            for (int i = 0; i <= saves; i++) {
                grading.workers().awaitStandby();
                screen.progress("  save %d of %d".formatted(i, saves));
                long start = System.nanoTime();
                Files.writeString(file, source + "\n// save " + i + "\n");
                if (!verdicts.take()) {
                    throw new Cannot(
                            "Lesson %d's solution did not earn all its points.".formatted(number),
                            "第 %d 课的参考答案没有得到满分。".formatted(number));
                }
                if (i > 0) {
                    watch.addSince(start); // the first one warms up
                }
            }
            over.set(true);
            loop.join();
        }
    }

    private void watch(
            Lesson lesson,
            Path folder,
            Grading grading,
            SynchronousQueue<Boolean> verdicts,
            AtomicBoolean over) {
        try {
            var watcher = new Watcher(folder);
            Grader grader = grading.grader();
            do {
                var job = new Grader.Job(lesson, folder, "bench", 0, 1);
                Report report = grader.grade(job, new Grader.Listener() {});
                new TextReport(NOBODY, false).print(report);
                grading.workers().standBy(true);
                verdicts.put(report.isFull());
                while (!over.get() && !watcher.hasChanged()) {
                    // look again
                }
            } while (!over.get());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Path copySolution(Lesson lesson, Path folder) throws IOException {
        var copies = new ArrayList<Path>();
        for (Path file : Sources.in(lesson.solution())) {
            Path copy = folder.resolve(file.getFileName());
            Files.copy(file, copy);
            copies.add(copy);
        }
        return copies.getFirst();
    }

    private static void time(Samples samples, List<String> command)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        int status =
                new ProcessBuilder(command)
                        .directory(Lab.root().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
        if (status != 0) {
            throw new Cannot(
                    String.join(" ", command) + " ended with status " + status + ".",
                    String.join(" ", command) + " 以状态 " + status + " 结束。");
        }
        samples.addSince(start);
    }

    private static void row(Screen screen, String name, Samples samples) {
        screen.line(
                "  %-30s median %6.0f ms   min %6.0f   max %6.0f   of %d"
                        .formatted(
                                name,
                                samples.median(),
                                samples.min(),
                                samples.max(),
                                samples.count()));
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }
}
