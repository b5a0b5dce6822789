package lesson08;

import java.io.IOException;
import java.time.Duration;

/// How often to try again, and how long to wait before it.
///
/// @param attempts how many attempts there are in all, at least 1
/// @param firstPause the wait after the first failure; each further one is twice as long
/// @param longestPause but none is longer than this
/// @param pause does the waiting
record Retry(int attempts, Duration firstPause, Duration longestPause, Pause pause) {

    /// Something that may fail and be tried again.
    interface Attempt<T> {
        T make() throws IOException;
    }

    /// What is done between two attempts.
    interface Pause {
        /// Waits for `length`.
        ///
        /// @param failure why the last attempt failed
        void after(IOException failure, Duration length) throws InterruptedException;
    }

    /// Makes attempts until one succeeds, with pauses between them.
    ///
    /// @return what the successful attempt returned
    /// @throws NotServedException at once, when an attempt does: the server has answered, and would
    ///     answer the same again
    /// @throws IOException what the last allowed attempt threw
    <T> T run(Attempt<T> attempt) throws IOException, InterruptedException {
        Duration length = shorter(firstPause, longestPause);
        for (int left = attempts - 1; ; left--) {
            try {
                return attempt.make();
            } catch (NotServedException e) {
                throw e;
            } catch (IOException e) {
                if (left == 0) {
                    throw e;
                }
                pause.after(e, length);
                length = shorter(length.multipliedBy(2), longestPause);
            }
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
