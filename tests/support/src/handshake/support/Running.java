package handshake.support;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A student's server that runs while a test talks to it.
public final class Running implements AutoCloseable {
    private static final Duration A_MOMENT = Duration.ofMillis(200);

    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final Thread thread;

    private Running(Body body) {
        thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("your server")
                        .start(() -> {
                            try {
                                body.run();
                                end.complete(null);
                            } catch (Throwable e) {
                                end.completeExceptionally(e);
                            }
                        });
    }

    /// Starts `body` on a thread of its own.
    public static Running start(Body body) {
        return new Running(body);
    }

    /// Whether it has neither returned nor thrown.
    public boolean goesOn() {
        return !end.isDone();
    }

    /// Whether it has come to its end by an exception.
    public boolean hasThrown() {
        return end.isCompletedExceptionally();
    }

    /// Waits until it returns.
    ///
    /// @param limit how long to wait
    /// @param ifThrows the mistake to name if it throws instead
    /// @param ifStays the mistake to name if it does neither, or null
    /// @throws Failure if it throws, or is still running after `limit`
    public void returnsWithin(Duration limit, Mistake ifThrows, Mistake ifStays) throws Failure {
        try {
            end.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            var failure =
                    Failure.of("your server did not come to an end", "你的服务器没有结束")
                            .details(Standing.now());
            throw ifStays == null ? failure : failure.mistake(ifStays);
        } catch (ExecutionException e) {
            throw thrown(ifThrows);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.of("the test was interrupted", "测试被中断").cause(e);
        }
    }

    /// What it threw, told as a failure that names `mistake` if that can be behind it.
    ///
    /// @throws UnsupportedOperationException if it threw that: a TODO not yet written
    /// @throws IllegalStateException if it has thrown nothing
    public Failure thrown(Mistake mistake) {
        if (!end.isCompletedExceptionally()) {
            throw new IllegalStateException("it has thrown nothing");
        }
        Throwable thrown = end.exceptionNow();
        if (thrown instanceof UnsupportedOperationException todo) {
            throw todo;
        }
        if (thrown instanceof Failure own) {
            return own; // a listener or a stream of the test has told already
        }
        Failure failure = Unexpected.exception(thrown);
        return isSlip(thrown) ? failure : failure.mistake(mistake);
    }

    /// Whether this has nothing to do with what a connection does: a wrong index, a null.
    private static boolean isSlip(Throwable thrown) {
        return thrown instanceof IndexOutOfBoundsException
                || thrown instanceof NullPointerException
                || thrown instanceof Error;
    }

    /// Waits until `peer` has played its script. If it could not, what this server threw is told
    /// along with it.
    ///
    /// @throws Failure if the script could not be played to its end
    /// @throws UnsupportedOperationException if this server threw that: a TODO not yet written
    public void talkTo(ScriptedPeer peer) throws Failure {
        end.whenComplete((_, thrown) -> giveUpIfUnwritten(peer, thrown));
        try {
            peer.finish();
        } catch (Failure e) {
            awaitEnd();
            throwIfUnwritten();
            throw hasThrown() ? toldTogether(e, end.exceptionNow()).in(peer) : e;
        }
        throwIfUnwritten();
    }

    private static Failure toldTogether(Failure ofPeer, Throwable ofServer) {
        return switch (ofServer) {
            case IOException _ -> ofPeer; // no news: the peer has given up and gone
            case Failure own -> own; // a stream of the test has told already, and knows better
            case Throwable other -> {
                Failure thrown = Unexpected.exception(other);
                yield ofPeer.detail(thrown.what()).details(thrown.details()).cause(other);
            }
        };
    }

    /// Nothing will come of a TODO: the peer need not wait for it.
    private static void giveUpIfUnwritten(ScriptedPeer peer, Throwable thrown) {
        if (thrown instanceof UnsupportedOperationException) {
            try {
                peer.close();
            } catch (IOException _) {
                // Then it waits until its patience ends.
            }
        }
    }

    /// Gives it the moment it needs to end once its client is gone.
    private void awaitEnd() {
        try {
            end.handle((_, _) -> null).get(A_MOMENT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            // It goes on. The client's view of it is all there is to tell.
        } catch (ExecutionException e) {
            throw new AssertionError(e); // handle() has seen to that
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Rethrows a TODO that is not yet written, and says nothing of anything else: what a server
    /// does wrong, its clients notice.
    public void throwIfUnwritten() {
        if (end.isCompletedExceptionally()
                && end.exceptionNow() instanceof UnsupportedOperationException todo) {
            throw todo;
        }
    }

    /// Does not stop it, for nothing stops code that blocks; it only no longer matters.
    @Override
    public void close() {
        thread.interrupt();
    }
}
