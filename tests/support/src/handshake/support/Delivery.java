package handshake.support;

import handshake.wire.ladder.Preview;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;

/// How bytes arrive: in which pieces, and whether the stream then ends or breaks.
///
/// @param bytes all that arrives
/// @param pieceBytes the sizes of the pieces, each at least 1, used in turn and again from the
///   first; empty for one piece
/// @param breaks whether the stream breaks with an exception behind the last byte, instead of
///   ending
public record Delivery(byte[] bytes, List<Integer> pieceBytes, boolean breaks) {
    private static final int MAX_PIECES_SHOWN = 6;

    public Delivery {
        pieceBytes = List.copyOf(pieceBytes);
    }

    /// All the bytes at once, then the end.
    public static Delivery whole(byte[] bytes) {
        return new Delivery(bytes, List.of(), false);
    }

    /// A new stream on which they arrive.
    public ChunkedInputStream open() {
        return new ChunkedInputStream(this);
    }

    /// The same, but the stream ends before byte `length`.
    public Delivery cutAt(int length) {
        return new Delivery(Arrays.copyOf(bytes, length), pieceBytes, breaks);
    }

    /// The same, and `more` bytes behind it.
    public Delivery followedBy(byte[] more) {
        byte[] all = Arrays.copyOf(bytes, bytes.length + more.length);
        System.arraycopy(more, 0, all, bytes.length, more.length);
        return new Delivery(all, pieceBytes, breaks);
    }

    /// The pieces themselves.
    List<byte[]> pieces() {
        var pieces = new ArrayList<byte[]>();
        for (int start = 0, i = 0; start < bytes.length; i++) {
            int size = pieceBytes.isEmpty() ? bytes.length : pieceBytes.get(i % pieceBytes.size());
            int end = Math.min(bytes.length, start + size);
            pieces.add(Arrays.copyOfRange(bytes, start, end));
            start = end;
        }
        return pieces;
    }

    /// `"hell", then "o", then the end`.
    public Text describe() {
        var en = new StringJoiner(", then ");
        var zh = new StringJoiner("，然后是 ");
        List<byte[]> pieces = pieces();
        for (byte[] piece : pieces.subList(0, Math.min(pieces.size(), MAX_PIECES_SHOWN))) {
            String shown = Preview.of(piece, piece.length, 30);
            en.add(shown);
            zh.add(shown);
        }
        int more = pieces.size() - MAX_PIECES_SHOWN;
        if (more > 0) {
            en.add(more == 1 ? "1 piece more" : more + " pieces more");
            zh.add("另外 " + more + " 块");
        }
        en.add(breaks ? "a broken connection" : "the end");
        zh.add(breaks ? "连接中断" : "流结束");
        return new Text(en.toString(), zh.toString());
    }

    /// As {@link #describe} says it in English.
    @Override
    public String toString() {
        return describe().en();
    }
}
