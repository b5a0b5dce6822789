package handshake.support;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Semaphore;

/// One end of a {@link SimulatedChannel}, for the one program that stands there.
public final class ChannelEnd {
    private final SimulatedChannel channel;
    private final boolean isSender;
    private final Queue<byte[]> inbox = new ArrayDeque<>();
    private final Semaphore turn = new Semaphore(0);
    private long wakesAt; // the channel's clock; a program that has not begun is ready at once
    private boolean isDone;
    private int sent;

    ChannelEnd(SimulatedChannel channel, boolean isSender) {
        this.channel = channel;
        this.isSender = isSender;
    }

    /// What the channel's clock reads, in milliseconds since the channel began. It goes on only
    /// while both programs wait.
    public long clockMillis() {
        return channel.clockMillis();
    }

    /// Gives a datagram to the channel. What becomes of it is the channel's business.
    public void send(byte[] datagram) {
        sent++;
        channel.carry(this, datagram.clone());
    }

    /// Waits for the next datagram.
    ///
    /// @param deadlineMillis until the clock reads this
    /// @return the datagram; empty if none came
    public Optional<byte[]> receive(long deadlineMillis) {
        channel.asked(this);
        if (inbox.isEmpty() && deadlineMillis > clockMillis()) {
            wakesAt = deadlineMillis;
            channel.await(this);
        }
        return Optional.ofNullable(inbox.poll());
    }

    /// Waits until the clock reads this. What arrives meanwhile is kept.
    public void pause(long untilMillis) {
        var kept = new ArrayDeque<byte[]>();
        while (clockMillis() < untilMillis) {
            receive(untilMillis).ifPresent(kept::add);
        }
        inbox.forEach(kept::add);
        inbox.clear();
        inbox.addAll(kept);
    }

    /// How many datagrams this end has sent so far.
    public int sent() {
        return sent;
    }

    boolean isSender() {
        return isSender;
    }

    void arrived(byte[] datagram) {
        if (!isDone) {
            inbox.add(datagram);
        }
    }

    /// Whether its program can go on now.
    boolean isReady() {
        return !isDone && (!inbox.isEmpty() || wakesAt <= clockMillis());
    }

    boolean isDone() {
        return isDone;
    }

    /// When its program goes on if nothing arrives before.
    long wakesAt() {
        return isDone ? Long.MAX_VALUE : wakesAt;
    }

    void done() {
        isDone = true;
        inbox.clear();
    }

    void awaitTurn() {
        turn.acquireUninterruptibly();
    }

    void giveTurn() {
        turn.release();
    }
}
