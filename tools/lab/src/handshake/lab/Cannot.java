package handshake.lab;

import handshake.support.Text;

/// Something could not be done here: one sentence what happened, one what to do. Exit status 3.
public final class Cannot extends RuntimeException {
    private final transient Text text;

    public Cannot(String en, String zh) {
        super(en);
        text = new Text(en, zh);
    }

    /// Solutions are asked for in a copy of the course that is for students.
    static Cannot noSolutions() {
        return new Cannot(
                "This copy of the course has no solutions: whoever teaches it has them.",
                "这份课程里没有参考答案：它们在授课老师那里。");
    }

    public Text text() {
        return text;
    }
}
