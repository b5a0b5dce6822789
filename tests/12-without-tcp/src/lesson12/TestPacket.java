package lesson12;

import handshake.wire.ladder.Preview;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// A packet as the test's own side writes and reads it, without the code that is tested.
///
/// @param isData whether it brings bytes; else it is an ACK
/// @param isIntact whether its checksum says so
record TestPacket(boolean isData, int number, byte[] payload, boolean isIntact) {
    private static final int HEADER_BYTES = 5;
    private static final int SHOWN_COLUMNS = 14;
    private static final int ALL_BITS = 0xffff;

    static byte[] data(int number, byte[] payload) {
        return bytes(0, number, payload);
    }

    static byte[] ack(int expected) {
        return bytes(1, expected, new byte[0]);
    }

    private static byte[] bytes(int kind, int number, byte[] payload) {
        var bytes = ByteBuffer.allocate(HEADER_BYTES + payload.length);
        bytes.putShort((short) 0).put((byte) kind).putShort((short) number).put(payload);
        bytes.putShort(0, (short) checksum(bytes.array()));
        return bytes.array();
    }

    /// The Internet checksum, by another way than anybody would write it: in the ring of the
    /// numbers modulo 65 535 a carry comes round by itself.
    static int checksum(byte[] bytes) {
        long sum = 0;
        byte[] even = Arrays.copyOf(bytes, bytes.length + bytes.length % 2);
        var words = ByteBuffer.wrap(even);
        while (words.hasRemaining()) {
            sum += Short.toUnsignedInt(words.getShort());
        }
        boolean isZero = sum == 0; // of the two zeros of the ring, a sum of something is the other
        long folded = sum % ALL_BITS;
        return ALL_BITS - (int) (folded == 0 && !isZero ? ALL_BITS : folded);
    }

    /// Takes a datagram apart; one too short for a packet is not intact.
    static TestPacket parse(byte[] datagram) {
        if (datagram.length < HEADER_BYTES) {
            return new TestPacket(false, -1, datagram, false);
        }
        var header = ByteBuffer.wrap(datagram).position(2);
        boolean isData = header.get() == 0;
        int number = Short.toUnsignedInt(header.getShort());
        byte[] payload = Arrays.copyOfRange(datagram, HEADER_BYTES, datagram.length);
        return new TestPacket(isData, number, payload, checksum(datagram) == 0);
    }

    /// What a datagram says, for a ladder: `DATA 0 "ab"`; with a mark if its checksum is wrong.
    static String label(byte[] datagram) {
        TestPacket packet = parse(datagram);
        if (packet.number < 0) {
            return Preview.bytes(datagram.length);
        }
        return packet + (packet.isIntact ? "" : " ≠");
    }

    @Override
    public String toString() {
        if (!isData) {
            return "ACK " + number;
        }
        String shown =
                payload.length == 0
                        ? Preview.bytes(0)
                        : Preview.of(payload, payload.length, SHOWN_COLUMNS)
                                + (payload.length > 8 ? ", " + Preview.bytes(payload.length) : "");
        return "DATA " + number + "  " + shown;
    }
}
