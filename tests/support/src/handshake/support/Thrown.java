package handshake.support;

import java.io.IOException;

/// Exceptions that a student's code is to throw.
public final class Thrown {
    private Thrown() {}

    /// Runs `body`, which is to fail with an {@link IOException}.
    ///
    /// @return the exception
    /// @throws Failure if it returns, or throws another
    public static IOException ioException(Body body) throws Failure {
        return exception(IOException.class, body);
    }

    /// Runs `body`, which is to fail with an exception of this type.
    ///
    /// @return the exception
    /// @throws Failure if it returns, or throws another
    public static <E extends Exception> E exception(Class<E> type, Body body) throws Failure {
        try {
            body.run();
        } catch (UnsupportedOperationException todo) {
            throw todo;
        } catch (Exception | StackOverflowError e) {
            if (type.isInstance(e)) {
                return type.cast(e);
            }
            throw Unexpected.exception(e).expected("an " + type.getSimpleName());
        }
        throw Failure.of("your code returned as if all were well", "你的代码像一切正常那样返回了")
                .expected("an " + type.getSimpleName());
    }
}
