package lesson06;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Moves bytes from one stream to another: the heart of the client and of the server.
public final class Transfer {
    private static final int CHUNK_BYTES = 64 * 1024;

    private Transfer() {}

    /// Copies everything from `in` to `out` until `in` ends, in chunks of at most 64 KiB. Closes
    /// neither.
    ///
    /// @param progress told after every chunk
    /// @return how many bytes were copied
    /// @throws IOException if reading or writing fails; a connection that breaks is not an end
    static long copy(InputStream in, OutputStream out, Progress progress) throws IOException {
        var buffer = new byte[CHUNK_BYTES]; // filled again and again, however long the stream is
        long copied = 0;
        int count;
        while ((count = in.read(buffer)) >= 0) {
            out.write(buffer, 0, count); // what came, be it less than the buffer holds
            copied += count;
            progress.copied(copied);
        }
        return copied;
    }
}
