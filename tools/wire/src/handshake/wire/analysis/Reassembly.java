package handshake.wire.analysis;

import static handshake.wire.capture.Sequence.after;
import static handshake.wire.capture.Sequence.before;
import static handshake.wire.capture.TcpFlags.FIN;
import static handshake.wire.capture.TcpFlags.RST;
import static handshake.wire.capture.TcpFlags.SYN;

import handshake.wire.Side;
import handshake.wire.capture.Bytes;
import handshake.wire.capture.Segment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Puts the bytes of one direction in order.
final class Reassembly {
    private static final int MOST_WAITING_BYTES = 1 << 20;
    private static final int MOST_WAITING_SEGMENTS = 1_024;

    private final Side sender;
    private final Consumer<StreamPart> sink;
    private final List<Piece> waiting = new ArrayList<>(); // in ascending order
    private int waitingBytes;
    private boolean started;
    private boolean ended;

    /// The sequence number of the next byte to come out.
    private int next;

    /// What one segment carried; `length` may exceed the bytes captured.
    private record Piece(int frame, int seq, int length, Bytes bytes, boolean fin) {
        int end() {
            return seq + length;
        }
    }

    Reassembly(Side sender, Consumer<StreamPart> sink) {
        this.sender = sender;
        this.sink = sink;
    }

    void add(Segment segment) {
        if (ended) {
            return;
        }
        int seq = segment.seq() + (segment.has(SYN) ? 1 : 0);
        if (!started) {
            started = true;
            next = seq;
        }
        if (segment.has(RST)) {
            end();
            if (!ended) {
                finish(segment.frameNumber(), true);
            }
            return;
        }
        var piece =
                new Piece(
                        segment.frameNumber(),
                        seq,
                        segment.payloadBytes(),
                        segment.payload(),
                        segment.has(FIN));
        if (piece.length() == 0 && !piece.fin()) {
            return;
        }
        if (!after(seq, next)) {
            emit(piece);
            drain();
        } else {
            keep(piece);
        }
    }

    /// The other side has everything before `ack`: a hole before it will not be filled any more.
    void acknowledge(int ack) {
        while (!waiting.isEmpty() && before(waiting.getFirst().seq(), ack)) {
            skipHole();
        }
    }

    void end() {
        while (!waiting.isEmpty()) {
            skipHole();
        }
    }

    private void keep(Piece piece) {
        var kept =
                new Piece(
                        piece.frame(),
                        piece.seq(),
                        piece.length(),
                        piece.bytes().copy(),
                        piece.fin());
        int place = waiting.size();
        while (place > 0 && after(waiting.get(place - 1).seq(), kept.seq())) {
            place--;
        }
        waiting.add(place, kept);
        waitingBytes += kept.bytes().length();
        while (waitingBytes > MOST_WAITING_BYTES || waiting.size() > MOST_WAITING_SEGMENTS) {
            skipHole();
        }
    }

    private void skipHole() {
        int to = waiting.getFirst().seq();
        gap(to, StreamPart.Reason.NEVER_SEEN);
        drain();
    }

    private void drain() {
        while (!waiting.isEmpty() && !after(waiting.getFirst().seq(), next)) {
            var piece = waiting.removeFirst();
            waitingBytes -= piece.bytes().length();
            emit(piece);
        }
    }

    /// Gives out what is new in a piece that starts at `next` or before.
    private void emit(Piece piece) {
        if (ended || before(piece.end(), next)) {
            return;
        }
        int known = next - piece.seq();
        if (known < piece.bytes().length()) {
            var bytes = piece.bytes().slice(known, piece.bytes().length());
            sink.accept(new StreamPart.Data(sender, piece.frame(), next, bytes));
            next += bytes.length();
        }
        gap(piece.end(), StreamPart.Reason.CUT_OFF);
        if (piece.fin()) {
            finish(piece.frame(), false);
        }
    }

    private void gap(int to, StreamPart.Reason reason) {
        if (after(to, next)) {
            long length = Integer.toUnsignedLong(to - next);
            sink.accept(new StreamPart.Gap(sender, next, length, reason));
            next = to;
        }
    }

    private void finish(int frame, boolean reset) {
        ended = true;
        waiting.clear();
        waitingBytes = 0;
        sink.accept(new StreamPart.End(sender, frame, reset));
    }
}
