// As in lesson 7: Replies
package lesson09;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.util.regex.Pattern;

/// Replies as lines: `OK length`, `MISSING`, `REFUSED reason`.
public final class Replies {
    private static final String OK = "OK ";
    private static final String MISSING = "MISSING";
    private static final String REFUSED = "REFUSED ";

    // parseLong alone would take "+5" and "-5" as well.
    private static final Pattern OK_LENGTH = Pattern.compile(OK + "[0-9]{1,19}");

    private Replies() {}

    /// Sends a reply as one line; the bytes that an OK promises are the caller's to send.
    ///
    /// @throws IOException if the connection is gone
    static void write(OutputStream out, Reply reply) throws IOException {
        String line =
                switch (reply) {
                    case Reply.Ok(long length) -> OK + length;
                    case Reply.Missing() -> MISSING;
                    // A line break in the reason would end the line and begin a reply of its own.
                    case Reply.Refused(String reason) -> REFUSED + reason.replaceAll("\\R", " ");
                };
        out.write((line + "\n").getBytes(UTF_8));
    }

    /// Reads a reply, and not one byte behind its line.
    ///
    /// @throws EOFException if the server has ended its stream without a reply
    /// @throws ProtocolException if the line is no reply
    /// @throws IOException if the connection is gone
    static Reply read(InputStream in) throws IOException {
        String line =
                ByteStreams.readLine(in, Requests.MAX_LINE_BYTES)
                        .orElseThrow(() -> new EOFException("the server closed without a reply"));
        if (line.equals(MISSING)) {
            return new Reply.Missing();
        }
        if (line.startsWith(REFUSED)) {
            return new Reply.Refused(line.substring(REFUSED.length()));
        }
        if (OK_LENGTH.matcher(line).matches()) {
            return new Reply.Ok(parseLength(line.substring(OK.length())));
        }
        throw new ProtocolException("not a reply: " + line);
    }

    private static long parseLength(String digits) throws ProtocolException {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException _) {
            throw new ProtocolException("a length of more than 63 bits: " + digits);
        }
    }
}
