package lesson07;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

public final class Transfer {
    private Transfer() {}

    static void copy(InputStream in, OutputStream out, long length, Progress progress)
            throws IOException {
        for (long copied = 0; copied < length; ) {
            int wanted = (int) Math.min(8192, length - copied);
            byte[] chunk = in.readNBytes(wanted);
            out.write(chunk);
            copied += chunk.length;
            progress.copied(copied);
            if (chunk.length < wanted) {
                throw new EOFException(copied + " bytes, then nothing");
            }
        }
    }
}
