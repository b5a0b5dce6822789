package handshake.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import handshake.wire.Side;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/// How much is written at once: in a test with real sockets that cannot be seen.
final class FaultyOutputTest {
    private final List<Integer> writes = new ArrayList<>();
    private final Socket socket = mock(Socket.class);

    @BeforeEach
    void count_what_is_written() throws IOException {
        when(socket.getOutputStream())
                .thenReturn(
                        new OutputStream() {
                            @Override
                            public void write(int b) {
                                writes.add(1);
                            }

                            @Override
                            public void write(byte[] bytes, int start, int length) {
                                writes.add(length);
                            }
                        });
    }

    @Test
    void without_faults_all_goes_out_at_once() throws Exception {
        output().send(new byte[100], true);
        assertEquals(List.of(100), writes);
    }

    @Test
    void large_content_goes_out_in_chunks() throws Exception {
        output().send(new byte[100_000], true);
        assertEquals(List.of(65_536, 34_464), writes);
    }

    @Test
    void what_drips_goes_out_byte_by_byte() throws Exception {
        output(Fault.drips()).send(new byte[3], false);
        assertEquals(List.of(1, 1, 1), writes);
    }

    @Test
    void file_bytes_are_counted_and_others_are_not() throws Exception {
        FaultyOutput output = output(Fault.stallAfter(5));
        output.send(new byte[10], false);
        output.send(new byte[4], true);
        assertEquals(4, output.fileBytes());
        assertThrows(FaultyOutput.Stopped.class, () -> output.send(new byte[4], true));
        assertEquals(List.of(10, 4, 1), writes);
    }

    @Test
    void where_all_bytes_count_lines_do_too() {
        FaultyOutput output = output(Fault.stallAfterAll(3));
        assertThrows(FaultyOutput.Stopped.class, () -> output.send(new byte[10], false));
        assertEquals(List.of(3), writes);
    }

    private FaultyOutput output(Fault... faults) {
        return new FaultyOutput(socket, List.of(faults), new Recorder(Side.CLIENT));
    }
}
