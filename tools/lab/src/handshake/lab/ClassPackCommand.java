package handshake.lab;

import handshake.grader.Lesson;
import handshake.release.GradescopePack;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// `lab class pack`: what a platform needs to grade by itself.
@Command(name = "pack", description = "Pack the grader for a platform.")
final class ClassPackCommand {
    @Mixin private Lab lab;

    @Command(
            name = "gradescope",
            description = {
                "Write the autograder zip that Gradescope asks for: setup.sh, run_autograder, the"
                        + " tools as they are built here."
            })
    Integer gradescope(
            @Mixin Lab lab,
            @Option(
                            names = "--lessons",
                            paramLabel = "N",
                            split = ",",
                            required = true,
                            description = "Which lessons the assignment is about, as in 1,2.")
                    List<String> numbers,
            @Option(
                            names = "--out",
                            paramLabel = "FILE",
                            required = true,
                            description = "The zip file to write.")
                    Path out,
            @Option(
                            names = "--seed",
                            paramLabel = "S",
                            defaultValue = "1",
                            description =
                                    "The seed of the random tests, the same for everybody."
                                            + " Default: 1.")
                    long seed)
            throws IOException {
        Screen screen = lab.screen();
        List<Lesson> lessons = lab.lessons(numbers).stream().distinct().toList();
        screen.progress(screen.say("  packing the grader", "  正在打包评分程序"));
        var pack = new GradescopePack(lab.course(), lessons, seed, lab.language().code());
        pack.write(out, lesson -> new Starter(lesson).files());
        screen.progress("");
        screen.line(screen.green("✓ ") + Lab.shortened(out));
        int points = pack.points();
        screen.line(
                "Upload it as the assignment's autograder, and give the assignment %d points."
                        .formatted(points),
                "请把它作为作业的 autograder 上传，并把作业总分设为 %d 分。".formatted(points));
        return 0;
    }
}
