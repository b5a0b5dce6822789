package handshake.viewer.page;

import handshake.viewer.Place;
import handshake.viewer.SocketEvent;
import handshake.viewer.Watched;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds out which bytes on the wire each read and write of the program moved: the bytes of its
/// calls are counted along the stream, and so are those of the segments.
final class Calls {
    /// A call is recorded by one clock and its segments by another: so much they may differ.
    private static final long CLOCKS_DIFFER_NANOS = 50_000_000;

    private static final int NOBODY = -1;
    private static final int LATER = -2;

    private final Watched watched;
    private final Recording recording;
    private final List<Call> calls = new ArrayList<>();
    private final Map<Stream, List<Call>> byStream = new HashMap<>();
    private final Map<Counter, Long> counted = new HashMap<>();
    private final Map<Integer, List<Log>> byPort = new HashMap<>();
    private int indexed;
    private int read;

    private record Stream(int conversation, int direction) {}

    private record Counter(int conversation, int direction, SocketEvent.Kind kind) {}

    Calls(Watched watched, Recording recording) {
        this.watched = watched;
        this.recording = recording;
    }

    /// All calls so far.
    synchronized List<Call> all() {
        for (SocketEvent event : watched.events(read)) {
            if (!match(event)) {
                break; // its segments have not been read yet
            }
            read++;
        }
        return List.copyOf(calls);
    }

    /// The calls that moved a segment's bytes.
    ///
    /// @param from the first byte's place in the stream, from 0
    synchronized List<Call> of(int conversation, int direction, long from, long to) {
        all();
        return byStream.getOrDefault(new Stream(conversation, direction), List.of()).stream()
                .filter(call -> call.overlaps(from, to))
                .toList();
    }

    /// The source of a place in a call's stack.
    Optional<String> source(int call, int depth) {
        List<Call> known = all();
        if (call < 0 || call >= known.size()) {
            return Optional.empty();
        }
        List<Place> stack = known.get(call).event().stack();
        return depth < 0 || depth >= stack.size()
                ? Optional.empty()
                : watched.source(stack.get(depth));
    }

    private boolean match(SocketEvent event) {
        int found = conversationOf(event);
        if (found == LATER) {
            return false;
        }
        if (found == NOBODY) {
            calls.add(new Call(calls.size(), event, NOBODY, 0, 0, 0));
            return true;
        }
        Log log = recording.log(found);
        boolean isClient = isClient(event, log);
        boolean writes = event.kind() == SocketEvent.Kind.WRITE;
        int direction = isClient == writes ? 0 : 1;
        var counter = new Counter(found, direction, event.kind());
        long from = counted.getOrDefault(counter, 0L);
        long to = from + Math.max(0, event.bytes());
        counted.put(counter, to);
        var call = new Call(calls.size(), event, found, direction, from, to);
        calls.add(call);
        byStream.computeIfAbsent(new Stream(found, direction), _ -> new ArrayList<>()).add(call);
        return true;
    }

    private static boolean isClient(SocketEvent event, Log log) {
        return event.localPort() == 0
                ? event.remotePort() == log.serverPort
                : event.localPort() == log.clientPort;
    }

    /// The latest conversation between its ports that had begun by then.
    private int conversationOf(SocketEvent event) {
        boolean mayCome = !recording.ended(); // asked first: then all is indexed that is there
        for (Log log : recording.logs(indexed)) {
            byPort.computeIfAbsent(log.clientPort, _ -> new ArrayList<>()).add(log);
            if (log.serverPort != log.clientPort) {
                byPort.computeIfAbsent(log.serverPort, _ -> new ArrayList<>()).add(log);
            }
            indexed++;
        }
        for (Log log : byPort.getOrDefault(event.remotePort(), List.of()).reversed()) {
            boolean begun = log.startNanos <= event.endNanos() + CLOCKS_DIFFER_NANOS;
            if (begun && fits(event, log)) {
                return log.number;
            }
        }
        return mayCome ? LATER : NOBODY;
    }

    private static boolean fits(SocketEvent event, Log log) {
        int local = event.localPort();
        int remote = event.remotePort();
        return local == 0
                ? remote == log.clientPort || remote == log.serverPort
                : local == log.clientPort && remote == log.serverPort
                        || local == log.serverPort && remote == log.clientPort;
    }
}
