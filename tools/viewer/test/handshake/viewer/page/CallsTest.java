package handshake.viewer.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import handshake.viewer.Place;
import handshake.viewer.SocketEvent;
import handshake.viewer.SocketEvent.Kind;
import handshake.viewer.Watched;
import handshake.wire.analysis.Analyser;
import handshake.wire.capture.Bytes;
import handshake.wire.capture.Frame;
import handshake.wire.capture.FrameDecoder;
import handshake.wire.capture.LinkType;
import handshake.wire.capture.Segment;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which reads and writes belong to which bytes on the wire.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class CallsTest {
    private static final long SECOND = 1_000_000_000;
    private static final int SERVER = 7_000;

    private final Recording recording = new Recording();
    private final List<SocketEvent> events = new ArrayList<>();
    private final Calls calls = new Calls(watched(), recording);
    private final Analyser analyser = new Analyser();
    private final FrameDecoder decoder = new FrameDecoder();
    private int frames;

    private Watched watched() {
        return new Watched() {
            @Override
            public Path capture() {
                return Path.of("none");
            }

            @Override
            public boolean ended() {
                return false;
            }

            @Override
            public List<SocketEvent> events(int first) {
                return List.copyOf(events.subList(first, events.size()));
            }

            @Override
            public Optional<String> source(Place place) {
                return Optional.of("line of " + place.method());
            }

            @Override
            public Optional<Note> note() {
                return Optional.empty();
            }
        };
    }

    /// A SYN from that port at that second: a conversation begins.
    private void connects(int port, int second) {
        var packet = ByteBuffer.allocate(40);
        packet.putShort((short) 0x4500).putShort((short) 40).putInt(0);
        packet.putShort((short) 0x4006).putShort((short) 0).putInt(0x7f000001).putInt(0x7f000001);
        packet.putShort((short) port).putShort((short) SERVER).putInt(1_000 + second).putInt(0);
        packet.putShort((short) 0x5002).putShort((short) 100).putInt(0);
        int raw = LinkType.RAW.number();
        var frame = new Frame(++frames, second * SECOND, raw, 40, Bytes.of(packet.array()));
        recording.add(analyser.accept((Segment) decoder.decode(frame)));
    }

    private void did(Kind kind, int localPort, int remotePort, int second, int bytes) {
        var place = new Place("lesson01.EchoClient", "call" + events.size(), "EchoClient.java", 7);
        long now = second * SECOND;
        events.add(
                new SocketEvent(
                        kind, now, now, localPort, remotePort, bytes, bytes == 0, List.of(place)));
    }

    private List<Integer> numbers(int conversation, int direction, long from, long to) {
        return calls.of(conversation, direction, from, to).stream().map(Call::number).toList();
    }

    @Test
    void a_segment_belongs_to_every_write_whose_bytes_it_carries() {
        connects(40_000, 1);
        did(Kind.WRITE, 40_000, SERVER, 2, 10);
        did(Kind.WRITE, 40_000, SERVER, 2, 5);
        did(Kind.WRITE, 40_000, SERVER, 2, 100);
        assertEquals(List.of(0, 1), numbers(0, 0, 4, 15));
        assertEquals(List.of(2), numbers(0, 0, 15, 16));
        assertEquals(List.of(), numbers(0, 0, 115, 120));
        assertEquals(List.of(), numbers(0, 1, 0, 15));
    }

    @Test
    void what_a_server_reads_is_what_its_client_sent() {
        connects(40_000, 1);
        did(Kind.READ, SERVER, 40_000, 2, 6);
        did(Kind.WRITE, SERVER, 40_000, 2, 6);
        assertEquals(List.of(0), numbers(0, 0, 0, 6));
        assertEquals(List.of(1), numbers(0, 1, 0, 6));
    }

    @Test
    void without_the_own_port_the_other_one_decides() {
        connects(40_000, 1);
        connects(40_001, 3);
        did(Kind.WRITE, 0, SERVER, 2, 3);
        did(Kind.WRITE, 0, SERVER, 4, 4);
        did(Kind.READ, 0, 40_000, 5, 3);
        assertEquals(List.of(0, 2), numbers(0, 0, 0, 3));
        assertEquals(List.of(1), numbers(1, 0, 0, 4));
    }

    @Test
    void ports_that_are_used_again_begin_to_count_anew() {
        connects(40_000, 1);
        did(Kind.WRITE, 40_000, SERVER, 2, 10);
        connects(40_000, 5);
        did(Kind.WRITE, 40_000, SERVER, 6, 10);
        assertEquals(List.of(0), numbers(0, 0, 0, 10));
        assertEquals(List.of(1), numbers(1, 0, 0, 10));
    }

    @Test
    void a_call_waits_until_its_conversation_was_read() {
        did(Kind.WRITE, 40_000, SERVER, 2, 10);
        assertEquals(List.of(), calls.all());
        connects(40_000, 1);
        assertEquals(List.of(0), numbers(0, 0, 0, 10));
    }

    @Test
    void once_the_capture_has_ended_a_call_may_belong_to_none() {
        did(Kind.WRITE, 40_000, 9, 2, 10);
        recording.end(List.of(), null);
        assertEquals(-1, calls.all().getFirst().conversation());
        assertEquals(Optional.of("line of call0"), calls.source(0, 0));
        assertEquals(Optional.empty(), calls.source(0, 1));
        assertEquals(Optional.empty(), calls.source(7, 0));
    }
}
