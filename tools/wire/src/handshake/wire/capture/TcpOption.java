package handshake.wire.capture;

import java.util.ArrayList;
import java.util.List;

/// One option of a TCP header.
public sealed interface TcpOption {
    /// The most the sender of this wants to receive in one segment, in bytes (RFC 9293 §3.7.1).
    record MaximumSegmentSize(int bytes) implements TcpOption {}

    /// Windows of this sender are to be shifted left by so many bits (RFC 7323 §2).
    record WindowScale(int shift) implements TcpOption {}

    /// Selective acknowledgments are welcome (RFC 2018 §2).
    record SackPermitted() implements TcpOption {}

    /// Ranges that arrived beyond the acknowledged ones (RFC 2018 §3), in the order of the option.
    record Sack(List<Block> blocks) implements TcpOption {
        /// The sequence numbers from `left` (inclusive) to `right` (exclusive), unsigned.
        public record Block(int left, int right) {}
    }

    /// The sender's clock and the last clock it saw (RFC 7323 §3), unsigned, units unknown.
    record Timestamps(int value, int echo) implements TcpOption {}

    /// The cookie of TCP Fast Open (RFC 7413 §4.1.1); empty where one is asked for.
    record FastOpen(Bytes cookie) implements TcpOption {}

    /// A padding byte that does nothing (kind 1).
    record NoOperation() implements TcpOption {}

    /// Any other, and any of the above with a length it may not have: the bytes after kind and
    /// length, as they are.
    record Unknown(int kind, Bytes value) implements TcpOption {}

    int END = 0;
    int NO_OPERATION = 1;
    int MAXIMUM_SEGMENT_SIZE = 2;
    int WINDOW_SCALE = 3;
    int SACK_PERMITTED = 4;
    int SACK = 5;
    int TIMESTAMPS = 8;
    int FAST_OPEN = 34;

    /// Where the first option of that kind begins in the bytes between the fixed header and the
    /// payload; -1 if there is none, or if it does not fit. Allocates nothing.
    static int find(Bytes bytes, int wanted) {
        int at = 0;
        while (at < bytes.length() && bytes.u8(at) != END) {
            int kind = bytes.u8(at);
            int length = kind == NO_OPERATION ? 1 : at + 1 < bytes.length() ? bytes.u8(at + 1) : 0;
            if (length < 1 || length == 1 && kind != NO_OPERATION || at + length > bytes.length()) {
                return -1;
            }
            if (kind == wanted) {
                return at;
            }
            at += length;
        }
        return -1;
    }

    /// The options in the bytes between the fixed header and the payload, in order, up to the end
    /// mark (not part of the list). One whose length does not fit ends the list as an `Unknown`
    /// with all that is left.
    static List<TcpOption> parse(Bytes bytes) {
        var options = new ArrayList<TcpOption>();
        int at = 0;
        while (at < bytes.length() && bytes.u8(at) != END) {
            int kind = bytes.u8(at);
            if (kind == NO_OPERATION) {
                options.add(new NoOperation());
                at++;
                continue;
            }
            int length = at + 1 < bytes.length() ? bytes.u8(at + 1) : 0;
            if (length < 2 || at + length > bytes.length()) {
                options.add(new Unknown(kind, bytes.slice(at + 1, bytes.length())));
                break;
            }
            options.add(option(kind, bytes.slice(at + 2, at + length)));
            at += length;
        }
        return List.copyOf(options);
    }

    private static TcpOption option(int kind, Bytes value) {
        int length = value.length();
        var unknown = new Unknown(kind, value);
        return switch (kind) {
            case MAXIMUM_SEGMENT_SIZE ->
                    length == 2 ? new MaximumSegmentSize(value.u16(0)) : unknown;
            case WINDOW_SCALE -> length == 1 ? new WindowScale(value.u8(0)) : unknown;
            case SACK_PERMITTED -> length == 0 ? new SackPermitted() : unknown;
            case SACK -> length > 0 && length % 8 == 0 ? new Sack(blocks(value)) : unknown;
            case TIMESTAMPS -> length == 8 ? new Timestamps(value.i32(0), value.i32(4)) : unknown;
            case FAST_OPEN -> new FastOpen(value);
            default -> unknown;
        };
    }

    private static List<Sack.Block> blocks(Bytes value) {
        var blocks = new ArrayList<Sack.Block>();
        for (int at = 0; at < value.length(); at += 8) {
            blocks.add(new Sack.Block(value.i32(at), value.i32(at + 4)));
        }
        return List.copyOf(blocks);
    }
}
