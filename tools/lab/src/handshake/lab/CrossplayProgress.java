package handshake.lab;

import handshake.crossplay.Tournament;
import handshake.grader.Lesson;

/// Shows how far a lesson's cross-play is: a bar for each lesson.
final class CrossplayProgress implements Tournament.Listener {
    private final Screen screen;
    private Lesson lesson;
    private int pairs;
    private int played;
    private int fresh;
    private long start;

    CrossplayProgress(Screen screen) {
        this.screen = screen;
    }

    @Override
    public synchronized void begins(Lesson lesson, int pairs) {
        this.lesson = lesson;
        this.pairs = pairs;
        played = 0;
        fresh = 0;
        start = System.nanoTime();
        show();
    }

    @Override
    public synchronized void played(boolean now) {
        played++;
        fresh += now ? 1 : 0;
        show();
    }

    private void show() {
        screen.progress(
                "  %s  %s"
                        .formatted(
                                ProgressBar.of(
                                        screen, played, pairs, fresh, System.nanoTime() - start),
                                screen.say("lesson %d", "第 %d 课").formatted(lesson.number())));
    }

    /// Says that it was stopped before the end.
    void stopped() {
        screen.progress("");
        System.err.println(
                screen.say(
                        "Stopped: what was played is kept. The same command goes on there.",
                        "已停止：已完成的对战已保存。再次运行同样的命令即可继续。"));
    }
}
