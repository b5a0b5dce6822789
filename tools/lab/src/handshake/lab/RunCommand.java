package handshake.lab;

import handshake.grader.Compilation;
import handshake.grader.Compiler;
import handshake.grader.Lesson;
import handshake.grader.Report;
import handshake.grader.Scratch;
import handshake.grader.Sources;
import handshake.viewer.program.Cast;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `lab run`: runs a lesson's program. Its exit status is the program's own.
@Command(
        name = "run",
        description = "Run a lesson's program: lab run 2, lab run 10 fetch localhost:7892 a.txt")
final class RunCommand implements Callable<Integer> {
    private static final Pattern UNWRITTEN =
            Pattern.compile("UnsupportedOperationException\\(\\s*\"TODO (\\d+)");

    private static final int START_SECONDS = 2;

    @Mixin private Lab lab;

    @Parameters(index = "0", paramLabel = "N", description = "The lesson's number.")
    private String number;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "[PROGRAM] ARGS",
            description =
                    "Which program, where a lesson has several, and what it is given. Put -- before"
                            + " arguments that lab would take for its own.")
    private List<String> words = List.of();

    @Option(names = "--solution", description = "Run the solution instead of your code.")
    private boolean solution;

    @ArgGroup(exclusive = false, heading = "%nTo watch it on the wire, with whom it speaks with:%n")
    private WatchOptions watch = new WatchOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Lesson lesson = lab.lesson(Numbers.parse(number));
        if (solution && !lesson.hasSolution()) {
            throw Cannot.noSolutions();
        }
        Path code = solution ? lesson.solution() : lesson.folder();
        try (var scratch = new Scratch();
                var compiler = new Compiler(List.of(), Lab.state().resolve("cache"))) {
            List<Path> classPath =
                    switch (compiler.compileAlone(lesson, code, scratch.folder())) {
                        case Compilation.Done done -> done.classPath();
                        case Compilation.Failed failed -> {
                            tell(lesson, failed);
                            yield null;
                        }
                    };
            if (classPath == null) {
                return 1;
            }
            return watch.isAsked()
                    ? watch(lesson, code, classPath, compiler)
                    : run(lesson, classPath);
        }
    }

    private int watch(Lesson lesson, Path code, List<Path> classPath, Compiler compiler)
            throws IOException, InterruptedException {
        watch.check();
        var arguments = new ArrayList<>(words);
        Cast cast = Actors.cast(lesson);
        Cast.Role own = Actors.own(cast, arguments);
        var actors = new Actors(lab.course(), lesson, code, classPath, compiler, arguments);
        return new WatchedRun(lab.screen(), watch).run(actors, cast, own);
    }

    private int run(Lesson lesson, List<Path> classPath) throws IOException, InterruptedException {
        List<String> programs = Programs.in(classPath.getFirst());
        var arguments = new ArrayList<>(words);
        String program = choose(lesson, programs, arguments);
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:-UsePerfData",
                                "-cp",
                                joined(classPath),
                                program));
        command.addAll(arguments);
        int status = start(new ProcessBuilder(command).inheritIO()).waitFor();
        if (status != 0 && !solution) {
            tellWhatIsUnwritten(lesson);
        }
        return status;
    }

    /// Starts a program that ends when this one does, also if that is while it starts.
    private static Process start(ProcessBuilder program) throws IOException {
        var started = new CompletableFuture<Process>();
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () ->
                                        started.completeOnTimeout(
                                                        null, START_SECONDS, TimeUnit.SECONDS)
                                                .thenAccept(RunCommand::stop)
                                                .join(),
                                "stop the program"));
        Process process = null;
        try {
            process = program.start();
            return process;
        } finally {
            started.complete(process);
        }
    }

    /// @param process null if it has not started
    private static void stop(Process process) {
        if (process != null) {
            process.destroy();
        }
    }

    /// A program that ends at a TODO says so in Java's words; here is what to do.
    private void tellWhatIsUnwritten(Lesson lesson) throws IOException {
        for (Path source : Sources.in(lesson.folder())) {
            Matcher todo = UNWRITTEN.matcher(Files.readString(source));
            if (todo.find()) {
                System.err.println(
                        lab.screen()
                                .say(
                                        "%s is not written yet (TODO %s). Next: lab watch %d",
                                        "%s 还没有写完（TODO %s）。接下来：lab watch %d")
                                .formatted(Lab.shortened(source), todo.group(1), lesson.number()));
                return;
            }
        }
    }

    private static String joined(List<Path> classPath) {
        return String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList());
    }

    /// The program's class; its name is taken off the arguments.
    private static String choose(Lesson lesson, List<String> programs, List<String> arguments) {
        if (!arguments.isEmpty()) {
            for (String program : programs) {
                if (simpleName(program).equalsIgnoreCase(arguments.getFirst())) {
                    arguments.removeFirst();
                    return program;
                }
            }
        }
        if (programs.size() == 1) {
            return programs.getFirst();
        }
        String names =
                String.join(
                        ", ",
                        programs.stream()
                                .map(it -> simpleName(it).toLowerCase(Locale.ROOT))
                                .toList());
        throw programs.isEmpty()
                ? new Wrong(
                        "Lesson %d has no program to run.".formatted(lesson.number()),
                        "第 %d 课没有可运行的程序。".formatted(lesson.number()))
                : new Wrong(
                        "Lesson %d has several programs: %s. Say which, as in \"lab run %d %s\"."
                                .formatted(
                                        lesson.number(),
                                        names,
                                        lesson.number(),
                                        names.replaceFirst(",.*", "")),
                        "第 %d 课有几个程序：%s。请说明是哪一个，例如 \"lab run %d %s\"。"
                                .formatted(
                                        lesson.number(),
                                        names,
                                        lesson.number(),
                                        names.replaceFirst(",.*", "")));
    }

    private static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    private void tell(Lesson lesson, Compilation.Failed failed) {
        var report = new Report(lesson, "lessons", 0, List.of(), List.of(), failed.problems(), 0);
        new TextReport(lab.screen(), false).printProblems(report);
    }
}
