package handshake.support;

import java.util.List;

/// Exceptions that a student's code should not have thrown, told as failures.
public final class Unexpected {
    /// Enough of any message; some hold all of what the program was given.
    private static final int MAX_MESSAGE_CHARACTERS = 300;

    private static final Text END_TAKEN_FOR_COUNT =
            new Text(
                    "-1 is what read() returns at the end of the stream: ask for it before you use"
                            + " the number",
                    "-1 是 read() 在流结束时的返回值：使用这个数之前先判断");

    private Unexpected() {}

    /// Says what was thrown, and on which line of the student's code.
    public static Failure exception(Throwable thrown) {
        return exception(Standing.YOUR_CODE, thrown);
    }

    /// Says what was thrown, and on which line of the student's code.
    ///
    /// @param who threw it: `your code`
    public static Failure exception(Text who, Throwable thrown) {
        Throwable origin = origin(thrown);
        String what = origin.getClass().getSimpleName();
        String message = origin.getMessage() == null ? "" : ": " + cut(origin.getMessage());
        var failure =
                Failure.of(
                                who.en() + " threw " + what + message,
                                who.zh() + "抛出了 " + what + message)
                        .cause(thrown);
        failure.details(where(origin));
        return isEndTakenForCount(origin) ? failure.detail(END_TAKEN_FOR_COUNT) : failure;
    }

    /// Whether it looks as if what `read` returns at the end of a stream had been used as a length.
    private static boolean isEndTakenForCount(Throwable thrown) {
        return thrown instanceof IndexOutOfBoundsException
                && String.valueOf(thrown.getMessage()).contains("-1");
    }

    private static String cut(String message) {
        return message.length() <= MAX_MESSAGE_CHARACTERS
                ? message
                : message.substring(0, MAX_MESSAGE_CHARACTERS) + "…";
    }

    /// What went wrong in a static initializer, where that is behind it; else `thrown` itself.
    private static Throwable origin(Throwable thrown) {
        return switch (thrown) {
            case ExceptionInInitializerError e when e.getCause() != null -> e.getCause();
            case NoClassDefFoundError e when e.getCause() != null -> e.getCause(); // a later use
            default -> thrown;
        };
    }

    /// On which line of the student's code it was thrown; nothing if on none.
    static List<Text> where(Throwable thrown) {
        return Standing.lineIn(thrown.getStackTrace())
                .map(line -> new Text("at " + line, "位置：" + line))
                .stream()
                .toList();
    }
}
