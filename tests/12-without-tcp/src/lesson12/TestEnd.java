package lesson12;

import handshake.support.Bytes;
import handshake.support.ChannelEnd;
import handshake.support.Failure;
import handshake.support.Mistake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a test's own side does on a simulated channel: plainly, and by the book.
final class TestEnd {
    private final ChannelEnd end;

    TestEnd(ChannelEnd end) {
        this.end = end;
    }

    long clockMillis() {
        return end.clockMillis();
    }

    void send(byte[] datagram) {
        end.send(datagram);
    }

    void data(int number, String text) {
        end.send(TestPacket.data(number, Bytes.utf8(text)));
    }

    void ack(int expected) {
        end.send(TestPacket.ack(expected));
    }

    /// The next packet; empty if none comes for so long.
    Optional<TestPacket> next(long millis) {
        return end.receive(end.clockMillis() + millis).map(TestPacket::parse);
    }

    /// All that comes in the next so many milliseconds.
    List<TestPacket> all(long millis) {
        long deadline = end.clockMillis() + millis;
        var packets = new ArrayList<TestPacket>();
        for (var next = end.receive(deadline); next.isPresent(); next = end.receive(deadline)) {
            packets.add(TestPacket.parse(next.get()));
        }
        return packets;
    }

    /// Lets so much time pass; what comes meanwhile is kept.
    void pass(long millis) {
        end.pause(end.clockMillis() + millis);
    }

    /// Waits for a packet with data, which is to have this number.
    ///
    /// @param wait how long, in milliseconds
    TestPacket expectData(int number, long wait) {
        TestPacket packet =
                next(wait)
                        .orElseThrow(() ->
                                Failure.of(
                                                "your sender did not send DATA " + number,
                                                "你的发送方没有发送 DATA " + number)
                                        .got("nothing for " + wait + " ms"));
        if (!packet.isData() || packet.number() != number) {
            throw Failure.of("your sender sent another packet", "你的发送方发送了别的包")
                    .expected("DATA " + number)
                    .got(packet.toString());
        }
        if (!packet.isIntact()) {
            throw Failure.of("the checksum of your packet is wrong", "你的包的校验和不对")
                    .got(packet.toString());
        }
        return packet;
    }

    /// Waits for an ACK, which is to name this number.
    ///
    /// @param ifSilent the mistake if none comes; null if it tells of none
    /// @param ifOther the mistake if it names another number; null if that tells of none
    void expectAck(int expected, Mistake ifSilent, Mistake ifOther) {
        Optional<TestPacket> answer = next(Simulation.TIMING.timeoutMillis());
        if (answer.isEmpty()) {
            throw named(
                    ifSilent,
                    Failure.of("your receiver did not answer", "你的接收方没有回答")
                            .expected("ACK " + expected)
                            .got("nothing"));
        }
        TestPacket packet = answer.get();
        if (packet.isData() || packet.number() != expected || !packet.isIntact()) {
            throw named(
                    ifOther,
                    Failure.of("your receiver gave another answer", "你的接收方给了别的回答")
                            .expected("ACK " + expected)
                            .got(packet + (packet.isIntact() ? "" : ", with a wrong checksum")));
        }
    }

    /// Waits for an ACK of any number, and says whether it names this one.
    boolean isAnswered(int expected) {
        return next(Simulation.TIMING.timeoutMillis())
                        .orElseThrow(() -> Failure.of("your receiver did not answer", "你的接收方没有回答"))
                        .number()
                == expected;
    }

    void expectAck(int expected) {
        expectAck(expected, null, null);
    }

    private static Failure named(Mistake mistake, Failure failure) {
        return mistake == null ? failure : failure.mistake(mistake);
    }
}
