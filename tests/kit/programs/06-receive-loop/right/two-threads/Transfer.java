// How it is written: a virtual thread reads ahead, four chunks at most; the caller writes.
package lesson06;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

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
        var chunks = new ArrayBlockingQueue<Chunk>(CHUNKS_AHEAD);
        var reader = Thread.ofVirtual().name("reader").start(() -> readAll(in, chunks));
        long copied = 0;
        try {
            Chunk chunk;
            while ((chunk = chunks.take()).count() >= 0) {
                out.write(chunk.bytes(), 0, chunk.count());
                copied += chunk.count();
                progress.copied(copied);
            }
            if (chunk.broken() != null) {
                throw chunk.broken();
            }
        } catch (InterruptedException e) {
            throw new InterruptedIOException("interrupted after " + copied + " bytes");
        } finally {
            reader.interrupt();
        }
        return copied;
    }

    private static final int CHUNKS_AHEAD = 4;

    /// Some bytes; with a count of -1 it is the end, and why, if it was not the right one.
    private record Chunk(byte[] bytes, int count, IOException broken) {}

    private static void readAll(InputStream in, BlockingQueue<Chunk> chunks) {
        try {
            try {
                int count;
                do {
                    var bytes = new byte[CHUNK_BYTES];
                    count = in.read(bytes);
                    chunks.put(new Chunk(bytes, count, null));
                } while (count >= 0);
            } catch (IOException e) {
                chunks.put(new Chunk(null, -1, e));
            }
        } catch (InterruptedException _) {
            // The writer has given up.
        }
    }
}
