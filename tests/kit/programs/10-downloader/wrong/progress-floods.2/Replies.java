// As in lesson 7: Replies
package lesson10;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;

/// Replies as lines: `OK length`, `MISSING`, `REFUSED reason`.
public final class Replies {
    private static final String OK = "OK ";
    private static final String MISSING = "MISSING";
    private static final String REFUSED = "REFUSED ";

    private Replies() {}

    /// Sends a reply as one line. The bytes that an OK promises are the caller's to send.
    ///
    /// @param reply a line break in a reason goes out as a space
    /// @throws IOException if the connection is gone
    static void write(OutputStream out, Reply reply) throws IOException {
        String line =
                switch (reply) {
                    case Reply.Ok(long length) -> OK + length;
                    case Reply.Missing() -> MISSING;
                    // A line break would end this reply, and what follows would be the next one.
                    case Reply.Refused(String reason) -> REFUSED + reason.replace('\n', ' ');
                };
        out.write((line + "\n").getBytes(UTF_8));
    }

    /// Reads a reply, and not one byte behind its line.
    ///
    /// @throws ProtocolException if the line is no reply: another word, or no length of 1 to 18
    ///   digits
    /// @throws EOFException if the server has ended its stream without a reply
    /// @throws IOException if the connection is gone
    static Reply read(InputStream in) throws IOException {
        String line =
                ByteStreams.readLine(in, Requests.MAX_LINE_BYTES)
                        .orElseThrow(() -> new EOFException("the server closed without a reply"));
        if (line.startsWith(OK)) {
            return new Reply.Ok(parseLength(line.substring(OK.length())));
        }
        if (line.equals(MISSING)) {
            return new Reply.Missing();
        }
        if (line.startsWith(REFUSED)) {
            return new Reply.Refused(line.substring(REFUSED.length()));
        }
        throw new ProtocolException("not a reply: " + line);
    }

    private static long parseLength(String digits) throws ProtocolException {
        if (!digits.matches("[0-9]{1,18}")) { // as many as fit into a long, whatever they are
            throw new ProtocolException("not a length: " + digits);
        }
        return Long.parseLong(digits);
    }
}
