package lesson12;

import static handshake.support.Mistake.NO_READ_TIMEOUT;

import handshake.support.ChannelPlan;
import handshake.support.Failure;
import handshake.support.SimulatedChannel;
import handshake.support.Text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/// A transfer over a simulated channel, with a student's code at one end or at both.
final class Simulation {
    static final Timing TIMING = new Timing(50, 200);
    static final int DELAY_MILLIS = 5;

    private final ChannelPlan plan;
    private final SimulatedChannel channel;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private SimulatedChannel.Ending ending;
    private long count = -1;

    Simulation(ChannelPlan plan) {
        this.plan = plan;
        this.channel = new SimulatedChannel(plan, TestPacket::label);
    }

    /// A channel on which all arrives, 5 ms after it was sent.
    static Simulation perfect() {
        return new Simulation(ChannelPlan.perfect(DELAY_MILLIS));
    }

    /// What a student's code does with its end.
    interface Code {
        void run(Wire wire) throws Exception;
    }

    /// What a student's receiver does with its end.
    interface Receiving {
        long run(Wire wire, OutputStream out) throws Exception;
    }

    /// What a test does with the other end.
    interface Script {
        void play(TestEnd end) throws Exception;
    }

    /// A student's sender, and a test at the other end.
    Simulation send(Code sender, Script receiver) throws InterruptedException {
        return run(end -> sender.run(new EndWire(end)), end -> receiver.play(new TestEnd(end)));
    }

    /// A test, and a student's receiver at the other end.
    Simulation receive(Script sender, Receiving receiver) throws InterruptedException {
        return run(
                end -> sender.play(new TestEnd(end)),
                end -> count = receiver.run(new EndWire(end), out));
    }

    /// A student's sender and a student's receiver.
    Simulation transfer(Code sender, Receiving receiver) throws InterruptedException {
        return run(
                end -> sender.run(new EndWire(end)),
                end -> count = receiver.run(new EndWire(end), out));
    }

    private Simulation run(SimulatedChannel.Program sender, SimulatedChannel.Program receiver)
            throws InterruptedException {
        ending = channel.run(sender, receiver);
        return this;
    }

    /// Checks that both sides have returned.
    Simulation mustReturn() {
        try {
            ending.mustReturn();
            return this;
        } catch (Failure e) {
            throw told(e);
        }
    }

    /// Checks that both sides have come to an end, and that this one gave up.
    void mustGiveUp(boolean isSender, String en, String zh) {
        try {
            ending.mustEnd();
        } catch (Failure e) {
            throw told(ending.trouble().isPresent() ? e.mistake(NO_READ_TIMEOUT) : e);
        }
        Optional<Throwable> thrown = isSender ? ending.sender() : ending.receiver();
        if (!(thrown.orElse(null) instanceof IOException)) {
            throw told(Failure.of(en, zh).expected("an IOException"));
        }
    }

    /// The bytes that the receiver wrote.
    byte[] received() {
        return out.toByteArray();
    }

    /// How many bytes the receiver says it has received.
    long count() {
        return count;
    }

    /// A failure with all that happened on the channel.
    Failure told(Failure failure) {
        Text network = plan.describe();
        return failure.in(channel.transcript()).detail(network);
    }
}
