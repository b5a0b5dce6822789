package handshake.lab;

import handshake.grader.Lesson;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/// `lab read`: a lesson's text in the terminal.
@Command(name = "read", description = "Read a lesson's text in the terminal.")
final class ReadCommand implements Callable<Integer> {
    @Mixin private Lab lab;

    @Parameters(
            paramLabel = "N",
            arity = "0..1",
            description = "The lesson's number. Default: the lesson you are at.")
    private String number;

    @Override
    public Integer call() throws IOException {
        Lesson lesson =
                number == null
                        ? NextStep.lesson(lab.course(), new Progress(Lab.state()))
                        : lab.lesson(Numbers.parse(number));
        Path text = Texts.readme(lesson, lab.language());
        if (!Files.isRegularFile(text)) {
            throw new Cannot(
                    "Lesson %d has no text: %s is missing."
                            .formatted(lesson.number(), Lab.shortened(text)),
                    "第 %d 课没有课文：缺少 %s。".formatted(lesson.number(), Lab.shortened(text)));
        }
        new MarkdownPrinter(lab.screen()).print(Files.readString(text));
        return 0;
    }
}
