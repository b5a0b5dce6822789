package handshake.lab;

import handshake.grader.Course;
import handshake.grader.Isolation;
import handshake.grader.Lesson;
import handshake.grader.WorkerSetup;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// What all commands share: the course, the language, the screen. A mixin of each command.
public final class Lab {
    @Option(
            names = "--lang",
            paramLabel = "en|zh",
            description = "The language to speak. Default: the system's.",
            converter = LanguageOption.class)
    private Language language;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Say how this command is used.")
    private boolean help;

    @Option(names = "--verbose", description = "Show stack traces where something fails.")
    private boolean verbose;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /// The course's root folder.
    public static Path root() {
        return Path.of(System.getProperty("handshake.root", ".")).toAbsolutePath().normalize();
    }

    /// Where the command keeps what it remembers; not part of the course.
    public static Path state() {
        return root().resolve(".lab");
    }

    /// The command's own script, to start it as its user does.
    static String script() {
        boolean isWindows = System.getProperty("os.name").startsWith("Windows");
        return root().resolve(isWindows ? "lab.cmd" : "lab").toString();
    }

    /// What was said behind the command, or before it: `lab --lang zh grade 1`.
    public Language language() {
        return said().map(lab -> lab.language)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(Language::ofSystem);
    }

    public boolean verbose() {
        return said().anyMatch(lab -> lab.verbose);
    }

    /// What was said to this command, to the one it belongs to, and so on.
    private Stream<Lab> said() {
        return command == null
                ? Stream.of(this)
                : Stream.iterate(command, Objects::nonNull, CommandSpec::parent)
                        .flatMap(it -> it.mixins().values().stream())
                        .map(CommandSpec::userObject)
                        .filter(Lab.class::isInstance)
                        .map(Lab.class::cast);
    }

    /// Standard output as a screen.
    public Screen screen() {
        return screen(System.out);
    }

    private Screen screen(PrintStream out) {
        boolean terminal = System.console() != null && System.console().isTerminal();
        boolean colour = terminal && System.getenv("NO_COLOR") == null;
        return new Screen(language(), colour, terminal, out);
    }

    /// @throws Cannot if there is no course in the root folder
    public Course course() {
        try {
            return Course.in(root());
        } catch (IOException e) {
            throw new Cannot(
                    "There is no course in " + root() + ": it has no folder \"tests\".",
                    root() + " 里没有课程：缺少 \"tests\" 文件夹。");
        }
    }

    /// @throws Wrong if there is no such lesson
    public Lesson lesson(int number) {
        Course course = course();
        return course.lesson(number)
                .orElseThrow(() ->
                        new Wrong(
                                "There is no lesson %d. The lessons are %s."
                                        .formatted(number, numbers(course)),
                                "没有第 %d 课。现有课程：%s。".formatted(number, numbers(course))));
    }

    /// The lessons that these words name.
    ///
    /// @throws Wrong if there is no such lesson
    List<Lesson> lessons(List<String> words) {
        return words.stream().map(word -> lesson(Numbers.parse(word))).toList();
    }

    /// How workers are started on this system.
    public WorkerSetup workerSetup() {
        return new WorkerSetup(root().resolve("tools/worker/target/lib"), Isolation.detect());
    }

    /// A path as a person would write it: relative to where they stand, if that is shorter.
    public static String shortened(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        String relative = Path.of("").toAbsolutePath().relativize(absolute).toString();
        return relative.length() < absolute.toString().length() ? relative : absolute.toString();
    }

    private static String numbers(Course course) {
        return String.join(
                ", ", course.lessons().stream().map(it -> String.valueOf(it.number())).toList());
    }
}
