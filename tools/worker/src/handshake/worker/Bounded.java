package handshake.worker;

import handshake.support.Text;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Words and lists as bytes, which have bounds: what is too long is cut when it is written, and
/// refused when it is read.
final class Bounded {
    private static final int MAX_STRING_BYTES = 1 << 20;
    static final int MAX_LIST = 10_000;

    private Bounded() {}

    static void put(DataOutputStream out, String string) throws IOException {
        byte[] bytes = string.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(bytes.length, MAX_STRING_BYTES);
        out.writeInt(length);
        out.write(bytes, 0, length);
    }

    static String string(DataInputStream in) throws IOException {
        int length = bounded(in.readInt(), MAX_STRING_BYTES);
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    static void put(DataOutputStream out, Text text) throws IOException {
        put(out, text.en());
        put(out, text.zh());
    }

    static Text text(DataInputStream in) throws IOException {
        return new Text(string(in), string(in));
    }

    static void putTexts(DataOutputStream out, List<Text> texts) throws IOException {
        int count = Math.min(texts.size(), MAX_LIST);
        out.writeInt(count);
        for (Text text : texts.subList(0, count)) {
            put(out, text);
        }
    }

    static List<Text> texts(DataInputStream in) throws IOException {
        int count = bounded(in.readInt(), MAX_LIST);
        var texts = new ArrayList<Text>();
        for (int i = 0; i < count; i++) {
            texts.add(text(in));
        }
        return texts;
    }

    static int bounded(int number, int max) throws IOException {
        if (number < 0 || number > max) {
            throw new IOException("a worker says " + number + " where at most " + max + " can be");
        }
        return number;
    }
}
