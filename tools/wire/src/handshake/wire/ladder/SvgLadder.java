package handshake.wire.ladder;

import handshake.wire.Side;
import handshake.wire.analysis.Evidence;
import handshake.wire.analysis.Finding;
import handshake.wire.analysis.Judgement;
import handshake.wire.analysis.TcpState;
import handshake.wire.capture.Segment;
import handshake.wire.capture.TcpFlags;
import handshake.wire.transcript.Entry;
import handshake.wire.transcript.Transcript;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Draws a ladder as an SVG picture, for slides and texts: one lifeline for each socket, one arrow
/// for each segment, what was found beside it.
public final class SvgLadder {
    private static final double CLIENT_X = 190;
    private static final double SERVER_X = 560;
    private static final double NOTES_X = 672;
    private static final double WIDTH = 1000;
    private static final double HEAD = 58;
    private static final double ROW = 42;
    private static final double NOTE_LINE = 16;
    private static final double SLANT = 7;
    private static final double GAP = 20;
    private static final int NOTE_COLUMNS = 50;
    private static final int PREVIEW_BYTES = 20;
    private static final int PREVIEW_COLUMNS = 18;
    private static final long GAP_NANOS = 100_000_000;

    private final boolean chinese;
    private final SvgTheme theme;
    private final FindingWords words;
    private final LadderWords names;

    // Of the picture being drawn.
    private SvgCanvas canvas;
    private double y;
    private boolean noted;

    /// @param language Chinese or, for any other, English
    public SvgLadder(Locale language, SvgTheme theme) {
        this.chinese = language.getLanguage().equals("zh");
        this.theme = theme;
        words = new FindingWords(language);
        names = chinese ? LadderWords.CHINESE : LadderWords.ENGLISH;
    }

    /// A picture of the segments, which must be of one conversation and in order.
    ///
    /// @throws IllegalArgumentException if there are none
    public String draw(List<Judgement> segments) {
        if (segments.isEmpty()) {
            throw new IllegalArgumentException("There is no segment to draw.");
        }
        var conversation = segments.getFirst().conversation();
        String client = conversation.endpoint(Side.CLIENT).toString();
        String server = conversation.endpoint(Side.SERVER).toString();
        begin(say("client", "客户端"), client, say("server", "服务器"), server);
        Map<Side, TcpState> states = new EnumMap<>(Side.class);
        long start = segments.getFirst().segment().timeNanos();
        long last = start;
        for (Judgement judgement : segments) {
            long now = judgement.segment().timeNanos();
            if (now - last >= GAP_NANOS) {
                gap("+" + FindingWords.time(now - last));
            }
            last = now;
            segment(judgement, now - start, states);
        }
        return finish("%s ↔ %s".formatted(client, server));
    }

    /// A picture of what happened on a connection between a student's program and a test.
    public String draw(Transcript transcript) {
        String client = names.left(transcript);
        String server = names.right(transcript);
        begin(client, "", server, "");
        for (Entry entry : transcript.entries()) {
            boolean byClient = entry.from() == handshake.wire.Side.CLIENT;
            switch (entry) {
                case Entry.Opened _ -> row(byClient, "SYN", false, List.of());
                case Entry.Data data -> row(byClient, label(data), false, List.of());
                case Entry.End _ -> row(byClient, "FIN", false, List.of());
                case Entry.Reset _ -> row(byClient, "RST", true, List.of());
                case Entry.Silence it ->
                        gap(names.silence().formatted("%.1f".formatted(it.millis() / 1000.0)));
                case Entry.Datagram it ->
                        row(
                                byClient,
                                it.label(),
                                it.fate() != Entry.Fate.ARRIVED,
                                List.of(names.fate(it)));
            }
        }
        return finish("%s ↔ %s".formatted(client, server));
    }

    private void begin(String client, String clientName, String server, String serverName) {
        canvas = new SvgCanvas();
        y = HEAD;
        noted = false;
        head(CLIENT_X, "client", client, clientName);
        head(SERVER_X, "server", server, serverName);
    }

    private void head(double x, String side, String name, String address) {
        canvas.text(x, 22, "middle", side + " strong", address.isEmpty() ? name : address);
        if (!address.isEmpty()) {
            canvas.text(x, 39, "middle", side + " small", name);
        }
    }

    private String finish(String title) {
        double end = y + 10;
        canvas.line(CLIENT_X, HEAD - 10, CLIENT_X, end, "client life");
        canvas.line(SERVER_X, HEAD - 10, SERVER_X, end, "server life");
        return canvas.picture(noted ? WIDTH : NOTES_X, end + 14, theme, title);
    }

    private void gap(String text) {
        canvas.text((CLIENT_X + SERVER_X) / 2, y + 14, "middle", "small soft", "⋯ " + text + " ⋯");
        y += GAP;
    }

