package handshake.support;

import handshake.wire.Side;
import handshake.wire.transcript.Entry;
import handshake.wire.transcript.Transcript;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Collects what happens on a connection while it happens, from any thread.
final class Recorder {
    /// Enough for any test; a peer that drips bytes for ever shall not fill the memory.
    private static final int MAX_ENTRIES = 2000;

    private final Side yours;
    private final List<Entry> entries = new ArrayList<>();

    Recorder(Side yours) {
        this.yours = yours;
    }

    void data(Side from, byte[] bytes, int offset, int count) {
        int shown = Math.min(count, Transcript.HEAD_BYTES);
        add(new Entry.Data(from, Arrays.copyOfRange(bytes, offset, offset + shown), count));
    }

    synchronized void add(Entry entry) {
        if (entries.size() < MAX_ENTRIES) {
            entries.add(entry);
        }
    }

    synchronized Transcript transcript() {
        return new Transcript(yours, entries);
    }
}
