package handshake.viewer.program;

import handshake.viewer.SocketEvent;
import handshake.viewer.SocketEvent.Kind;
import handshake.wire.capture.Bytes;
import handshake.wire.capture.Frame;
import handshake.wire.capture.PcapngWriter;
import handshake.wire.capture.TcpFlags;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a program read and wrote, in the shape of a capture: for systems that let nobody capture.
/// Each write is a segment from the program, each read one to it, an end of stream a FIN. These are
/// no real segments: there is no handshake, no acknowledgment of its own, and nothing is known of
/// the bytes but how many they were.
public final class PretendedCapture {
    private static final int RAW_IP = 101;
    private static final int IP_BYTES = 20;
    private static final int TCP_BYTES = 20;
    private static final int MOST_PAYLOAD_BYTES = 65_000;
    private static final int LOOPBACK = 0x7f000001;
    private static final int TCP = 6;
    private static final int VERSION_AND_LENGTH = 0x45;
    private static final int TIME_TO_LIVE = 64;
    private static final int TCP_WORDS = 0x50;
    private static final int WINDOW = 65_535;

    private final PcapngWriter writer;
    private final Map<Integer, Ends> ends = new HashMap<>();

    /// The next sequence numbers of the program and of the other side.
    private static final class Ends {
        private int ownSeq = 1;
        private int otherSeq = 1;
    }

    private PretendedCapture(PcapngWriter writer) {
        this.writer = writer;
    }

    /// Writes the events of a program as a capture.
    public static void write(List<SocketEvent> events, Path file) throws IOException {
        try (var writer = new PcapngWriter(new BufferedOutputStream(Files.newOutputStream(file)))) {
            var capture = new PretendedCapture(writer);
            for (SocketEvent event :
                    events.stream()
                            .sorted(Comparator.comparingLong(PretendedCapture::time))
                            .toList()) {
                capture.add(event);
            }
        }
    }

    /// A write passes when it begins, a read when it has got something.
    private static long time(SocketEvent event) {
        return event.kind() == Kind.WRITE ? event.startNanos() : event.endNanos();
    }

    private void add(SocketEvent event) throws IOException {
        Ends known = ends.computeIfAbsent(event.remotePort(), _ -> new Ends());
        long left = event.bytes();
        while (left > 0) {
            int bytes = (int) Math.min(left, MOST_PAYLOAD_BYTES);
            add(event, known, bytes, TcpFlags.PSH | TcpFlags.ACK);
            left -= bytes;
        }
        if (event.endOfStream()) {
            add(event, known, 0, TcpFlags.FIN | TcpFlags.ACK);
        }
    }

    private void add(SocketEvent event, Ends known, int bytes, int flags) throws IOException {
        boolean isOwn = event.kind() == Kind.WRITE;
        var header = ByteBuffer.allocate(IP_BYTES + TCP_BYTES);
        header.put((byte) VERSION_AND_LENGTH).put((byte) 0);
        header.putShort((short) (IP_BYTES + TCP_BYTES + bytes)).putInt(0);
        header.put((byte) TIME_TO_LIVE).put((byte) TCP).putShort((short) 0);
        header.putInt(LOOPBACK).putInt(LOOPBACK);
        header.putShort((short) (isOwn ? event.localPort() : event.remotePort()));
        header.putShort((short) (isOwn ? event.remotePort() : event.localPort()));
        header.putInt(isOwn ? known.ownSeq : known.otherSeq);
        header.putInt(isOwn ? known.otherSeq : known.ownSeq);
        header.put((byte) TCP_WORDS).put((byte) flags).putShort((short) WINDOW);
        header.putInt(0); // no checksum: there was no segment to sum up
        int length = bytes + ((flags & TcpFlags.FIN) == 0 ? 0 : 1);
        if (isOwn) {
            known.ownSeq += length;
        } else {
            known.otherSeq += length;
        }
        int wireBytes = IP_BYTES + TCP_BYTES + bytes;
        writer.write(new Frame(0, time(event), RAW_IP, wireBytes, Bytes.of(header.array())));
    }
}
