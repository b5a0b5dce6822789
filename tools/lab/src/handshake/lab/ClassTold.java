package handshake.lab;

import handshake.classroom.ClassResult;

import java.nio.file.Path;

/// Tells a teacher how the grading of a class ended.
final class ClassTold {
    private final Screen screen;

    ClassTold(Screen screen) {
        this.screen = screen;
    }

    /// @param gradedNow how many students were graded by this run; the others were before
    /// @param page where the class's results are to be read
    void tell(ClassResult result, int gradedNow, Path page) {
        int before = result.size() - gradedNow;
        screen.line(
                "%d students, %d of them graded now, %d as before: %d of %d points."
                        .formatted(
                                result.size(),
                                gradedNow,
                                before,
                                result.points(),
                                result.maxPoints()),
                "%d 名学生，本次评分 %d 名，%d 名沿用之前的结果：共 %d/%d 分。"
                        .formatted(
                                result.size(),
                                gradedNow,
                                before,
                                result.points(),
                                result.maxPoints()));
        if (!result.withNotes().isEmpty()) {
            String names = String.join(", ", result.withNotes().stream().map(Visible::of).toList());
            screen.line("Look at: " + names, "请查看：" + names);
        }
        screen.line(screen.bold(Lab.shortened(page)));
    }
}
