package handshake.lab;

import handshake.release.Release;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/// `lab class release`: what students get.
@Command(
        name = "release",
        description = {
            "Write the course as students get it: the starters, the texts, the tests that grade,"
                    + " the tools; no solutions.",
            "It works by itself and needs no git."
        })
final class ClassReleaseCommand implements Callable<Integer> {
    @Mixin private Lab lab;

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description = "The folder to write; it must be new or empty.")
    private Path folder;

    @Option(names = "--zip", paramLabel = "FILE", description = "Write it as a zip file.")
    private Path zip;

    @Option(
            names = "--with-solutions",
            description =
                    "With the solutions, the slides and all tests: for a colleague, or when the"
                            + " course is over.")
    private boolean hasSolutions;

    @Override
    public Integer call() throws IOException {
        Screen screen = lab.screen();
        if (folder == null && zip == null) {
            throw new Wrong(
                    "Say where to: a folder, or --zip FILE.", "请说明写到哪里：一个文件夹，或 --zip FILE。");
        }
        if (folder != null) {
            EmptyFolder.check(folder);
        }
        var release = new Release(lab.course(), hasSolutions);
        screen.progress(screen.say("  gathering what students get", "  正在整理发给学生的内容"));
        if (folder != null) {
            release.write(folder, lesson -> new Starter(lesson).files());
        }
        if (zip != null) {
            release.writeZip(zip, lesson -> new Starter(lesson).files());
        }
        screen.progress("");
        tell(screen);
        return 0;
    }

    private void tell(Screen screen) {
        for (Path written : new Path[] {folder, zip}) {
            if (written != null) {
                screen.line(screen.green("✓ ") + Lab.shortened(written));
            }
        }
        screen.line(
                hasSolutions
                        ? "Solutions, slides and all tests are in it: not for students."
                        : "Without solutions and slides. The programs that students' own ones speak"
                                + " with are in it compiled.",
                hasSolutions ? "其中有参考答案、幻灯片和全部测试：不要发给学生。" : "不含参考答案和幻灯片；与学生程序对话的程序以编译后的形式附上。");
    }
}