    private void segment(Judgement judgement, long sinceStart, Map<Side, TcpState> states) {
        Segment segment = judgement.segment();
        boolean byClient = judgement.sender() == Side.CLIENT;
        canvas.text(12, y + 22, "start", "small strong", "" + segment.frameNumber());
        canvas.text(48, y + 22, "start", "mono soft", FindingWords.time(sinceStart));
        state(Side.CLIENT, byClient ? judgement.senderState() : judgement.receiverState(), states);
        state(Side.SERVER, byClient ? judgement.receiverState() : judgement.senderState(), states);
        boolean again =
                judgement.findings().stream().anyMatch(Evidence.BytesSeenBefore.class::isInstance);
        row(byClient, label(judgement), again || segment.has(TcpFlags.RST), notes(judgement));
    }

    private void state(Side side, TcpState state, Map<Side, TcpState> states) {
        if (states.put(side, state) != state) {
            boolean left = side == Side.CLIENT;
            canvas.text(
                    left ? CLIENT_X - 7 : SERVER_X + 7,
                    y + 22,
                    left ? "end" : "start",
                    "mono " + (left ? "client" : "server"),
                    state.toString());
        }
    }

    /// One arrow, with its notes to the right; steps down as far as both need.
    private void row(boolean byClient, String label, boolean bad, List<String> notes) {
        String side = bad ? "bad" : byClient ? "client" : "server";
        double top = y + 19;
        double from = byClient ? CLIENT_X + 2 : SERVER_X - 2;
        double to = byClient ? SERVER_X - 2 : CLIENT_X + 2;
        int sign = byClient ? 1 : -1;
        canvas.text((CLIENT_X + SERVER_X) / 2, y + 13, "middle", "small", label);
        canvas.line(from, top, to - sign * 6, top + SLANT, side + (bad ? " again" : ""));
        canvas.head(to, top + SLANT, sign, side);
        double line = y + 16;
        noted |= !notes.isEmpty();
        for (String note : notes) {
            canvas.text(NOTES_X, line, "start", "small " + (bad ? "bad" : "soft"), note);
            line += NOTE_LINE;
        }
        y += Math.max(ROW, notes.size() * NOTE_LINE + 8);
    }

    private List<String> notes(Judgement judgement) {
        var lines = new ArrayList<String>();
        for (Finding finding : judgement.findings()) {
            String note =
                    FindingWords.label(finding)
                            .map(it -> "Wireshark: " + it.replaceFirst("^TCP ", ""))
                            .orElseGet(() -> words.sentence(finding));
            lines.addAll(wrapped(note));
        }
        return lines;
    }

    private static List<String> wrapped(String text) {
        var lines = new ArrayList<String>();
        String rest = text;
        while (Columns.of(rest) > NOTE_COLUMNS) {
            String cut = Columns.cut(rest, NOTE_COLUMNS);
            int space = cut.lastIndexOf(' ');
            int end = space > NOTE_COLUMNS / 2 ? space : cut.length();
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).strip();
        }
        lines.add(rest);
        return lines;
    }

    private String label(Entry.Data data) {
        return Preview.of(data.head(), data.count(), 2 * PREVIEW_COLUMNS)
                + "  "
                + bytes(data.count());
    }

    private String label(Judgement judgement) {
        Segment segment = judgement.segment();
        var parts = new ArrayList<String>();
        int flags = segment.flags() & (TcpFlags.SYN | TcpFlags.FIN | TcpFlags.RST);
        if (flags != 0) {
            parts.add(TcpFlags.names(segment.flags() & (flags | TcpFlags.ACK)));
        }
        if (segment.payloadBytes() > 0) {
            parts.add(bytes(segment.payloadBytes()));
            parts.add(preview(segment));
        }
        if (segment.payloadBytes() > 0 || flags != 0) {
            parts.add("seq " + grouped(judgement.relativeSeq()));
        }
        if (segment.has(TcpFlags.ACK)) {
            parts.add("ack " + grouped(judgement.relativeAck()));
        }
        parts.removeIf(String::isEmpty);
        return String.join(" · ", parts);
    }

    /// The payload's first bytes if they are text.
    private static String preview(Segment segment) {
        int length = Math.min(PREVIEW_BYTES, segment.payload().length());
        byte[] first = segment.payload().slice(0, length).toArray();
        String shown = Preview.of(first, segment.payloadBytes(), PREVIEW_COLUMNS);
        return shown.startsWith("\"") ? shown : "";
    }

    private static String grouped(int unsigned) {
        return Preview.grouped(Integer.toUnsignedLong(unsigned));
    }

    private String bytes(long count) {
        return chinese ? Preview.grouped(count) + " 字节" : Preview.bytes(count);
    }

    private String say(String en, String zh) {
        return chinese ? zh : en;
    }
}
