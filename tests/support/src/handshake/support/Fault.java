package handshake.support;

import java.util.concurrent.CountDownLatch;

/// What a {@link ProtocolServer} does wrong on one connection. A connection may have several.
///
/// *File bytes* are those of the bodies that answer GET and RANGE, counted over the whole
/// connection; the lines of the replies, digests and lists do not count.
public sealed interface Fault {

    /// How a connection comes to nothing.
    enum How {
        /// The server ends its stream (FIN) and reads on until the client does so too.
        CUT,
        /// The server resets the connection (RST). What it sent last may be lost with it.
        RESET,
        /// The server says nothing more and holds the connection open.
        STALL
    }

    /// The server stops once it has sent so many bytes.
    ///
    /// @param bytes how many; 0 file bytes are sent when the reply's line is, 0 of all bytes when
    ///   the first request has been read
    /// @param ofAll whether all bytes count, also those of the replies' lines, or file bytes only
    record StopsAfter(How how, long bytes, boolean ofAll) implements Fault {}

    /// The server waits for the test, which opens `gate`, once it has sent so many file bytes.
    record WaitsAfter(long fileBytes, CountDownLatch gate) implements Fault {}

    /// The length in the reply to GET or RANGE is wrong by `more`, which may be negative; the body
    /// is the right one. Where it is shorter than was promised, the stream ends behind it.
    record LiesAboutLength(long more) implements Fault {}

    /// One bit of a file is the wrong one whenever GET or RANGE sends it.
    ///
    /// @param offset which byte of the file, from 0
    /// @param bit which bit, from 0
    record FlipsBit(long offset, int bit) implements Fault {}

    /// These bytes stand behind the body of every reply to GET or RANGE.
    record SaysMore(byte[] bytes) implements Fault {}

    /// Every byte is sent by itself, in a segment of its own.
    record Drips() implements Fault {}

    /// A file is another, or gone, from this connection on.
    ///
    /// @param afterRequests how many requests of the connection still see it as it was
    /// @param content the new content; null if it is gone
    record Changes(String name, byte[] content, int afterRequests) implements Fault {}

    /// Every request is answered with these bytes and nothing else.
    record AnswersWith(byte[] bytes) implements Fault {}

    /// Every digest is that of another file.
    record WrongDigest() implements Fault {}

    /// The stream ends (FIN) behind this many file bytes.
    static StopsAfter cutAfter(long fileBytes) {
        return new StopsAfter(How.CUT, fileBytes, false);
    }

    /// The connection is reset (RST) behind this many file bytes.
    static StopsAfter resetAfter(long fileBytes) {
        return new StopsAfter(How.RESET, fileBytes, false);
    }

    /// Nothing comes behind this many file bytes.
    static StopsAfter stallAfter(long fileBytes) {
        return new StopsAfter(How.STALL, fileBytes, false);
    }

    /// The stream ends (FIN) behind this many bytes in all, also within the reply's line.
    static StopsAfter cutAfterAll(long bytes) {
        return new StopsAfter(How.CUT, bytes, true);
    }

    /// The connection is reset (RST) behind this many bytes in all.
    static StopsAfter resetAfterAll(long bytes) {
        return new StopsAfter(How.RESET, bytes, true);
    }

    /// Nothing comes behind this many bytes in all.
    static StopsAfter stallAfterAll(long bytes) {
        return new StopsAfter(How.STALL, bytes, true);
    }

    static WaitsAfter waitsAfter(long fileBytes, CountDownLatch gate) {
        return new WaitsAfter(fileBytes, gate);
    }

    static LiesAboutLength liesAboutLength(long more) {
        return new LiesAboutLength(more);
    }

    static FlipsBit flipsBit(long offset, int bit) {
        return new FlipsBit(offset, bit);
    }

    static SaysMore saysMore(String text) {
        return new SaysMore(Bytes.utf8(text));
    }

    static Drips drips() {
        return new Drips();
    }

    /// The file is another from this connection on.
    static Changes changes(String name, byte[] content) {
        return new Changes(name, content, 0);
    }

    /// The file is gone from this connection on.
    static Changes loses(String name) {
        return new Changes(name, null, 0);
    }

    static AnswersWith answersWith(String text) {
        return new AnswersWith(Bytes.utf8(text));
    }

    static WrongDigest wrongDigest() {
        return new WrongDigest();
    }
}
