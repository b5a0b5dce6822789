package handshake.lab;

import java.util.concurrent.CountDownLatch;

/// While it is open: what is to be said when somebody stops the command, by Ctrl-C for one. The
/// exit status is then the system's, 130 for Ctrl-C.
final class Stopping implements AutoCloseable {
    private final Thread hook;

    Stopping(Runnable said) {
        hook = new Thread(said, "say that it was stopped");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// Never returns if it was stopped: what fails because of that is nothing to be told.
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            awaitTheEnd();
        }
    }

    private static void awaitTheEnd() {
        var never = new CountDownLatch(1);
        while (true) {
            try {
                never.await();
            } catch (InterruptedException _) {
                // the program ends all the same
            }
        }
    }
}
