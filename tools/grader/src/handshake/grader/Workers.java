package handshake.grader;

import java.io.IOException;

/// Provides workers, each used once: one may stand by, started before it is needed.
///
/// For a submission of several lessons the same worker may go on from one to the next, if it is
/// asked for by [#nextSubmission]: it has everything loaded. Only a lesson that was passed whole
/// lets it, and the next submission never meets it.
public final class Workers implements AutoCloseable {
    private final WorkerSetup setup;
    private WorkerProcess standby;
    private WorkerProcess used;
    private boolean isShared;
    private boolean closed;

    public Workers(WorkerSetup setup) {
        this.setup = setup;
    }

    /// Starts a worker for the next one who needs it, unless one stands by already.
    ///
    /// @param warm whether it is to run a test of its own first: slower to be ready, quicker to use
    public synchronized void standBy(boolean warm) throws IOException {
        if (standby == null && used == null && !closed) {
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
            if (used != null) {
                worker = used;
                used = null;
            } else {
                worker = standby;
                standby = null;
            }
        }
        try {
            worker.awaitReady();
            return worker;
        } catch (IOException | InterruptedException e) {
            worker.close();
            throw e;
        }
    }

    /// From here on the code is somebody else's: it gets a worker of its own, which then may run
    /// all of its lessons.
    public synchronized void nextSubmission() {
        isShared = true;
        endUsed();
    }

    /// Takes a worker back when a lesson is over, and ends it unless it may run another.
    ///
    /// @param isGood whether the lesson was passed whole: then its code has left nothing behind
    ///   that its own tests would have noticed
    synchronized void giveBack(WorkerProcess worker, boolean isGood) {
        if (isGood && isShared && used == null && !closed) {
            used = worker;
        } else {
            worker.close();
        }
    }

    private void endUsed() {
        if (used != null) {
            used.close();
            used = null;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        endUsed();
        if (standby != null) {
            standby.close();
            standby = null;
        }
    }
}
