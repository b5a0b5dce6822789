package handshake.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What the grader tells a worker to do.
public sealed interface Order {

    /// Load the tests and the code they test, and say which tests there are.
    ///
    /// @param folders where the compiled classes lie, the first of them the tests'; behind them the
    ///   jars that the lesson uses
    /// @param seed the seed for all properties of this run
    record Load(List<String> folders, long seed) implements Order {}

    /// Run this test and say how it ended.
    record Run(String testId) implements Order {}

    /// Say where the student's code stands right now.
    record Locate() implements Order {}

    /// Writes this order and sends it off.
    default void writeTo(DataOutputStream out) throws IOException {
        switch (this) {
            case Load load -> {
                out.writeByte('L');
                out.writeInt(load.folders().size());
                for (String folder : load.folders()) {
                    out.writeUTF(folder);
                }
                out.writeLong(load.seed());
            }
            case Run run -> {
                out.writeByte('R');
                out.writeUTF(run.testId());
            }
            case Locate _ -> out.writeByte('W');
        }
        out.flush();
    }

    /// Reads the next order.
    ///
    /// @throws java.io.EOFException at the end of the stream: the grader is gone
    static Order readFrom(DataInputStream in) throws IOException {
        byte kind = in.readByte();
        return switch (kind) {
            case 'L' -> {
                int count = in.readInt();
                var folders = new ArrayList<String>();
                for (int i = 0; i < count; i++) {
                    folders.add(in.readUTF());
                }
                yield new Load(folders, in.readLong());
            }
            case 'R' -> new Run(in.readUTF());
            case 'W' -> new Locate();
            default -> throw new IOException("not an order: " + kind);
        };
    }
}
