package lesson07;

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
        throw new UnsupportedOperationException("TODO 2: send the reply as one line");
    }

    /// Reads a reply, and not one byte behind its line.
    ///
    /// @throws ProtocolException if the line is no reply: another word, or no length of 1 to 18
    ///   digits
    /// @throws EOFException if the server has ended its stream without a reply
    /// @throws IOException if the connection is gone
    static Reply read(InputStream in) throws IOException {
        throw new UnsupportedOperationException("TODO 2: read a line and make a Reply of it");
    }
}
