package handshake.support;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import handshake.wire.Side;
import handshake.wire.transcript.Entry;
import handshake.wire.transcript.Transcript;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

final class RecorderTest {
    private final Recorder recorder = new Recorder(Side.CLIENT);

    @Test
    void what_happens_is_kept_in_order() {
        recorder.add(new Entry.Opened(Side.CLIENT));
        recorder.data(Side.SERVER, Bytes.utf8("-hi-"), 1, 2);
        recorder.add(new Entry.End(Side.SERVER));
        Transcript transcript = recorder.transcript();
        assertEquals(Side.CLIENT, transcript.yours());
        assertEquals(
                List.of(
                        new Entry.Opened(Side.CLIENT),
                        new Entry.Data(Side.SERVER, Bytes.utf8("hi"), 2),
                        new Entry.End(Side.SERVER)),
                transcript.entries());
    }

    @Test
    void of_long_data_the_beginning_is_kept_and_the_length() {
        byte[] bytes = Bytes.patterned(1000);
        recorder.data(Side.SERVER, bytes, 0, 1000);
        var data = (Entry.Data) recorder.transcript().entries().getFirst();
        assertEquals(1000, data.count());
        assertArrayEquals(Arrays.copyOf(bytes, Transcript.HEAD_BYTES), data.head());
    }

    @Test
    void a_transcript_does_not_change_any_more() {
        Transcript before = recorder.transcript();
        recorder.add(new Entry.Opened(Side.CLIENT));
        assertEquals(List.of(), before.entries());
    }

    @Test
    void a_peer_that_drips_for_ever_does_not_fill_the_memory() {
        for (int i = 0; i < 10_000; i++) {
            recorder.data(Side.SERVER, new byte[1], 0, 1);
        }
        assertEquals(2000, recorder.transcript().entries().size());
    }
}
