package handshake.wire.capture;

import handshake.wire.capture.NotTcp.Reason;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts fragmented IP packets together again (RFC 791 §3.2, RFC 8200 §4.5). Remembers at most 64
/// unfinished packets with at most 65 535 bytes each; the eldest goes first.
final class Fragments {
    private static final int MOST_PACKETS = 64;
    private static final int MOST_PACKET_BYTES = 65_535;
    private static final int MOST_PIECES = 8_192;

    private final Map<Packet, List<Piece>> unfinished = new LinkedHashMap<>();

    private record Packet(Address source, Address destination, int protocol, int identification) {}

    private record Piece(int offset, Bytes bytes, boolean last) {
        int end() {
            return offset + bytes.length();
        }
    }

    /// Takes the piece the cursor stands at. If it was the last one missing, the cursor moves to
    /// the whole packet and true comes back.
    boolean complete(Cursor cursor, int identification, int offset, boolean more) {
        int length = cursor.end - cursor.at;
        if (length <= 0 || offset + length > MOST_PACKET_BYTES) {
            return cursor.stop(Reason.MALFORMED);
        }
        if (cursor.lacks(length)) {
            // never complete: part of it was not captured; the first piece still has the header
            cursor.fragment = offset == 0;
            return offset == 0 || cursor.stop(Reason.FRAGMENT);
        }
        var packet = new Packet(cursor.source, cursor.destination, cursor.protocol, identification);
        var pieces = unfinished.computeIfAbsent(packet, _ -> new ArrayList<>());
        var bytes = cursor.bytes.slice(cursor.at, cursor.end).copy();
        if (pieces.size() < MOST_PIECES) {
            pieces.add(new Piece(offset, bytes, !more));
        }
        var whole = assembled(pieces);
        if (whole == null) {
            forgetTheEldest();
            return cursor.stop(Reason.FRAGMENT);
        }
        unfinished.remove(packet);
        cursor.bytes = whole;
        cursor.at = 0;
        cursor.end = whole.length();
        return true;
    }

    /// The whole packet, or null while pieces are missing.
    private static Bytes assembled(List<Piece> pieces) {
        int total = -1;
        int gathered = 0;
        for (var piece : pieces) {
            total = piece.last() ? piece.end() : total;
            gathered += piece.bytes().length();
        }
        if (total < 0 || gathered < total) {
            return null;
        }
        var whole = new byte[total];
        var inOrder = new ArrayList<>(pieces);
        inOrder.sort((a, b) -> Integer.compare(a.offset(), b.offset()));
        int filled = 0;
        for (var piece : inOrder) {
            if (piece.offset() > filled) {
                return null;
            }
            int end = Math.min(piece.end(), total);
            for (int at = Math.max(filled, piece.offset()); at < end; at++) {
                whole[at] = (byte) piece.bytes().u8(at - piece.offset());
            }
            filled = Math.max(filled, end);
        }
        return filled == total ? new Bytes(whole, 0, total) : null;
    }

    private void forgetTheEldest() {
        if (unfinished.size() > MOST_PACKETS) {
            unfinished.remove(unfinished.keySet().iterator().next());
        }
    }
}
