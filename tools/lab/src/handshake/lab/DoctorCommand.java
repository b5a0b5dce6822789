package handshake.lab;

import handshake.grader.Isolation;
import handshake.support.Text;
import handshake.viewer.Watched.Note;
import handshake.viewer.program.Abilities;
import handshake.viewer.program.Abilities.Ability;
import handshake.wire.ladder.Columns;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/// `lab doctor`: what is installed, what is missing, and what works without it.
@Command(
        name = "doctor",
        description = "Say what is installed, what is missing, and what works without it.")
final class DoctorCommand implements Callable<Integer> {
    private static final long MIN_FREE_BYTES = 200L << 20;

    @Mixin private Lab lab;
    private Screen screen;
    private boolean healthy = true;

    @Override
    public Integer call() throws IOException {
        screen = lab.screen();
        found("JDK " + Runtime.version().feature(), System.getProperty("java.home"));
        tool("mvn", new Text("builds the tools once", "构建工具，只需一次"), true);
        boolean areGiven = Files.isDirectory(Lab.root().resolve("given"));
        tool(
                "git",
                new Text("lab reset finds the starters with it", "lab reset 靠它找到起始代码"),
                !areGiven);
        isolation();
        tool(
                "python3",
                new Text("runs the article's own programs against yours", "运行原文的程序与你的程序对话"),
                false);
        watching();
        writable(Lab.root().resolve("lessons"));
        writable(Lab.state());
        disk();
        return healthy ? 0 : Main.CANNOT;
    }

    private void isolation() {
        switch (Isolation.detect()) {
            case BUBBLEWRAP ->
                    found(
                            "bubblewrap",
                            screen.say(
                                    "tests run with a network and a file system of their own",
                                    "测试在独立的网络和文件系统中运行"));
            case UNSHARE ->
                    found(
                            "unshare",
                            screen.say(
                                    "tests run with a network and a file system of their own;"
                                            + " bubblewrap starts faster",
                                    "测试在独立的网络和文件系统中运行；装上 bubblewrap 启动更快"));
            case NONE ->
                    missing(
                            "bubblewrap",
                            new Text(
                                    "tests run without isolation; fine for your own code",
                                    "测试不隔离运行；对你自己的代码没有问题"),
                            false);
        }
    }

    /// What it takes to see a program's segments.
    private void watching() throws IOException {
        for (Ability ability : Abilities.here()) {
            if (ability.why() == null) {
                Note use = ability.use();
                found(ability.name(), screen.say(use.en(), use.zh()));
            } else {
                Note why = ability.why();
                missing(ability.name(), new Text(why.en(), why.zh()), false);
            }
        }
    }

    private void tool(String name, Text use, boolean needed) {
        Optional<String> version = version(name);
        if (version.isPresent()) {
            found(name, version.get());
        } else {
            missing(name, use, needed);
        }
    }

    private void writable(Path folder) throws IOException {
        Files.createDirectories(Lab.state());
        if (Files.isWritable(folder)) {
            found(Lab.shortened(folder), screen.say("can be written to", "可写"));
        } else {
            missing(Lab.shortened(folder), new Text("cannot be written to", "不可写"), true);
        }
    }

    private void disk() throws IOException {
        long free = Files.getFileStore(Lab.root()).getUsableSpace();
        String text = screen.say("%,d MiB free", "剩余 %,d MiB").formatted(free >> 20);
        if (free >= MIN_FREE_BYTES) {
            found(screen.say("disk", "磁盘"), text);
        } else {
            missing(screen.say("disk", "磁盘"), Text.same(text), true);
        }
    }

    private void found(String name, String what) {
        screen.line(screen.green("✓ ") + Columns.pad(name, 14) + screen.dim(what));
    }

    private void missing(String name, Text what, boolean needed) {
        healthy &= !needed;
        String mark = needed ? screen.red("✗ ") : screen.yellow("– ");
        String absent = screen.say("not here: ", "这里没有：");
        screen.line(mark + Columns.pad(name, 14) + absent + screen.language().of(what));
    }

    /// The first line that `name --version` prints; empty if there is no such program.
    private static Optional<String> version(String name) {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        try {
            Process process =
                    new ProcessBuilder(
                                    windows && name.equals("mvn") ? "mvn.cmd" : name, "--version")
                            .redirectErrorStream(true)
                            .start();
            process.getOutputStream().close();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
                return Optional.empty();
            }
            return output.lines().findFirst().map(it -> it.replaceAll("\033\\[[0-9;]*m", ""));
        } catch (IOException _) {
            return Optional.empty(); // it is not installed
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
