package handshake.support;

/// Exceptions that a student's code should not have thrown, told as failures.
public final class Unexpected {
    private Unexpected() {}

    /// Says what was thrown, and on which line of the student's code.
    public static Failure exception(Throwable thrown) {
        String what = thrown.getClass().getSimpleName();
        String message = thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
        var failure =
                Failure.of(
                                "your code threw " + what + message,
                                "你的代码抛出了 " + what + message)
                        .cause(thrown);
        Standing.lineIn(thrown.getStackTrace())
                .ifPresent(line -> failure.detail(new Text("at " + line, "位置：" + line)));
        return failure;
    }
}
