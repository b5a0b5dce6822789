package handshake.viewer.namespace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The system's own table of TCP connections in a network (`/proc/net/tcp` and `tcp6`).
public final class TcpTable {
    /// The states by their numbers there.
    public enum State {
        UNKNOWN,
        ESTABLISHED,
        SYN_SENT,
        SYN_RECEIVED,
        FIN_WAIT_1,
        FIN_WAIT_2,
        TIME_WAIT,
        CLOSED,
        CLOSE_WAIT,
        LAST_ACK,
        LISTEN,
        CLOSING,
        NEW_SYN_RECEIVED
    }

    /// One socket.
    ///
    /// @param unreadBytes what has arrived and was not read yet
    public record Row(int localPort, int remotePort, State state, int unreadBytes) {
        /// Whether segments may still come of it.
        boolean isUnderWay() {
            return switch (state) {
                case LISTEN, TIME_WAIT, CLOSED, UNKNOWN -> false;
                case ESTABLISHED,
                        SYN_SENT,
                        SYN_RECEIVED,
                        FIN_WAIT_1,
                        FIN_WAIT_2,
                        CLOSE_WAIT,
                        LAST_ACK,
                        CLOSING,
                        NEW_SYN_RECEIVED ->
                        true;
            };
        }
    }

    private TcpTable() {}

    /// The table of the network that this process is in.
    public static List<Row> here() throws IOException {
        return read("self");
    }

    /// The table of the network that another process is in.
    ///
    /// @throws IOException if there is no such process
    static List<Row> of(long pid) throws IOException {
        return read(String.valueOf(pid));
    }

    private static List<Row> read(String process) throws IOException {
        var rows = new ArrayList<Row>();
        for (String table : List.of("tcp", "tcp6")) {
            Path file = Path.of("/proc", process, "net", table);
            if (Files.exists(file)) { // a system may know no IPv6
                try (Stream<String> lines = Files.lines(file)) {
                    lines.skip(1).map(TcpTable::row).forEach(rows::add);
                }
            }
        }
        return rows;
    }

    // "0: 0100007F:1ED3 0100007F:C350 01 00000000:00000000 …": number, local, remote, state, queues
    private static Row row(String line) {
        String[] words = line.strip().split("\\s+");
        int state = Integer.parseInt(words[3], 16);
        return new Row(
                afterColon(words[1]),
                afterColon(words[2]),
                state < State.values().length ? State.values()[state] : State.UNKNOWN,
                afterColon(words[4]));
    }

    private static int afterColon(String word) {
        return Integer.parseUnsignedInt(word.substring(word.lastIndexOf(':') + 1), 16);
    }
}
