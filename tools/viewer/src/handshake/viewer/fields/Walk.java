package handshake.viewer.fields;

import handshake.wire.capture.Bytes;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// A walk through a frame's bytes that notes what each is. Reading past the end gives zeros: what
/// is cut off is still named.
final class Walk {
    final Bytes bytes;
    final List<Field> fields = new ArrayList<>();
    int at;

    Walk(Bytes bytes) {
        this.bytes = bytes;
    }

    boolean has(int count) {
        return at + count <= bytes.length();
    }

    int u8(int offset) {
        int index = at + offset;
        return index >= 0 && index < bytes.length() ? bytes.u8(index) : 0;
    }

    int u16(int offset) {
        return u8(offset) << 8 | u8(offset + 1);
    }

    int i32(int offset) {
        return u16(offset) << 16 | u16(offset + 2);
    }

    /// Notes the next `length` bytes and steps over them.
    Walk take(String key, int length, String value) {
        fields.add(new Field(key, at, at + length, 0, value));
        at += length;
        return this;
    }

    Walk take(String key, int length, long value) {
        return take(key, length, Long.toString(value));
    }

    /// Notes some bits of `length` bytes, `offset` bytes from here, without a step.
    Walk bits(String key, int offset, int length, long mask, String value) {
        fields.add(new Field(key, at + offset, at + offset + length, mask, value));
        return this;
    }

    Walk bits(String key, int offset, int length, long mask, long value) {
        return bits(key, offset, length, mask, Long.toString(value));
    }

    void skip(int length) {
        at += length;
    }

    /// Notes all that is left, if anything is.
    void rest(String key) {
        if (at < bytes.length()) {
            take(key, bytes.length() - at, "");
        }
    }

    /// `count` bytes from `offset` on as `00:1b:…`.
    String colons(int offset, int count) {
        return hex(":", offset, count);
    }

    String hex(String between, int offset, int count) {
        int from = Math.min(at + offset, bytes.length());
        int to = Math.min(from + count, bytes.length());
        return HexFormat.ofDelimiter(between).formatHex(bytes.slice(from, to).toArray());
    }

    static String hex16(int value) {
        return "0x%04x".formatted(value);
    }
}
