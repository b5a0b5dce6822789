package handshake.classroom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Several threads at the same work.
public final class Crew {
    private Crew() {}

    /// What one of them does.
    public interface Work {
        /// @param number of the thread, from 0
        void run(int number) throws IOException, InterruptedException;
    }

    /// Runs `work` on several threads until all have ended. If one fails, the others are
    /// interrupted.
    ///
    /// @param onFailure done before they are: takes away what they would go on with
    /// @throws IOException what the first that failed has thrown
    public static void run(int threads, Work work, Runnable onFailure)
            throws IOException, InterruptedException {
        try (var executor = Executors.newFixedThreadPool(threads)) {
            var running = new ArrayList<Future<Void>>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                running.add(
                        executor.submit(() -> {
                            work.run(number);
                            return null;
                        }));
            }
            try {
                for (Future<Void> one : running) {
                    one.get();
                }
            } catch (ExecutionException e) {
                onFailure.run();
                throw new IOException(e.getCause().getMessage(), e.getCause());
            } finally {
                executor.shutdownNow();
            }
        }
    }
}
