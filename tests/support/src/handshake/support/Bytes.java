package handshake.support;

import handshake.wire.ladder.Preview;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/// Bytes for tests, and questions about them.
public final class Bytes {
    private static final int SHOWN_COLUMNS = 60;

    private Bytes() {}

    /// `text` in UTF-8.
    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// `length` bytes that look random and are the same at every run.
    public static byte[] patterned(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    /// The bytes as a person reads them, in quotes if they are text: `"GET a.txt\n"`. At most 60
    /// columns.
    public static String shown(byte[] bytes) {
        return Preview.of(bytes, bytes.length, SHOWN_COLUMNS);
    }

    /// As {@link #shown(byte[])}, of a text in UTF-8.
    public static String shown(String text) {
        return shown(utf8(text));
    }

    /// Whether `whole` begins with `head` and has more behind it.
    public static boolean goesOnAfter(byte[] head, byte[] whole) {
        return whole.length > head.length && Arrays.mismatch(head, whole) == head.length;
    }

    /// Whether `part` is a beginning of `whole` but not all of it.
    public static boolean isCutOff(byte[] part, byte[] whole) {
        return goesOnAfter(part, whole);
    }
}
