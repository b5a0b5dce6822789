package handshake.lab;

import handshake.grader.Lesson;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.concurrent.Callable;

/// `lab hint`: the next hint.
@Command(name = "hint", description = "Show the next hint of a step.")
final class HintCommand implements Callable<Integer> {
    @Mixin private Lab lab;

    @Parameters(index = "0", paramLabel = "N", description = "The lesson's number.")
    private String number;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "STEP",
            description = "The step. Default: 1.")
    private int step = 1;

    @Override
    public Integer call() throws IOException {
        Lesson lesson = lab.lesson(Numbers.parse(number));
        new Hints(lab, lesson).show(step, lab.screen());
        return 0;
    }
}
