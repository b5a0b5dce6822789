package handshake.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the grader tells a worker to do.
public sealed interface Order {

    /// Load the tests and the code they test, and say which tests there are.
    ///
    /// @param classes the class files of the code and its tests, by the classes' names
    /// @param tests which of them may hold tests
    /// @param jars what else the lesson uses: paths
    /// @param seed the seed for all properties of this run
    record Load(Map<String, byte[]> classes, List<String> tests, List<String> jars, long seed)
            implements Order {

        /// The same for somebody who knows already which tests there are.
        public Load withoutLooking() {
            return new Load(classes, List.of(), jars, seed);
        }
    }

    /// Run this test and say how it ended.
    record Run(String testId) implements Order {}

    /// Say where the student's code stands right now.
    record Locate() implements Order {}

    /// Writes this order and sends it off.
    default void writeTo(DataOutputStream out) throws IOException {
        switch (this) {
            case Load load -> {
                out.writeByte('L');
                out.writeInt(load.classes().size());
                for (var file : load.classes().entrySet()) {
                    out.writeUTF(file.getKey());
                    out.writeInt(file.getValue().length);
                    out.write(file.getValue());
                }
                putNames(out, load.tests());
                putNames(out, load.jars());
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
                var classes = new HashMap<String, byte[]>();
                for (int count = in.readInt(); count > 0; count--) {
                    classes.put(in.readUTF(), in.readNBytes(in.readInt()));
                }
                yield new Load(classes, names(in), names(in), in.readLong());
            }
            case 'R' -> new Run(in.readUTF());
            case 'W' -> new Locate();
            default -> throw new IOException("not an order: " + kind);
        };
    }

    private static void putNames(DataOutputStream out, List<String> names) throws IOException {
        out.writeInt(names.size());
        for (String name : names) {
            out.writeUTF(name);
        }
    }

    private static List<String> names(DataInputStream in) throws IOException {
        var names = new ArrayList<String>();
        for (int count = in.readInt(); count > 0; count--) {
            names.add(in.readUTF());
        }
        return names;
    }
}
