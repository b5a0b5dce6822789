package handshake.lab;

import handshake.grader.Grader;
import handshake.grader.Lesson;
import handshake.grader.Report;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

/// `lab watch`: grades at every save.
@Command(
        name = "watch",
        description = "Grade a lesson at every save. Keys: h hint, r reset, l list, q quit.")
final class WatchCommand implements Callable<Integer> {
    @Mixin private Lab lab;

    @Parameters(
            paramLabel = "N",
            arity = "0..1",
            description = "The lesson's number. Default: the lesson you are at.")
    private String number;

    private Screen screen;
    private Lesson lesson;
    private Report last;

    @Override
    public Integer call() throws IOException, InterruptedException {
        screen = lab.screen();
        lesson =
                number == null
                        ? NextStep.lesson(lab.course(), new Progress(Lab.state()))
                        : lab.lesson(Numbers.parse(number));
        try (var grading = new Grading(lab.workerSetup());
                var keys = Keys.open(screen.isTerminal())) {
            var watcher = new Watcher(lesson.folder());
            grade(grading);
            while (true) {
                switch (keys.pressed()) {
                    case 'q', 'Q', -1 -> {
                        return last.isFull() ? 0 : 1;
                    }
                    case 'h', 'H' -> hint();
                    case 'l', 'L' ->
                            new Glance(screen)
                                    .print(
                                            lab.course(),
                                            new Progress(Lab.state()),
                                            new QuizScores(Lab.state()));
                    case 'r', 'R' -> reset(keys);
                    case '\r', '\n', ' ' -> grade(grading);
                    default -> {}
                }
                if (watcher.hasChanged()) {
                    grade(grading);
                }
            }
        }
    }

    private void grade(Grading grading) throws IOException, InterruptedException {
        long seed = ThreadLocalRandom.current().nextInt(1, GradeCommand.MAX_SEED);
        var job = new Grader.Job(lesson, lesson.folder(), "lessons", 0, seed);
        last = grading.grader().grade(job, new Grader.Listener() {});
        grading.workers().standBy(true); // the next save finds it ready
        if (screen.isTerminal()) {
            screen.out().print("\033[H\033[2J\033[3J");
        }
        new TextReport(screen, lab.verbose()).print(last);
        screen.line("");
        NextStep.after(last, lab.course()).forEach(screen::wrapped);
        if (screen.isTerminal()) {
            screen.line(
                    screen.dim(
                            screen.say(
                                            "graded in %d ms · waiting for a save · h hint  r reset"
                                                    + "  l list  q quit",
                                            "评分用时 %d 毫秒 · 等待保存 · h 提示  r 重置  l 列表  q 退出")
                                    .formatted(last.durationMillis())));
        }
        new Progress(Lab.state()).keep(last);
    }

    private void hint() throws IOException {
        int step = last.firstFailed().map(test -> test.info().step()).orElse(1);
        new Hints(lab, lesson).show(step, screen);
    }

    private void reset(Keys keys) throws IOException {
        screen.line(
                "Put the starter of lesson %d back? Your files are kept as a backup. y/n"
                        .formatted(lesson.number()),
                "恢复第 %d 课的起始代码吗？你的文件会先备份。y/n".formatted(lesson.number()));
        if (keys.await() == 'y') {
            new Starter(lesson).putBack(screen);
        }
    }
}
