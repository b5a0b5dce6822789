package handshake.support;

import handshake.wire.Side;
import handshake.wire.transcript.Entry;
import handshake.wire.transcript.Transcript;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

/// A channel for datagrams between a sender and a receiver, in simulated time: it loses, doubles,
/// damages, delays and reorders what its plan says, the same at every run.
///
/// Both programs are plain code that blocks, each on a thread of its own, but only one of them runs
/// at a time: when both wait, the clock leaps to whatever comes next. An hour passes in no time,
/// and nothing depends on how busy the machine is.
///
/// ```java
/// var channel = new SimulatedChannel(plan, Labels::of);
/// channel.run(end -> send(end), end -> receive(end)).mustReturn();
/// ```
public final class SimulatedChannel {
    /// Enough for any honest transfer of a test.
    private static final long MAX_MILLIS = 24 * 3600 * 1000L;

    private static final int MAX_DATAGRAMS = 200_000;
    private static final int MAX_QUESTIONS_AT_ONCE = 10_000;
    private static final int PERCENT = 100;

    private final ChannelPlan plan;
    private final Function<byte[], String> labels;
    private final Random random;
    private final Recorder recorder;
    private final ChannelEnd sender = new ChannelEnd(this, true);
    private final ChannelEnd receiver = new ChannelEnd(this, false);
    private final PriorityQueue<Flight> flights =
            new PriorityQueue<>(
                    Comparator.comparingLong(Flight::arrivesAt).thenComparingLong(Flight::number));
    private final long[] lastArrival = new long[2];
    private long clockMillis;
    private long number;
    private int questions;
    private Text trouble;

    /// A datagram under way.
    private record Flight(
            ChannelEnd to, byte[] datagram, boolean isDamaged, long arrivesAt, long number) {}

    /// What a program does at its end of the channel.
    @FunctionalInterface
    public interface Program {
        void run(ChannelEnd end) throws Exception;
    }

    /// @param labels says in a few words what a datagram is, for the ladder of a failure
    public SimulatedChannel(ChannelPlan plan, Function<byte[], String> labels) {
        this.plan = plan;
        this.labels = labels;
        this.random = new Random(plan.seed());
        this.recorder = new Recorder(Side.CLIENT);
    }

    /// How the two programs ended.
    ///
    /// @param sender what the sender threw, if it did
    /// @param receiver what the receiver threw, if it did
    /// @param trouble why the channel had to stop them, if it had to
    public record Ending(
            Optional<Throwable> sender, Optional<Throwable> receiver, Optional<Text> trouble) {

        /// Checks that both have returned.
        ///
        /// @throws Failure if one has thrown, or both had to be stopped
        /// @throws UnsupportedOperationException if one threw that: a TODO not yet written
        public void mustReturn() throws Failure {
            mustNotFail(false);
        }

        /// Checks that neither has failed but by an {@link IOException}, which is one way to end.
        ///
        /// @throws Failure if one has thrown something else, or both had to be stopped
        /// @throws UnsupportedOperationException if one threw that: a TODO not yet written
        public void mustEnd() throws Failure {
            mustNotFail(true);
        }

        private void mustNotFail(boolean mayGiveUp) throws Failure {
            List<Throwable> thrown = Stream.of(sender, receiver).flatMap(Optional::stream).toList();
            for (Throwable each : thrown) {
                switch (each) {
                    case UnsupportedOperationException todo -> throw todo;
                    case Failure failure -> throw failure;
                    case IOException _ -> {} // it gave up, perhaps for good reason
                    default -> throw Unexpected.exception(each);
                }
            }
            if (trouble.isPresent()) {
                throw Failure.of(trouble.get());
            }
            if (!mayGiveUp && !thrown.isEmpty()) {
                throw Unexpected.exception(thrown.getFirst());
            }
        }
    }

    /// Runs both programs until both have ended. A channel runs once.
    public Ending run(Program sending, Program receiving) throws InterruptedException {
        var thrown = new Throwable[2];
        Thread other =
                Thread.ofPlatform()
                        .daemon()
                        .name("receiver")
                        .start(() -> {
                            receiver.awaitTurn();
                            thrown[1] = play(receiving, receiver);
                        });
        thrown[0] = play(sending, sender);
        other.join();
        return new Ending(
                Optional.ofNullable(thrown[0]),
                Optional.ofNullable(thrown[1]),
                Optional.ofNullable(trouble));
    }

    /// What came out of the channel and what did not, in that order.
    public Transcript transcript() {
        return recorder.transcript();
    }

    long clockMillis() {
        return clockMillis;
    }

    private Throwable play(Program program, ChannelEnd end) {
        Throwable thrown = null;
        try {
            if (trouble == null) {
                program.run(end);
            }
        } catch (Stopped _) {
            // The channel has its reason, and tells it.
        } catch (IOException e) {
            thrown = e; // it has given up: the other may go on
        } catch (Throwable e) {
            thrown = e;
            stop(new Text("the other program failed", "另一个程序失败了"));
        }
        end.done();
        passOn(end);
        return thrown;
    }

