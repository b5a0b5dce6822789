package lesson10;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Duration;

/// How often to try, and how long to wait before trying again.
///
/// @param attempts how many attempts there are in all, at least 1
/// @param firstPause the wait after the first failure; each further one is twice as long
/// @param longestPause but none is longer than this; not shorter than the first
/// @param pause does the waiting
public record Retry(int attempts, Duration firstPause, Duration longestPause, Pause pause) {

    /// Something that may fail, and be tried again.
    interface Attempt {
        void make() throws IOException;
    }

    /// What is done between two attempts.
    interface Pause {
        /// Waits.
        ///
        /// @param failure why the last attempt failed
        /// @param length how long to wait
        void after(IOException failure, Duration length) throws InterruptedException;
    }

    /// Makes attempts until one succeeds, with pauses between them.
    ///
    /// @throws FileNotFoundException as soon as an attempt does: that was the server's answer, and
    ///   it would answer the same again
    /// @throws FileSystemException likewise, and if something is wrong with the files here
    /// @throws IOException what the last allowed attempt threw
    void run(Attempt attempt) throws IOException, InterruptedException {
        Duration length = firstPause;
        for (int left = attempts - 1; ; left--) {
            try {
                attempt.make();
                return;
            } catch (FileNotFoundException | FileSystemException e) {
                throw e; // not an accident of the network
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
