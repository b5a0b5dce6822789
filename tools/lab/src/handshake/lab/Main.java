package handshake.lab;

import handshake.support.Text;
import handshake.viewer.CannotWatch;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;

/// The command `lab`. Exit status: 0 done, or full marks; 1 graded, and points are missing; 2 the
/// command's words are off; 3 it could not be done here.
@Command(
        name = "lab",
        description = "Learn TCP by writing it. Without a command: the course at a glance.",
        subcommands = {
            ReadCommand.class,
            GradeCommand.class,
            WatchCommand.class,
            RunCommand.class,
            HintCommand.class,
            ResetCommand.class,
            ClassCommand.class,
            CourseCommand.class,
            ViewCommand.class,
            SlidesCommand.class,
            QuizCommand.class,
            BenchCommand.class,
            DoctorCommand.class,
            CompletionCommand.class
        },
        footer = {
            "",
            "Exit status: 0 done, or full marks; 1 graded and points are missing;",
            "2 the command's words are off; 3 it could not be done here (and why).",
            "Colour only on a terminal, and never when NO_COLOR is set."
        })
public final class Main implements Callable<Integer> {
    static final int WRONG_WORDS = 2;
    static final int CANNOT = 3;

    @Mixin private Lab lab;

    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
        if (arguments.length == 1 && arguments[0].equals("train")) {
            train();
            return;
        }
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine lab =
                new CommandLine(new Main())
                        .setExecutionExceptionHandler((e, command, _) -> tell(e, command))
                        .setUsageHelpAutoWidth(true);
        // lab run 10 serve --port 7892: the program's options are the program's.
        lab.getSubcommands().get("run").setUnmatchedOptionsArePositionalParams(true);
        return lab;
    }

    @Override
    public Integer call() throws IOException {
        new Glance(lab.screen())
                .print(lab.course(), new Progress(Lab.state()), new QuizScores(Lab.state()));
        return 0;
    }

    /// Uses what is used most, so that the JVM can keep it for the next start. What it says is for
    /// nobody.
    private static void train() throws IOException, InterruptedException {
        new Lab().workerSetup().makeArchive();
        boolean hasSolutions = Files.isDirectory(Lab.root().resolve("solutions"));
        // Not "lessons": the points of those are remembered.
        String code = hasSolutions ? "solutions" : Lab.root().resolve("lessons").toString();
        commandLine().execute("--help");
        commandLine().execute("grade", "1", "--code", code);
    }

    private static int tell(Exception e, CommandLine command) throws Exception {
        Lab lab = labOf(command);
        Language language = lab == null ? Language.ofSystem() : lab.language();
        if (lab != null && lab.verbose()) {
            e.printStackTrace();
        }
        return switch (e) {
            case Wrong wrong -> say(language.of(wrong.text()), WRONG_WORDS);
            case Cannot cannot -> say(language.of(cannot.text()), CANNOT);
            case CannotWatch cannot ->
                    say(language.of(new Text(cannot.note().en(), cannot.note().zh())), CANNOT);
            case IOException io -> say(language.of(told(io)), CANNOT);
            case InterruptedException _ -> say("", CANNOT);
            default -> throw e;
        };
    }

    private static int say(String sentence, int status) {
        System.err.println(sentence);
        return status;
    }

    /// What went wrong with a file, in words; Java's own message is often only its name.
    private static Text told(IOException e) {
        String what = String.valueOf(e.getMessage());
        return switch (e) {
            case NoSuchFileException _ ->
                    new Text("There is no file %s.", "没有文件 %s。").formatted(what);
            case AccessDeniedException _ ->
                    new Text("You may not read or write %s.", "没有权限读写 %s。").formatted(what);
            case FileAlreadyExistsException _ ->
                    new Text("%s is there already.", "%s 已经存在。").formatted(what);
            default -> new Text("It could not be done: %s", "无法完成：%s").formatted(what);
        };
    }

    private static Lab labOf(CommandLine command) {
        // Not by its name: that of a method's mixin is lost when it is compiled.
        return command.getMixins().values().stream()
                .filter(Lab.class::isInstance)
                .map(Lab.class::cast)
                .findFirst()
                .orElse(null);
    }
}
