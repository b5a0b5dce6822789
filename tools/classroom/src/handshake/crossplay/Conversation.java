package handshake.crossplay;

import handshake.grader.PlayWorker;
import handshake.support.Trouble;
import handshake.wire.Side;
import handshake.wire.transcript.Entry;
import handshake.wire.transcript.Transcript;
import handshake.worker.Order;
import handshake.worker.Signal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// What goes between a client and a server in two workers: carried from one to the other, recorded
/// on the way, and troubled once if it shall be. Used by several threads.
final class Conversation {
    /// More than any errand needs; a server that sends without end shall not fill the memory.
    private static final long MAX_BYTES = 64 << 20;

    private static final int MAX_ENTRIES = 200;
    private static final int MAX_CONNECTIONS = 1 << 10;

    /// The numbers of connections, not used twice: what is late is known to be.
    private static final AtomicInteger CONNECTIONS = new AtomicInteger();

    private final PlayWorker client;
    private final PlayWorker server;
    private final int firstConnection = CONNECTIONS.getAndAdd(MAX_CONNECTIONS);
    private final Set<Integer> open = new HashSet<>();
    private boolean isServerGone;
    private final List<Entry> entries = new ArrayList<>();
    private Trouble trouble;
    private long bytes;
    private long serverBytes;
    private long lastNanos = System.nanoTime();

    Conversation(PlayWorker client, PlayWorker server, Trouble trouble) {
        this.client = client;
        this.server = server;
        this.trouble = trouble;
    }

    /// The number of the first connection; what has a lower one belongs to an earlier conversation.
    int firstConnection() {
        return firstConnection;
    }

    /// Carries what one side did to the other.
    synchronized void carry(Side from, Signal signal) {
        if (signal.connection() < firstConnection) {
            return;
        }
        lastNanos = System.nanoTime();
        switch (signal) {
            case Signal.Opened _ -> {
                pass(from, signal, new Entry.Opened(from));
                open.add(signal.connection());
                if (isServerGone) {
                    serverIsGone();
                }
            }
            case Signal.End _ -> pass(from, signal, new Entry.End(from));
            case Signal.Reset _ -> {
                open.remove(signal.connection());
                pass(from, signal, new Entry.Reset(from));
            }
            case Signal.Data data -> {
                bytes += data.bytes().length;
                if (bytes > MAX_BYTES) {
                    cut(data.connection());
                } else {
                    data(from, data);
                }
            }
        }
    }

    private void data(Side from, Signal.Data data) {
        long start = serverBytes;
        if (from == Side.SERVER) {
            serverBytes += data.bytes().length;
        }
        switch (trouble) {
            case Trouble.Cut(long after) when from == Side.SERVER && serverBytes >= after -> {
                byte[] before = Arrays.copyOf(data.bytes(), (int) (after - start));
                pass(from, new Signal.Data(data.connection(), before), piece(from, before));
                cut(data.connection());
                trouble = Trouble.NONE;
            }
            case Trouble.Flip(long at) when from == Side.SERVER && serverBytes > at -> {
                byte[] damaged = data.bytes().clone();
                damaged[(int) (at - start)] ^= 1;
                pass(from, new Signal.Data(data.connection(), damaged), piece(from, damaged));
                trouble = Trouble.NONE;
            }
            case Trouble _ -> pass(from, data, piece(from, data.bytes()));
        }
    }

    /// Nothing answers at the server's end any more: its connections are reset.
    synchronized void serverIsGone() {
        isServerGone = true;
        open.forEach(it -> pass(Side.SERVER, new Signal.Reset(it), new Entry.Reset(Side.SERVER)));
        open.clear();
    }

    /// Cuts a connection on both sides.
    private void cut(int connection) {
        open.remove(connection);
        pass(Side.SERVER, new Signal.Reset(connection), new Entry.Reset(Side.SERVER));
        server.order(new Order.Carry(new Signal.Reset(connection)));
    }

    private void pass(Side from, Signal signal, Entry entry) {
        add(entry);
        (from == Side.CLIENT ? server : client).order(new Order.Carry(signal));
    }

    private static Entry.Data piece(Side from, byte[] bytes) {
        int shown = Math.min(bytes.length, Transcript.HEAD_BYTES);
        return new Entry.Data(from, Arrays.copyOf(bytes, shown), bytes.length);
    }

    /// Where the stream is cut into pieces on this way, says nothing: pieces are joined.
    private void add(Entry entry) {
        if (entry instanceof Entry.Data next
                && !entries.isEmpty()
                && entries.getLast() instanceof Entry.Data last
                && last.from() == next.from()) {
            var joined = new Entry.Data(last.from(), head(last, next), last.count() + next.count());
            entries.set(entries.size() - 1, joined);
        } else if (entries.size() < MAX_ENTRIES) {
            entries.add(entry);
        }
    }

    private static byte[] head(Entry.Data first, Entry.Data second) {
        if (first.count() > first.head().length) {
            return first.head();
        }
        byte[] head = Arrays.copyOf(first.head(), first.head().length + second.head().length);
        System.arraycopy(second.head(), 0, head, first.head().length, second.head().length);
        return Arrays.copyOf(head, Math.min(head.length, Transcript.HEAD_BYTES));
    }

    /// How long nothing has been said.
    synchronized Duration silence() {
        return Duration.ofNanos(System.nanoTime() - lastNanos);
    }

    /// What was said so far.
    synchronized Transcript transcript() {
        return new Transcript(Side.CLIENT, entries);
    }
}
