package handshake.bench;

import static handshake.wire.capture.TcpFlags.ACK;
import static handshake.wire.capture.TcpFlags.FIN;
import static handshake.wire.capture.TcpFlags.PSH;
import static handshake.wire.capture.TcpFlags.SYN;

import handshake.wire.capture.Bytes;
import handshake.wire.capture.Frame;
import handshake.wire.capture.PcapngWriter;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A large capture as a busy server might have it: downloads, many at a time, some segments lost
/// and sent again. Of each frame the headers and a little data are kept, as with a small snaplen.
final class SampleCapture {
    private static final int AT_A_TIME = 50;
    private static final int SEGMENTS_A_DOWNLOAD = 2000;
    private static final int DATA_BYTES = 1448;
    private static final int KEPT_DATA_BYTES = 32;
    private static final int HEADER_BYTES = 54;
    private static final int ETHERNET = 1;
    private static final int LOSS_PERCENT = 1;
    private static final long NANOS_A_FRAME = 10_000;
    private static final short SERVER_PORT = 7890;

    private final PcapngWriter out;
    private final Random random = new Random(1);
    private int frames;

    private SampleCapture(PcapngWriter out) {
        this.out = out;
    }

    /// Writes about so many segments into `file`.
    ///
    /// @return how many they are
    static int write(Path file, int segments) throws IOException {
        try (var out =
                new PcapngWriter(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            var capture = new SampleCapture(out);
            capture.write(segments);
            return capture.frames;
        }
    }

    private void write(int segments) throws IOException {
        List<Download> open = new ArrayList<>();
        for (int port = 10_000; frames < segments || !open.isEmpty(); ) {
            while (frames < segments && open.size() < AT_A_TIME) {
                open.add(new Download(port++ % 50_000 + 10_000, random.nextInt()));
            }
            Download next = open.get(random.nextInt(open.size()));
            if (!next.step()) {
                open.remove(next);
            }
        }
    }

    /// One client that fetches a file.
    private final class Download {
        private final int port;
        private final int start;
        private int sent;
        private int acked;
        private int lost = -1;
        private int steps;

        Download(int port, int start) {
            this.port = port;
            this.start = start;
        }

        /// Writes what comes next.
        ///
        /// @return whether anything comes after that
        boolean step() throws IOException {
            if (steps == 0) {
                client(SYN, 0, 0);
                server(SYN | ACK, 0, 0);
                client(ACK, 1, 0);
            } else if (steps >= SEGMENTS_A_DOWNLOAD) {
                end();
                return false;
            } else {
                data();
            }
            steps++;
            return true;
        }

        private void data() throws IOException {
            int number = sent++;
            if (lost >= 0) {
                server(ACK | PSH, number, DATA_BYTES);
                client(ACK, acked, 0); // once more: it waits for the lost one
                if (number - lost == 4) {
                    server(ACK | PSH, lost, DATA_BYTES);
                    acked = sent;
                    lost = -1;
                    client(ACK, acked, 0);
                }
            } else {
                server(ACK | PSH, number, DATA_BYTES);
                if (random.nextInt(100) < LOSS_PERCENT) {
                    lost = number;
                    acked = number;
                } else if (number % 2 == 1) {
                    acked = sent;
                    client(ACK, acked, 0);
                }
            }
        }

        private void end() throws IOException {
            server(ACK | FIN, sent, 0);
            frame(false, ACK, 1, start + 2 + sent * DATA_BYTES, 0);
            frame(false, ACK | FIN, 1, start + 2 + sent * DATA_BYTES, 0);
            frame(true, ACK, start + 2 + sent * DATA_BYTES, 2, 0);
        }

        private void client(int flags, int blocks, int length) throws IOException {
            boolean first = flags == SYN;
            int ack = first ? 0 : start + 1 + (steps == 0 ? 0 : blocks * DATA_BYTES);
            frame(false, flags, first ? 0 : 1, ack, length);
        }

        private void server(int flags, int block, int length) throws IOException {
            boolean first = (flags & SYN) != 0;
            frame(true, flags, first ? start : start + 1 + block * DATA_BYTES, 1, length);
        }

        private void frame(boolean ofServer, int flags, int seq, int ack, int length)
                throws IOException {
            int kept = Math.min(length, KEPT_DATA_BYTES);
            var bytes = ByteBuffer.allocate(HEADER_BYTES + kept);
            bytes.position(12).putShort((short) 0x0800);
            bytes.put((byte) 0x45).put((byte) 0).putShort((short) (40 + length));
            bytes.putShort((short) frames).putShort((short) 0x4000);
            bytes.put((byte) 64).put((byte) 6).putShort((short) 0);
            bytes.putInt(ofServer ? 0x0a000001 : 0x0a000002);
            bytes.putInt(ofServer ? 0x0a000002 : 0x0a000001);
            bytes.putShort(ofServer ? SERVER_PORT : (short) port);
            bytes.putShort(ofServer ? (short) port : SERVER_PORT);
            bytes.putInt(seq).putInt(ack);
            bytes.put((byte) 0x50).put((byte) flags).putShort((short) 0xffff).putInt(0);
            out.write(
                    new Frame(
                            frames + 1,
                            frames * NANOS_A_FRAME,
                            ETHERNET,
                            HEADER_BYTES + length,
                            Bytes.of(bytes.array())));
            frames++;
        }
    }
}