    /// A datagram is sent.
    void carry(ChannelEnd from, byte[] datagram) {
        checkStopped();
        if (sender.sent() + receiver.sent() > MAX_DATAGRAMS) {
            stop(
                    new Text(
                                    "your code floods the network: %,d datagrams, and no end",
                                    "你的代码淹没了网络：已经发了 %,d 个数据报，还没有完")
                            .formatted(MAX_DATAGRAMS));
            checkStopped();
        }
        if (happens(plan.lossPercent())) {
            record(from, datagram, Entry.Fate.LOST);
            return;
        }
        fly(from, datagram);
        if (happens(plan.doublePercent())) {
            fly(from, datagram);
        }
    }

    private void fly(ChannelEnd from, byte[] datagram) {
        boolean isDamaged = happens(plan.damagePercent()) && datagram.length > 0;
        byte[] carried = isDamaged ? withWrongBit(datagram) : datagram;
        ChannelEnd to = from == sender ? receiver : sender;
        long at =
                clockMillis
                        + plan.minDelayMillis()
                        + random.nextInt(plan.maxDelayMillis() - plan.minDelayMillis() + 1);
        int direction = from == sender ? 0 : 1;
        if (plan.keepsOrder()) {
            at = Math.max(at, lastArrival[direction]);
            lastArrival[direction] = at;
        }
        flights.add(new Flight(to, carried, isDamaged, at, number++));
    }

    private byte[] withWrongBit(byte[] datagram) {
        byte[] wrong = datagram.clone();
        int bit = random.nextInt(Byte.SIZE * wrong.length);
        wrong[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        return wrong;
    }

    private boolean happens(int percent) {
        return percent > 0 && random.nextInt(PERCENT) < percent;
    }

    private void record(ChannelEnd from, byte[] datagram, Entry.Fate fate) {
        Side side = from.isSender() ? Side.CLIENT : Side.SERVER;
        recorder.add(new Entry.Datagram(side, labels.apply(datagram), fate, clockMillis));
    }

    /// A program asks for a datagram. One that asks again and again without ever waiting would stop
    /// the clock for all.
    void asked(ChannelEnd end) {
        checkStopped();
        if (++questions > MAX_QUESTIONS_AT_ONCE) {
            stop(
                    new Text(
                            "your code asks for datagrams again and again, and never waits",
                            "你的代码一遍又一遍地要数据报，却从不等待"));
            checkStopped();
        }
    }

    /// A program waits: the other goes on, or the clock.
    void await(ChannelEnd end) {
        ChannelEnd next = next();
        if (next != end) {
            hand(next);
            end.awaitTurn();
        }
        checkStopped();
    }

    private void passOn(ChannelEnd from) {
        ChannelEnd other = from == sender ? receiver : sender;
        if (!other.isDone()) {
            next();
            hand(other);
        }
    }

    private void hand(ChannelEnd to) {
        to.giveTurn();
    }

    /// Who goes on: lets the clock leap until somebody can. If the programs had to be stopped, each
    /// is to learn of it.
    private ChannelEnd next() {
        while (trouble == null) {
            for (ChannelEnd end : new ChannelEnd[] {receiver, sender}) {
                if (end.isReady()) {
                    return end;
                }
            }
            leap();
        }
        return sender.isDone() ? receiver : sender;
    }

    private void leap() {
        long then = Math.min(sender.wakesAt(), receiver.wakesAt());
        if (!flights.isEmpty()) {
            then = Math.min(then, flights.peek().arrivesAt());
        }
        if (then > MAX_MILLIS) {
            stop(
                    new Text(
                            "the transfer does not come to an end: each waits for the other",
                            "传输没有结束：双方互相等待"));
            return;
        }
        clockMillis = Math.max(clockMillis, then);
        questions = 0;
        while (!flights.isEmpty() && flights.peek().arrivesAt() <= clockMillis) {
            Flight flight = flights.poll();
            ChannelEnd from = flight.to() == sender ? receiver : sender;
            Entry.Fate fate = flight.isDamaged() ? Entry.Fate.DAMAGED : Entry.Fate.ARRIVED;
            record(from, flight.datagram(), fate);
            flight.to().arrived(flight.datagram());
        }
    }

    private void stop(Text why) {
        if (trouble == null) {
            trouble = why;
        }
    }

    private void checkStopped() {
        if (trouble != null) {
            throw new Stopped();
        }
    }

    /// Ends a program that has to be stopped. Not an exception: no `catch` is to keep it.
    private static final class Stopped extends Error {
        private static final long serialVersionUID = 1;

        Stopped() {
            super("the channel was stopped", null, false, false);
        }
    }
}
