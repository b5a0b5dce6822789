package handshake.viewer.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import handshake.viewer.SocketEvent;
import handshake.viewer.SocketEvent.Kind;
import handshake.wire.capture.CaptureReader;
import handshake.wire.capture.FrameDecoder;
import handshake.wire.capture.Segment;
import handshake.wire.capture.TcpFlags;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PretendedCaptureTest {
    @TempDir Path folder;

    @Test
    void reads_and_writes_become_what_they_moved_in_the_order_they_did() throws IOException {
        var events =
                List.of(
                        event(Kind.READ, 10, 90, 5, false),
                        event(Kind.WRITE, 20, 30, 7, false),
                        event(Kind.READ, 100, 110, 0, true));
        assertEquals(List.of("0>7891 1+7", "7891>0 1+5", "7891>0 6+0 FIN, ACK"), segments(events));
    }

    @Test
    void a_write_longer_than_a_packet_becomes_several() throws IOException {
        var events = List.of(event(Kind.WRITE, 1, 2, 150_000, false));
        assertEquals(
                List.of("0>7891 1+65000", "0>7891 65001+65000", "0>7891 130001+20000"),
                segments(events));
    }

    @Test
    void nothing_read_and_nothing_written_is_an_empty_capture() throws IOException {
        assertEquals(List.of(), segments(List.of()));
    }

    private static SocketEvent event(Kind kind, long start, long end, long bytes, boolean atEnd) {
        return new SocketEvent(kind, start, end, 0, 7891, bytes, atEnd, List.of());
    }

    private List<String> segments(List<SocketEvent> events) throws IOException {
        Path file = folder.resolve("pretended.pcapng");
        PretendedCapture.write(events, file);
        var told = new ArrayList<String>();
        var decoder = new FrameDecoder();
        try (var reader = CaptureReader.open(file)) {
            for (var frame = reader.next(); frame != null; frame = reader.next()) {
                if (decoder.decode(frame) instanceof Segment it) {
                    String flags = it.has(TcpFlags.FIN) ? " " + TcpFlags.names(it.flags()) : "";
                    told.add(
                            "%d>%d %d+%d%s"
                                    .formatted(
                                            it.sourcePort(),
                                            it.destinationPort(),
                                            it.seq(),
                                            it.payloadBytes(),
                                            flags));
                }
            }
        }
        return told;
    }
}
