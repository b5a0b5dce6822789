package handshake.wire.capture;

import handshake.wire.capture.NotTcp.Reason;

/// Decodes frames down to their TCP segments. Use one decoder for one capture: it remembers the
/// fragments of IP packets that are not complete yet.
///
/// Lengths come from the IP header, never from how many bytes were captured. No bytes whatever make
/// it throw.
public final class FrameDecoder {
    private static final int PORTS_BYTES = 4;
    private static final int MOST_HEADER_BYTES = 60;
    private static final int MOST_ORIGINAL_BYTES = Integer.MAX_VALUE / 2; // sums stay positive

    private final Cursor cursor = new Cursor();
    private final IpLayer ip = new IpLayer();

    /// The segment in the frame, or why there is none.
    public Decoded decode(Frame frame) {
        cursor.bytes = frame.bytes();
        cursor.at = 0;
        cursor.quoted = false;
        cursor.fragment = false;
        // A frame cannot have been shorter than what was captured of it, whatever the file says.
        long originalBytes = Integer.toUnsignedLong(frame.originalBytes());
        cursor.end = (int) Math.min(originalBytes, MOST_ORIGINAL_BYTES);
        cursor.end = Math.max(cursor.end, frame.bytes().length());
        return LinkLayer.enter(cursor, LinkType.of(frame.linkType())) && ip.enter(cursor)
                ? segment(frame)
                : new NotTcp(frame, cursor.reason);
    }

    // RFC 9293 §3.1
    private Decoded segment(Frame frame) {
        int captured = Math.min(cursor.end, cursor.bytes.length());
        if (cursor.end - cursor.at < PORTS_BYTES || captured - cursor.at < PORTS_BYTES) {
            boolean cutOff = captured < cursor.end;
            return new NotTcp(frame, cutOff ? Reason.CUT_OFF : Reason.MALFORMED);
        }
        boolean isShort = captured - cursor.at < TornSegment.THROUGH_WINDOW_BYTES;
        if (cursor.quoted || cursor.fragment || isShort) {
            return torn(frame, captured);
        }
        int headerBytes = (cursor.u8(12) >> 4) * 4;
        int payloadBytes = cursor.end - cursor.at - headerBytes;
        return payloadBytes < 0 ? torn(frame, captured) : whole(frame, headerBytes, captured);
    }

    private TornSegment torn(Frame frame, int captured) {
        return new TornSegment(
                frame,
                cursor.source,
                cursor.u16(0),
                cursor.destination,
                cursor.u16(2),
                cursor.bytes.slice(cursor.at, Math.min(captured, cursor.at + MOST_HEADER_BYTES)),
                cursor.quoted);
    }

    private Segment whole(Frame frame, int headerBytes, int captured) {
        var bytes = cursor.bytes;
        // A header cannot be shorter than this, even where it says so.
        int leastBytes = Math.max(headerBytes, Segment.HEADER_BYTES);
        int headerEnd = Math.min(cursor.at + leastBytes, captured);
        boolean pastWindow = headerEnd - cursor.at >= Segment.HEADER_BYTES;
        return new Segment(
                frame,
                cursor.source,
                cursor.u16(0),
                cursor.destination,
                cursor.u16(2),
                cursor.i32(4),
                cursor.i32(8),
                cursor.u16(12) & TcpFlags.ALL,
                cursor.u16(14),
                pastWindow ? cursor.u16(16) : 0,
                pastWindow ? cursor.u16(18) : 0,
                cursor.end - cursor.at - headerBytes,
                bytes.slice(cursor.at, headerEnd),
                bytes.slice(headerEnd, captured));
    }
}
