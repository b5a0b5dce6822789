package handshake.support;

import java.util.List;

/// Exceptions that a student's code should not have thrown, told as failures.
public final class Unexpected {
    private Unexpected() {}

    /// Says what was thrown, and on which line of the student's code.
    public static Failure exception(Throwable thrown) {
        String what = thrown.getClass().getSimpleName();
        String message = thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
        var failure =
                Failure.of("your code threw " + what + message, "你的代码抛出了 " + what + message)
                        .cause(thrown);
        return failure.details(where(thrown));
    }

    /// On which line of the student's code it was thrown; nothing if on none.
    static List<Text> where(Throwable thrown) {
        return Standing.lineIn(thrown.getStackTrace())
                .map(line -> new Text("at " + line, "位置：" + line))
                .stream()
                .toList();
    }
}
