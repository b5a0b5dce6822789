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

    /// Load the code and the class that plays it against others', and say what there is to play.
    ///
    /// @param load its one test class is a {@link handshake.support.CrossPlay}
    record Play(Load load) implements Order {}

    /// Run the server for this errand until {@link StopServing}, and say when it listens.
    ///
    /// @param errand its index
    record Serve(int errand) implements Order {}

    /// Run the client for this errand and say how it ended.
    ///
    /// @param errand its index
    /// @param firstConnection the number of the first connection that it opens
    record Fetch(int errand, int firstConnection) implements Order {}

    /// Stop the server and say how it ended.
    record StopServing() implements Order {}

    /// Do on a connection what was done on the other side.
    record Carry(Signal signal) implements Order {}

    /// Say where the student's code stands right now.
    record Locate() implements Order {}

    /// Writes this order and sends it off.
    default void writeTo(DataOutputStream out) throws IOException {
        switch (this) {
            case Load load -> {
                out.writeByte('L');
                put(out, load);
            }
            case Play play -> {
                out.writeByte('P');
                put(out, play.load());
            }
            case Serve serve -> {
                out.writeByte('S');
                out.writeInt(serve.errand());
            }
            case Fetch fetch -> {
                out.writeByte('F');
                out.writeInt(fetch.errand());
                out.writeInt(fetch.firstConnection());
            }
            case StopServing _ -> out.writeByte('E');
            case Carry carry -> {
                out.writeByte('C');
                carry.signal().writeTo(out);
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
            case 'L' -> load(in);
            case 'P' -> new Play(load(in));
            case 'S' -> new Serve(in.readInt());
            case 'F' -> new Fetch(in.readInt(), in.readInt());
            case 'E' -> new StopServing();
            case 'C' -> new Carry(Signal.readFrom(in));
            case 'R' -> new Run(in.readUTF());
            case 'W' -> new Locate();
            default -> throw new IOException("not an order: " + kind);
        };
    }

    private static void put(DataOutputStream out, Load load) throws IOException {
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

    private static Load load(DataInputStream in) throws IOException {
        var classes = new HashMap<String, byte[]>();
        for (int count = in.readInt(); count > 0; count--) {
            classes.put(in.readUTF(), in.readNBytes(in.readInt()));
        }
        return new Load(classes, names(in), names(in), in.readLong());
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
