package handshake.support;

import handshake.wire.ladder.Preview;

import java.io.OutputStream;
import java.util.Arrays;

/// A stream that takes {@link PatternedBytes} and throws a {@link Failure} at the first byte that
/// is not the one that belongs there. Whoever brings them one by one is stopped after the first 64
/// KiB.
public final class PatternedSink extends OutputStream {
    private final PatternedBytes content;
    private long taken;
    private long writes;
    private long single;
    private boolean closed;

    PatternedSink(PatternedBytes content) {
        this.content = content;
    }

    @Override
    public void write(int b) {
        PatternedBytes.mustNotGoOn(++single);
        writes++;
        if (taken == content.length()) {
            throw tooMuch();
        }
        byte right = PatternedBytes.period()[PatternedBytes.indexOf(taken)];
        if ((byte) b != right) {
            throw wrong(taken, right, (byte) b);
        }
        taken++;
    }

    @Override
    public void write(byte[] bytes, int start, int length) {
        if (length == 1) {
            PatternedBytes.mustNotGoOn(++single);
        }
        writes++;
        for (int done = 0; done < length; ) {
            int piece = Math.min(length - done, PatternedBytes.MAX_PIECE_BYTES);
            check(bytes, start + done, (int) Math.min(piece, content.length() - taken));
            if (piece > content.length() - taken) {
                throw tooMuch();
            }
            taken += piece;
            done += piece;
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    /// How many bytes it has taken so far, all of them right.
    public long taken() {
        return taken;
    }

    /// How often it was written to.
    public long writes() {
        return writes;
    }

    public boolean isClosed() {
        return closed;
    }

    /// @throws Failure if bytes are missing
    public void mustHaveAll() {
        if (taken < content.length()) {
            String where = Preview.grouped(taken);
            throw Failure.of("bytes are missing", "缺少字节")
                    .expected(Preview.bytes(content.length()))
                    .got(Preview.bytes(taken))
                    .detail(
                            new Text(
                                    "the first " + where + " bytes are right, then they end",
                                    "前 " + where + " 个字节正确，然后就结束了"));
        }
    }

    private void check(byte[] bytes, int start, int length) {
        byte[] period = PatternedBytes.period();
        int index = PatternedBytes.indexOf(taken);
        int at = Arrays.mismatch(bytes, start, start + length, period, index, index + length);
        if (at >= 0) {
            throw wrong(taken + at, period[index + at], bytes[start + at]);
        }
    }

    private Failure tooMuch() {
        String all = Preview.grouped(content.length());
        return Failure.of(
                "all " + all + " bytes came, and more behind them",
                "全部 " + all + " 个字节都到了，后面还多出一些");
    }

    private static Failure wrong(long offset, byte right, byte got) {
        String where = Preview.grouped(offset);
        return Failure.of(
                        "the first " + where + " bytes are right, then come others",
                        "前 " + where + " 个字节正确，之后就不对了")
                .expected("0x%02x".formatted(right))
                .got("0x%02x".formatted(got));
    }
}
