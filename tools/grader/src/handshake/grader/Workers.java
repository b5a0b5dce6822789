package handshake.grader;

import java.io.IOException;

/// Provides workers, each used once: one may stand by, started before it is needed.
public final class Workers implements AutoCloseable {
    private final WorkerSetup setup;
    private WorkerProcess standby;
    private boolean closed;

    public Workers(WorkerSetup setup) {
        this.setup = setup;
    }

    /// Starts a worker for the next one who needs it, unless one stands by already.
    ///
    /// @param warm whether it is to run a test of its own first: slower to be ready, quicker to use
    public synchronized void standBy(boolean warm) throws IOException {
        if (standby == null && !closed) {
            standby = new WorkerProcess(setup, warm);
        }
    }

    /// Waits until the worker that stands by, if there is one, is ready.
    ///
    /// @throws IOException if it does not start
    public void awaitStandby() throws IOException, InterruptedException {
        WorkerProcess worker;
        synchronized (this) {
            worker = standby;
        }
        if (worker != null) {
            worker.awaitReady();
        }
    }

    /// A worker that is ready. The caller closes it.
    ///
    /// @throws IOException if none can be started
    WorkerProcess take() throws IOException, InterruptedException {
        WorkerProcess worker;
        synchronized (this) {
            standBy(false);
            if (closed) {
                throw new IOException("grading has ended");
            }
            worker = standby;
            standby = null;
        }
        try {
            worker.awaitReady();
            return worker;
        } catch (IOException | InterruptedException e) {
            worker.close();
            throw e;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (standby != null) {
            standby.close();
            standby = null;
        }
    }
}
