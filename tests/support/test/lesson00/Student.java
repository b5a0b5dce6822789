package lesson00;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/// What the tests of the support take for a student's code: it is known by its package.
public final class Student {
    private Student() {}

    public static void waitsAt(CountDownLatch gate) throws InterruptedException {
        gate.await();
    }

    public static void waitsToBeFound(CountDownLatch gate) throws InterruptedException {
        gate.await();
    }

    public static void waitsForALock(Object lock) {
        synchronized (lock) {
            lock.hashCode();
        }
    }

    public static <T> T calls(Callable<T> code) throws Exception {
        return code.call();
    }

    public static void throwsAnIOException() throws IOException {
        throw new IOException("no luck");
    }

    public static void throwsAnIllegalState() {
        throw new IllegalStateException("no sense");
    }

    public static void hasNotWrittenThis() {
        throw new UnsupportedOperationException("TODO 1: write this");
    }

    /// Opens a listener on any port, the usual way.
    public static ServerSocket listens() throws IOException {
        var listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.bind(null, 128);
        return listener;
    }
}
