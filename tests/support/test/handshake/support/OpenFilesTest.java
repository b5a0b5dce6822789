package handshake.support;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

final class OpenFilesTest {
    private static final int MANY = 30;

    @BeforeEach
    void the_system_tells() {
        assumeTrue(OpenFiles.count().isPresent(), "skipped: this system does not tell");
    }

    @Test
    void open_sockets_count() throws Exception {
        List<ServerSocket> open = new ArrayList<>();
        try {
            int leaked = OpenFiles.leakedBy(() -> open(open));
            assertTrue(leaked >= MANY - 5, () -> leaked + " of " + MANY);
        } finally {
            close(open);
        }
    }

    @Test
    void closed_ones_do_not() throws Exception {
        int leaked =
                OpenFiles.leakedBy(() -> {
                    List<ServerSocket> open = new ArrayList<>();
                    open(open);
                    close(open);
                });
        assertTrue(leaked < 5, () -> leaked + " of " + MANY);
    }

    @Test
    void there_are_always_some() {
        assertTrue(OpenFiles.count().getAsInt() > 2);
    }

    private static void open(List<ServerSocket> sockets) throws Exception {
        for (int i = 0; i < MANY; i++) {
            sockets.add(new ServerSocket(0));
        }
    }

    private static void close(List<ServerSocket> sockets) throws Exception {
        for (ServerSocket socket : sockets) {
            socket.close();
        }
    }
}
