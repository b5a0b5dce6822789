package handshake.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// What happens on a connection that is carried from one worker to another: on the way, each of
/// TCP's signals is a message.
public sealed interface Signal {
    /// At most so many bytes are carried in one message.
    int MAX_BYTES = 64 * 1024;

    /// The connection's number, not used for another.
    int connection();

    /// A client has connected.
    record Opened(int connection) implements Signal {}

    /// One side has sent these bytes.
    record Data(int connection, byte[] bytes) implements Signal {}

    /// One side has ended its stream (FIN).
    record End(int connection) implements Signal {}

    /// One side has cut the connection (RST).
    record Reset(int connection) implements Signal {}

    /// Writes it; {@link #readFrom} reads it back.
    default void writeTo(DataOutputStream out) throws IOException {
        out.writeInt(connection());
        switch (this) {
            case Opened _ -> out.writeByte('O');
            case Data data -> {
                out.writeByte('D');
                out.writeInt(data.bytes().length);
                out.write(data.bytes());
            }
            case End _ -> out.writeByte('E');
            case Reset _ -> out.writeByte('R');
        }
    }

    /// @throws java.io.EOFException at the end of the stream
    /// @throws IOException if this is no signal, or larger than any
    static Signal readFrom(DataInputStream in) throws IOException {
        int connection = in.readInt();
        byte kind = in.readByte();
        return switch (kind) {
            case 'O' -> new Opened(connection);
            case 'D' -> {
                int length = in.readInt();
                if (length < 0 || length > MAX_BYTES) {
                    throw new IOException("a signal of " + length + " bytes");
                }
                yield new Data(connection, in.readNBytes(length));
            }
            case 'E' -> new End(connection);
            case 'R' -> new Reset(connection);
            default -> throw new IOException("not a signal: " + kind);
        };
    }
}
