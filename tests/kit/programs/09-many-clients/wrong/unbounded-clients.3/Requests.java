// As in lesson 7: Requests
package lesson09;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.util.Optional;

/// Requests as lines: `GET name`.
public final class Requests {
    /// How long a line may be, in bytes before its LF.
    static final int MAX_LINE_BYTES = 4096;

    private static final String GET = "GET ";

    private Requests() {}

    /// Reads the next request. Whatever stands in a line, it is a request, if an unknown one.
    ///
    /// @return the request; empty if the client has ended its stream
    /// @throws ProtocolException if the line is too long or not UTF-8: nobody can tell where the
    ///     next one would begin
    /// @throws IOException if the stream breaks, or ends inside a line
    static Optional<Request> read(InputStream in) throws IOException {
        return ByteStreams.readLine(in, MAX_LINE_BYTES).map(Requests::parse);
    }

    private static Request parse(String line) {
        if (line.startsWith(GET)) {
            return new Request.Get(line.substring(GET.length())); // the rest, spaces and all
        }
        return new Request.Unknown(line);
    }

    /// Sends a request as one line.
    ///
    /// @throws ProtocolException if the request does not fit into one line
    /// @throws IOException if the connection is gone
    static void write(OutputStream out, Request request) throws IOException {
        String line =
                switch (request) {
                    case Request.Get(String name) -> GET + name;
                    case Request.Unknown(String unknown) -> unknown;
                };
        if (line.contains("\n")) {
            // What follows the line break would be a second request, that nobody meant.
            throw new ProtocolException("a name cannot hold a line break");
        }
        out.write((line + "\n").getBytes(UTF_8)); // one write: LF must not wait for the line's ACK
    }
}
