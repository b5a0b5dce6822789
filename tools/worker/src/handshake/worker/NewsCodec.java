package handshake.worker;

import handshake.support.Text;
import handshake.wire.transcript.Transcript;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Writes {@link News} as bytes and reads them back. Whatever a worker says is bounded here before
/// memory is given to it.
public final class NewsCodec {
    private static final int MAX_STRING_BYTES = 1 << 20;
    private static final int MAX_LIST = 10_000;

    private NewsCodec() {}

    /// Writes one piece of news and sends it off.
    public static void write(DataOutputStream out, News news) throws IOException {
        switch (news) {
            case News.Ready _ -> out.writeByte('R');
            case News.Tests tests -> {
                out.writeByte('T');
                out.writeInt(tests.tests().size());
                for (TestInfo test : tests.tests()) {
                    put(out, test.id());
                    put(out, test.name());
                    out.writeInt(test.step());
                    out.writeInt(test.points());
                    put(out, test.where());
                }
            }
            case News.Finished finished -> {
                out.writeByte('F');
                put(out, finished.outcome());
            }
            case News.Standing standing -> {
                out.writeByte('S');
                putTexts(out, standing.lines());
            }
            case News.Flooding flooding -> {
                out.writeByte('O');
                out.writeLong(flooding.bytes());
            }
            case News.Broken broken -> {
                out.writeByte('B');
                put(out, broken.why());
            }
        }
        out.flush();
    }

    /// Reads the next piece of news.
    ///
    /// @throws java.io.EOFException at the end of the stream: the worker is gone
    /// @throws IOException if these are no news, or larger than any worker writes
    public static News read(DataInputStream in) throws IOException {
        byte kind = in.readByte();
        return switch (kind) {
            case 'R' -> new News.Ready();
            case 'T' -> {
                int count = bounded(in.readInt(), MAX_LIST);
                var tests = new ArrayList<TestInfo>();
                for (int i = 0; i < count; i++) {
                    tests.add(
                            new TestInfo(
                                    string(in), text(in), in.readInt(), in.readInt(), string(in)));
                }
                yield new News.Tests(tests);
            }
            case 'F' -> new News.Finished(outcome(in));
            case 'S' -> new News.Standing(texts(in));
            case 'O' -> new News.Flooding(in.readLong());
            case 'B' -> new News.Broken(string(in));
            default -> throw new IOException("not a worker's news: " + kind);
        };
    }

    private static void put(DataOutputStream out, Outcome outcome) throws IOException {
        out.writeByte(outcome.status().ordinal());
        put(out, outcome.what());
        put(out, outcome.expected());
        put(out, outcome.got());
        put(out, outcome.mistake());
        putTexts(out, outcome.details());
        put(
                out,
                String.join("\n", outcome.transcript().map(Transcript::toLines).orElse(List.of())));
        put(out, outcome.trace());
        put(out, outcome.output());
        out.writeLong(outcome.millis());
        out.writeBoolean(outcome.spent());
    }

    private static Outcome outcome(DataInputStream in) throws IOException {
        int status = bounded(in.readByte(), Outcome.Status.values().length - 1);
        return new Outcome(
                Outcome.Status.values()[status],
                text(in),
                string(in),
                string(in),
                string(in),
                texts(in),
                Transcript.parse(string(in).lines().toList()),
                string(in),
                string(in),
                in.readLong(),
                in.readBoolean());
    }

    private static void put(DataOutputStream out, String string) throws IOException {
        byte[] bytes = string.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(bytes.length, MAX_STRING_BYTES);
        out.writeInt(length);
        out.write(bytes, 0, length);
    }

    private static String string(DataInputStream in) throws IOException {
        int length = bounded(in.readInt(), MAX_STRING_BYTES);
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static void put(DataOutputStream out, Text text) throws IOException {
        put(out, text.en());
        put(out, text.zh());
    }

    private static Text text(DataInputStream in) throws IOException {
        return new Text(string(in), string(in));
    }

    private static void putTexts(DataOutputStream out, List<Text> texts) throws IOException {
        int count = Math.min(texts.size(), MAX_LIST);
        out.writeInt(count);
        for (Text text : texts.subList(0, count)) {
            put(out, text);
        }
    }

    private static List<Text> texts(DataInputStream in) throws IOException {
        int count = bounded(in.readInt(), MAX_LIST);
        var texts = new ArrayList<Text>();
        for (int i = 0; i < count; i++) {
            texts.add(text(in));
        }
        return texts;
    }

    private static int bounded(int number, int max) throws IOException {
        if (number < 0 || number > max) {
            throw new IOException("a worker says " + number + " where at most " + max + " can be");
        }
        return number;
    }
}
