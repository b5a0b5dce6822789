package lesson12;

import static handshake.support.Mistake.ACKS_CORRUPT;
import static handshake.support.Mistake.DELIVERS_DUPLICATE;

import handshake.support.Bytes;
import handshake.support.ChannelPlan;
import handshake.support.Expected;
import handshake.support.Failure;

import java.io.ByteArrayInputStream;

/// Whole transfers with a student's code on both sides.
final class Transfers {
    private Transfers() {}

    /// Sends so many bytes over a channel; they must arrive once, in order, unchanged, and both
    /// sides must come to their end.
    static void mustArrive(int length, Transport transport, ChannelPlan plan)
            throws InterruptedException {
        byte[] bytes = Bytes.patterned(length);
        Simulation transfer =
                new Simulation(plan)
                        .transfer(
                                wire -> transport.send(new ByteArrayInputStream(bytes), wire),
                                transport::receive)
                        .mustReturn();
        try {
            Expected.bytes(bytes)
                    .otherwise("other bytes arrived than were sent", "到达的字节与发出的不同")
                    .clue(DELIVERS_DUPLICATE, it -> it.length > length)
                    .clue(ACKS_CORRUPT, it -> it.length == length && plan.damagePercent() > 0)
                    .butGot(transfer.received());
        } catch (Failure e) {
            throw transfer.told(e);
        }
    }
}
