package handshake.lab;

import handshake.course.Defect;
import handshake.texts.TextCheck;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// `lab course run`: the commands that the texts show, run.
@Command(
        name = "run",
        description =
                "Run the commands that the texts show, in a copy of the course, and compare what"
                        + " they print with what the texts say (Linux).")
final class TextsCommand implements Callable<Integer> {
    @Mixin private Lab lab;

    @Parameters(paramLabel = "TEXT", description = "Which, as in README.md. Default: all.")
    private List<Path> named = List.of();

    @Option(
            names = "--write",
            description = "Write into the texts what the commands print, where it differs.")
    private boolean write;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Screen screen = lab.screen();
        Path root = lab.course().root();
        var defects = new ArrayList<Defect>();
        try (var check = new TextCheck(root)) {
            for (String text : named.isEmpty() ? check.texts() : names(root)) {
                screen.progress("  " + text);
                defects.addAll(write ? check.write(text) : check.check(text));
            }
        }
        screen.progress("");
        if (defects.isEmpty()) {
            screen.line(
                    screen.green("✓ ") + screen.say("the texts show what happens", "课文所示与实际一致"));
            return 0;
        }
        defects.forEach(it -> screen.line(screen.red("✗ ") + it));
        return 1;
    }

    private List<String> names(Path root) {
        return named.stream()
                .map(it -> root.relativize(it.toAbsolutePath().normalize()))
                .map(it -> it.toString().replace('\\', '/'))
                .toList();
    }
}
