package handshake.wire.capture;

import handshake.wire.capture.NotTcp.Reason;

/// Decodes frames down to their TCP segments. Use one decoder for one capture: it remembers the
/// fragments of IP packets that are not complete yet.
///
/// Lengths come from the IP header, never from how many bytes were captured. No bytes whatever make
/// it throw.
public final class FrameDecoder {
    private final Cursor cursor = new Cursor();
    private final IpLayer ip = new IpLayer();

    /// The segment in the frame, or why there is none.
    public Decoded decode(Frame frame) {
        cursor.bytes = frame.bytes();
        cursor.at = 0;
        cursor.end = frame.originalBytes() < 0 ? Integer.MAX_VALUE : frame.originalBytes();
        return LinkLayer.enter(cursor, LinkType.of(frame.linkType())) && ip.enter(cursor)
                ? segment(frame)
                : new NotTcp(frame, cursor.reason);
    }

    // RFC 9293 §3.1
    private Decoded segment(Frame frame) {
        if (cursor.lacks(Segment.HEADER_BYTES)) {
            return new NotTcp(frame, Reason.CUT_OFF);
        }
        int offsetAndFlags = cursor.u16(12);
        int headerBytes = (offsetAndFlags >> 12) * 4;
        int payloadBytes = cursor.end - cursor.at - headerBytes;
        if (headerBytes < Segment.HEADER_BYTES || payloadBytes < 0) {
            return new NotTcp(frame, Reason.MALFORMED);
        }
        var bytes = cursor.bytes;
        int captured = Math.min(cursor.end, bytes.length());
        int headerEnd = Math.min(cursor.at + headerBytes, captured);
        return new Segment(
                frame,
                cursor.source,
                cursor.u16(0),
                cursor.destination,
                cursor.u16(2),
                cursor.i32(4),
                cursor.i32(8),
                offsetAndFlags & TcpFlags.ALL,
                cursor.u16(14),
                cursor.u16(16),
                cursor.u16(18),
                payloadBytes,
                bytes.slice(cursor.at, headerEnd),
                bytes.slice(headerEnd, captured));
    }
}
