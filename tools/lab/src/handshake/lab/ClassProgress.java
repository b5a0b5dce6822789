package handshake.lab;

import handshake.classroom.ClassGrader;
import handshake.classroom.Student;

/// Shows how far the grading of a class is: a bar, and how long it will take.
final class ClassProgress implements ClassGrader.Listener {
    private final Screen screen;
    private final int all;
    private final long start = System.nanoTime();
    private volatile int ended;
    private int gradedNow;

    ClassProgress(Screen screen, int all) {
        this.screen = screen;
        this.all = all;
    }

    int gradedNow() {
        return gradedNow;
    }

    /// Says that it was stopped before the end.
    void stopped() {
        screen.progress("");
        String told =
                screen.say(
                        "Stopped: %d of %d are graded, and kept. The same command goes on there.",
                        "已停止：%d/%d 份已评分并保存。再次运行同样的命令即可继续。");
        System.err.println(told.formatted(ended, all));
    }

    @Override
    public void ended(Student student, boolean graded) {
        ended++;
        gradedNow += graded ? 1 : 0;
        screen.progress(
                "  %s  %s"
                        .formatted(
                                ProgressBar.of(
                                        screen, ended, all, gradedNow, System.nanoTime() - start),
                                Visible.of(student.student())));
    }
}
