package handshake.lab;

import handshake.bench.ClassBench;
import handshake.grader.Lesson;
import handshake.grader.Scratch;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/// `lab bench class`: a class graded, beside `mvn test` for each submission.
@Command(
        name = "class",
        description =
                "A class made of known programs for lessons 1 to 4, graded; mvn -q test beside it,"
                        + " one run a submission for all four lessons.")
final class BenchClassCommand implements Callable<Integer> {
    private static final int LAST_LESSON = 4;
    private static final int MIN_RATIO = 20;
    private static final int SHOWN_DIFFERENCES = 20;
    private static final double MAX_GROWTH = 1.25;

    @Mixin private Lab lab;

    @Option(names = "--students", paramLabel = "COUNT", description = "Default: 200.")
    private int students = 200;

    @Option(
            names = "--runs",
            paramLabel = "COUNT",
            description = "How often the class is graded; each run is compared. Default: 2.")
    private int runs = 2;

    @Option(
            names = "--maven",
            paramLabel = "COUNT",
            description = "How many submissions Maven grades behind each run. Default: 2.")
    private int perRun = 2;

    @Option(names = "--seed", paramLabel = "S", description = "Of the class. Default: 1.")
    private long seed = 1;

    @Option(names = "--json", description = "Say it as JSON.")
    private boolean isJson;

    @Override
    public Integer call() throws Exception {
        Screen screen = lab.screen();
        if (students < 1 || runs < 1 || perRun < 0) {
            throw new Wrong(
                    "--students and --runs want a number from 1.", "--students 和 --runs 至少为 1。");
        }
        List<Lesson> lessons = IntStream.rangeClosed(1, LAST_LESSON).mapToObj(lab::lesson).toList();
        try (var scratch = new Scratch()) {
            var bench =
                    new ClassBench(
                            Lab.root(),
                            lessons,
                            List.of(Lab.script()),
                            scratch.folder(),
                            what -> screen.progress("  " + what));
            ClassBench.Result result = bench.measure(students, runs, perRun, seed);
            screen.progress("");
            if (isJson) {
                var json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
                screen.line(json.writeValueAsString(result));
            } else {
                tell(screen, result);
            }
            boolean isFast = perRun == 0 || result.ratio() >= MIN_RATIO;
            boolean isFlat = result.residentBytes() <= MAX_GROWTH * result.smallResidentBytes();
            return result.differences().isEmpty() && isFast && isFlat ? 0 : 1;
        }
    }

    private static void tell(Screen screen, ClassBench.Result result) {
        screen.line(
                "%d submissions of lessons 1 to 4, %d runs, medians"
                        .formatted(result.students(), result.runs()));
        screen.line(
                "  lab class grade  %7.1f s for all, %6.2f s each"
                        .formatted(result.labSeconds(), result.labSeconds() / result.students()));
        if (result.mavenRuns() > 0) {
            screen.line(
                    "  mvn -q test      %16s %6.2f s each, of %d; one after the other"
                            .formatted("", result.mavenSeconds(), result.mavenRuns()));
            screen.line("  mvn takes %.1f times as long.".formatted(result.ratio()));
        }
        screen.line(
                "  memory of the grading process: %d MB with 20 submissions, %d MB with %d"
                        .formatted(
                                result.smallResidentBytes() / 1_000_000,
                                result.residentBytes() / 1_000_000,
                                result.students()));
        screen.line("  differences between the runs: " + result.differences().size());
        result.differences().stream()
                .limit(SHOWN_DIFFERENCES)
                .forEach(it -> screen.line("    " + it));
    }
}
