package handshake.viewer.fields;

import handshake.wire.capture.TcpOption;

/// The options of a TCP header: kind, length and value of each.
final class OptionFields {
    private OptionFields() {}

    static void walk(Walk walk, int end) {
        while (walk.at < end) {
            int kind = walk.u8(0);
            if (kind == TcpOption.END) {
                walk.take("opt.end", 1, "0");
                padding(walk, end);
                return;
            }
            if (kind == TcpOption.NO_OPERATION) {
                walk.take("opt.nop", 1, "1");
                continue;
            }
            int length = walk.at + 1 < end ? walk.u8(1) : 0;
            if (length < 2 || walk.at + length > end) {
                walk.take("opt.damaged", end - walk.at, walk.hex(" ", 0, end - walk.at));
                return;
            }
            walk.take("opt.kind", 1, kind + name(kind)).take("opt.length", 1, length + " B");
            value(walk, kind, length - 2);
        }
    }

    private static void padding(Walk walk, int end) {
        if (walk.at < end) {
            walk.take("opt.padding", end - walk.at, walk.hex(" ", 0, end - walk.at));
        }
    }

    private static void value(Walk walk, int kind, int length) {
        if (kind == TcpOption.MAXIMUM_SEGMENT_SIZE && length == 2) {
            walk.take("opt.mss", 2, walk.u16(0) + " B");
        } else if (kind == TcpOption.WINDOW_SCALE && length == 1) {
            int shift = walk.u8(0);
            walk.take("opt.scale", 1, shift + " (× " + (1L << Math.min(shift, 62)) + ")");
        } else if (kind == TcpOption.TIMESTAMPS && length == 8) {
            walk.take("opt.time", 4, Integer.toUnsignedLong(walk.i32(0)))
                    .take("opt.echo", 4, Integer.toUnsignedLong(walk.i32(0)));
        } else if (kind == TcpOption.SACK && length % 8 == 0) {
            for (int block = 0; block < length / 8; block++) {
                walk.take("opt.sackLeft", 4, Integer.toUnsignedLong(walk.i32(0)))
                        .take("opt.sackRight", 4, Integer.toUnsignedLong(walk.i32(0)));
            }
        } else if (length > 0) {
            String key = kind == TcpOption.FAST_OPEN ? "opt.cookie" : "opt.value";
            walk.take(key, length, walk.hex(" ", 0, length));
        }
    }

    private static String name(int kind) {
        return switch (kind) {
            case TcpOption.MAXIMUM_SEGMENT_SIZE -> " MSS";
            case TcpOption.WINDOW_SCALE -> " Window scale";
            case TcpOption.SACK_PERMITTED -> " SACK permitted";
            case TcpOption.SACK -> " SACK";
            case TcpOption.TIMESTAMPS -> " Timestamps";
            case TcpOption.FAST_OPEN -> " Fast Open";
            default -> "";
        };
    }
}
