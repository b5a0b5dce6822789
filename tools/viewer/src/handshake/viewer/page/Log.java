package handshake.viewer.page;

import handshake.wire.Side;
import handshake.wire.analysis.Conversation;
import handshake.wire.analysis.Evidence;
import handshake.wire.analysis.Judgement;
import handshake.wire.analysis.TcpState;
import handshake.wire.capture.Segment;

import java.util.Arrays;

/// What the page shows of one conversation in its list, and which rows are its own.
final class Log {
    final int number;
    final String client;
    final String server;
    final int clientPort;
    final int serverPort;
    final long startNanos;

    private int[] rows = new int[4];
    private int size;
    private long endNanos;
    private final long[] bytes = new long[2];
    private int[] findingPlaces = new int[2];
    private int findings;
    private int proven;
    private TcpState clientState = TcpState.CLOSED;
    private TcpState serverState = TcpState.CLOSED;
    private int completeness;
    private long handshakeNanos;

    Log(Conversation conversation, Segment first) {
        number = conversation.number();
        client = conversation.endpoint(Side.CLIENT).toString();
        server = conversation.endpoint(Side.SERVER).toString();
        clientPort = conversation.endpoint(Side.CLIENT).port();
        serverPort = conversation.endpoint(Side.SERVER).port();
        startNanos = first.timeNanos();
    }

    int size() {
        return size;
    }

    int row(int place) {
        return rows[place];
    }

    long endNanos() {
        return endNanos;
    }

    void add(int row, Judgement judgement) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, size * 2);
        }
        rows[size++] = row;
        var conversation = judgement.conversation();
        endNanos = judgement.segment().timeNanos();
        bytes[judgement.sender().ordinal()] += judgement.segment().payloadBytes();
        var found = judgement.findings();
        if (!found.isEmpty()) {
            note(size - 1);
        }
        proven += found.stream().anyMatch(Evidence.BytesSeenBefore.class::isInstance) ? 1 : 0;
        clientState = conversation.state(Side.CLIENT);
        serverState = conversation.state(Side.SERVER);
        completeness = conversation.completeness();
        handshakeNanos = conversation.initialRttNanos();
    }

    private void note(int place) {
        if (findings == findingPlaces.length) {
            findingPlaces = Arrays.copyOf(findingPlaces, findings * 2);
        }
        findingPlaces[findings++] = place;
    }

    /// The next place with a finding, from that place on, or the one before; -1 if there is none.
    int finding(int from, boolean back) {
        int at = Arrays.binarySearch(findingPlaces, 0, findings, from);
        int next = at >= 0 ? at : back ? -at - 2 : -at - 1;
        return next >= 0 && next < findings ? findingPlaces[next] : -1;
    }

    boolean hasFindings() {
        return findings > 0;
    }

    /// @param captureStartNanos the time that counts as 0
    void appendTo(StringBuilder out, long captureStartNanos) {
        out.append("{\"n\":").append(number);
        out.append(",\"client\":\"").append(client);
        out.append("\",\"server\":\"").append(server);
        out.append("\",\"size\":").append(size);
        out.append(",\"start\":").append(startNanos - captureStartNanos);
        out.append(",\"end\":").append(endNanos - captureStartNanos);
        out.append(",\"bytes\":[").append(bytes[0]).append(',').append(bytes[1]);
        out.append("],\"findings\":").append(findings);
        out.append(",\"proven\":").append(proven);
        out.append(",\"states\":[\"").append(clientState).append("\",\"").append(serverState);
        out.append("\"],\"completeness\":").append(completeness);
        out.append(",\"rtt\":").append(handshakeNanos).append('}');
    }
}
