package lesson10;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Requests as lines: `GET name`, `RANGE offset name`, `DIGEST name`, `LIST`.
public final class Requests {
    /// How many bytes a line may have before its LF.
    static final int MAX_LINE_BYTES = 4096;

    private static final String GET = "GET ";
    private static final String DIGEST = "DIGEST ";
    private static final String LIST = "LIST";

    // Up to 18 digits: as many as fit into a long, whatever they are.
    private static final Pattern RANGE = Pattern.compile("RANGE ([0-9]{1,18}) (.*)");

    private Requests() {}

    // As in lesson 7: Requests#read
    /// Reads the next request. Any line is one, be it an unknown one.
    ///
    /// @return the request; empty if the client has ended its stream
    /// @throws ProtocolException if the line is too long or not UTF-8: where the next one begins,
    ///   nobody can tell
    /// @throws EOFException if the stream ends inside a line
    /// @throws IOException if the stream breaks
    static Optional<Request> read(InputStream in) throws IOException {
        return ByteStreams.readLine(in, MAX_LINE_BYTES).map(Requests::parse);
    }

    private static Request parse(String line) {
        if (line.startsWith(GET)) {
            return new Request.Get(line.substring(GET.length())); // the rest, spaces and all
        }
        if (line.startsWith(DIGEST)) {
            return new Request.Digest(line.substring(DIGEST.length()));
        }
        if (line.equals(LIST)) {
            return new Request.List();
        }
        Matcher range = RANGE.matcher(line);
        if (range.matches()) {
            return new Request.Range(Long.parseLong(range.group(1)), range.group(2));
        }
        return new Request.Unknown(line);
    }

    /// Sends a request as one line.
    ///
    /// @throws ProtocolException if the name has a line break in it; then nothing is sent
    /// @throws IOException if the connection is gone
    static void write(OutputStream out, Request request) throws IOException {
        String line =
                switch (request) {
                    case Request.Get(String name) -> GET + name;
                    case Request.Range(long offset, String name) -> "RANGE " + offset + " " + name;
                    case Request.Digest(String name) -> DIGEST + name;
                    case Request.List() -> LIST;
                    case Request.Unknown(String unknown) -> unknown;
                };
        if (line.contains("\n")) {
            // What stands behind the break would be a second request, which nobody meant.
            throw new ProtocolException("a name cannot have a line break in it");
        }
        out.write((line + "\n").getBytes(UTF_8));
    }
}
