package handshake.lab;

import handshake.course.KnownProgram;
import handshake.course.LadderFences;
import handshake.course.SlideFences;
import handshake.grader.Course;
import handshake.grader.Lesson;
import handshake.slides.Deck;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/// `lab course draw`: writes into the slides what the kit draws, and puts typed ladders in order.
@Command(
        name = "draw",
        description = {
            "Write ladders into the texts and slides that name a capture, and the solutions'"
                    + " methods into the slides.",
            "Ladders that were typed get straight lifelines."
        })
final class DrawCommand implements Callable<Integer> {
    private static final String WRONG = "ladder wrong/";

    @Mixin private Lab lab;

    @Option(
            names = "--record",
            description =
                    "First run the known-wrong programs that the slides name, and keep what they"
                            + " did on the wire.")
    private boolean record;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Screen screen = lab.screen();
        Course course = lab.course();
        if (record) {
            record(course, screen);
        }
        var missing = new ArrayList<String>();
        for (Lesson lesson : course.lessons()) {
            for (Language language : Language.values()) {
                LadderFences.straighten(
                        course.root(),
                        lesson.folder().resolve("README" + language.fileSuffix() + ".md"),
                        language);
                Path deck = Deck.file(lesson, language);
                LadderFences.straighten(course.root(), deck, language);
                if (Files.isRegularFile(deck)) {
                    for (String info : SlideFences.fill(course.root(), deck, language)) {
                        missing.add(deck.getFileName() + ": " + info);
                    }
                }
            }
        }
        missing.forEach(it -> screen.line(screen.red("✗ ") + it));
        if (missing.isEmpty()) {
            screen.line("Everything is drawn.", "都画好了。");
        }
        return missing.isEmpty() ? 0 : 1;
    }

    private void record(Course course, Screen screen) throws IOException, InterruptedException {
        try (var grading = new Grading(lab.workerSetup())) {
            var wrongTurns = new WrongTurns(grading.grader());
            for (Lesson lesson : course.lessons()) {
                for (String name : named(lesson)) {
                    screen.progress("  " + lesson.name() + " " + name);
                    for (KnownProgram program : KnownProgram.wrong(lesson)) {
                        if (program.name().equals(name) && !wrongTurns.record(lesson, program)) {
                            screen.progress("");
                            screen.line(lesson.name() + " " + name + ": no conversation, 没有对话");
                        }
                    }
                }
            }
        }
        screen.progress("");
    }

    /// The known-wrong programs of a lesson that its slides name.
    private static List<String> named(Lesson lesson) throws IOException {
        var names = new TreeSet<String>();
        String own = WRONG + lesson.name() + "/";
        for (Language language : Language.values()) {
            Path deck = Deck.file(lesson, language);
            if (Files.isRegularFile(deck)) {
                SlideFences.drawn(deck).stream()
                        .filter(info -> info.startsWith(own))
                        .map(info -> info.substring(own.length()))
                        .forEach(names::add);
            }
        }
        return List.copyOf(names);
    }
}
