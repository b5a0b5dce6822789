package handshake.viewer.program;

import handshake.viewer.Place;
import handshake.viewer.SocketEvent;
import handshake.viewer.SocketEvent.Kind;
import handshake.wire.Side;
import handshake.wire.analysis.Conversation;
import handshake.wire.analysis.Judgement;
import handshake.wire.capture.TcpFlags;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds for a segment the line that wrote its bytes, or read them.
///
/// Writes and reads carry no sequence numbers, but both count the same stream: byte 0 is the first
/// one written. Where a program opens several connections to one port, its events belong to the
/// connection that was opened last before them.
public final class SourceLines {
    /// The two clocks are the same one, read at different places.
    private static final long CLOCK_SLACK_NANOS = 1_000_000;

    private final List<SocketEvent> events;
    private final Set<Integer> remotePorts;
    private final Map<Integer, Long> starts = new HashMap<>();
    private final Map<Integer, List<Integer>> byPort = new HashMap<>();
    private final Map<Key, List<Part>> parts = new HashMap<>();

    private record Key(int conversation, Kind kind) {}

    private record Part(long end, SocketEvent event) {}

    /// What the program did with the last byte of a segment.
    ///
    /// @param place where; the innermost line of the program
    public record Use(Kind kind, Place place) {}

    /// @param events all of a program's events
    public SourceLines(List<SocketEvent> events) {
        this.events =
                events.stream().sorted(Comparator.comparingLong(SocketEvent::startNanos)).toList();
        this.remotePorts = events.stream().map(SocketEvent::remotePort).collect(Collectors.toSet());
    }

    /// Takes note of a segment, in the order of the capture, before anything is asked about it.
    public void note(Judgement judgement) {
        Conversation conversation = judgement.conversation();
        if (starts.putIfAbsent(conversation.number(), judgement.segment().timeNanos()) == null) {
            for (Side side : Side.values()) {
                int port = conversation.endpoint(side).port();
                byPort.computeIfAbsent(port, _ -> new ArrayList<>()).add(conversation.number());
            }
        }
    }

    /// The program's use of a segment's last byte; empty if it has no payload, or the program did
    /// not send or read it.
    public Optional<Use> of(Judgement judgement) {
        int bytes = judgement.segment().payloadBytes();
        if (bytes == 0) {
            return Optional.empty();
        }
        Conversation conversation = judgement.conversation();
        Kind kind = isProgram(conversation, judgement.sender()) ? Kind.WRITE : Kind.READ;
        int syn = judgement.segment().has(TcpFlags.SYN) ? 0 : 1;
        long end = Integer.toUnsignedLong(judgement.relativeSeq()) - syn + bytes;
        return parts.computeIfAbsent(new Key(conversation.number(), kind), this::partsOf).stream()
                .filter(part -> part.end >= end && !part.event.stack().isEmpty())
                .findFirst()
                .map(part -> new Use(kind, part.event.stack().getFirst()));
    }

    /// Whether the program is on that side: then its events name the other side's port.
    private boolean isProgram(Conversation conversation, Side side) {
        Side other = side == Side.CLIENT ? Side.SERVER : Side.CLIENT;
        int port = conversation.endpoint(other).port();
        return remotePorts.contains(port);
    }

    private List<Part> partsOf(Key key) {
        var list = new ArrayList<Part>();
        long end = 0;
        for (SocketEvent event : events) {
            if (event.kind() == key.kind && conversationOf(event) == key.conversation) {
                end += event.bytes();
                list.add(new Part(end, event));
            }
        }
        return list;
    }

    private int conversationOf(SocketEvent event) {
        int found = -1;
        for (int number : byPort.getOrDefault(event.remotePort(), List.of())) {
            boolean isFirst = found < 0;
            if (isFirst || starts.get(number) <= event.endNanos() + CLOCK_SLACK_NANOS) {
                found = number;
            }
        }
        return found;
    }
}
