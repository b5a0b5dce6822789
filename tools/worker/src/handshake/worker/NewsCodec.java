package handshake.worker;

import static handshake.worker.Bounded.MAX_LIST;
import static handshake.worker.Bounded.bounded;
import static handshake.worker.Bounded.put;
import static handshake.worker.Bounded.putTexts;
import static handshake.worker.Bounded.string;
import static handshake.worker.Bounded.text;
import static handshake.worker.Bounded.texts;

import handshake.support.Trouble;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;

/// Writes {@link News} as bytes and reads them back. Whatever a worker says is bounded here before
/// memory is given to it.
public final class NewsCodec {
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
            case News.Errands errands -> {
                out.writeByte('E');
                out.writeInt(errands.errands().size());
                for (ErrandInfo errand : errands.errands()) {
                    put(out, errand.title());
                    putTrouble(out, errand.trouble());
                }
            }
            case News.Serving _ -> out.writeByte('L');
            case News.Carried carried -> {
                out.writeByte('C');
                carried.signal().writeTo(out);
            }
            case News.Finished finished -> {
                out.writeByte('F');
                OutcomeCodec.write(out, finished.outcome());
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
            case 'E' -> {
                int count = bounded(in.readInt(), MAX_LIST);
                var errands = new ArrayList<ErrandInfo>();
                for (int i = 0; i < count; i++) {
                    errands.add(new ErrandInfo(text(in), trouble(in)));
                }
                yield new News.Errands(errands);
            }
            case 'L' -> new News.Serving();
            case 'C' -> new News.Carried(Signal.readFrom(in));
            case 'F' -> new News.Finished(OutcomeCodec.read(in));
            case 'S' -> new News.Standing(texts(in));
            case 'O' -> new News.Flooding(in.readLong());
            case 'B' -> new News.Broken(string(in));
            default -> throw new IOException("not a worker's news: " + kind);
        };
    }

    private static void putTrouble(DataOutputStream out, Trouble trouble) throws IOException {
        switch (trouble) {
            case Trouble.None _ -> out.writeByte('N');
            case Trouble.Cut cut -> {
                out.writeByte('C');
                out.writeLong(cut.afterBytes());
            }
            case Trouble.Flip flip -> {
                out.writeByte('F');
                out.writeLong(flip.atByte());
            }
        }
    }

    private static Trouble trouble(DataInputStream in) throws IOException {
        byte kind = in.readByte();
        return switch (kind) {
            case 'N' -> Trouble.NONE;
            case 'C' -> new Trouble.Cut(in.readLong());
            case 'F' -> new Trouble.Flip(in.readLong());
            default -> throw new IOException("not a trouble: " + kind);
        };
    }
}
