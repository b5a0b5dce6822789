package handshake.worker;

import java.io.Closeable;
import java.io.IOException;

/// Closes what is of no more use, whatever it says.
final class Quietly {
    private Quietly() {}

    static void close(Closeable resource) {
        try {
            resource.close();
        } catch (IOException _) {
            // It was to be gone, and is.
        }
    }
}
