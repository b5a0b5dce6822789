package handshake.wire.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import handshake.wire.Side;
import handshake.wire.capture.TcpFlags;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class TsvTest {
    @TempDir Path folder;

    private final Talk talk = Talk.connected();

    private Map<String, String> row(int number) throws IOException {
        var out = new StringBuilder();
        assertEquals(List.of(), Tsv.print(talk.save(folder.resolve("talk.pcapng")), out));
        var lines = out.toString().lines().toList();
        var names = lines.getFirst().split("\t", -1);
        var values = lines.get(number).split("\t", -1);
        assertEquals(names.length, values.length);
        var row = new HashMap<String, String>();
        for (int i = 0; i < names.length; i++) {
            row.put(names[i], values[i]);
        }
        return row;
    }

    @Test
    void prints_what_is_known_at_the_end_from_the_start() throws IOException {
        talk.client().data(10).goes();
        talk.server().fin().goes();
        assertEquals("31", row(1).get("tcp.completeness"));
        assertEquals("0.002000000", row(2).get("tcp.analysis.initial_rtt"));
    }

    @Test
    void prints_flags_in_hex_and_numbers_relative() throws IOException {
        talk.client().data(10).goes();
        var row = row(4);
        assertEquals("0x0010", row.get("tcp.flags"));
        assertEquals("1", row.get("tcp.seq"));
        assertEquals("11", row.get("tcp.nxtseq"));
        assertEquals("10", row.get("tcp.len"));
        assertEquals("-2", row.get("tcp.window_size_scalefactor"));
        assertEquals("10", row.get("tcp.analysis.bytes_in_flight"));
    }

    @Test
    void prints_times_back_with_a_sign() throws IOException {
        talk.client().data(10).goes();
        talk.after(-0.5).server().goes();
        assertEquals("-0.000500000", row(5).get("tcp.analysis.ack_rtt"));
    }

    @Test
    void counts_from_the_first_number_that_the_last_answer_bore() throws IOException {
        talk.server().data(10).goes();
        talk.again(Side.SERVER, 4_000).server().flags(TcpFlags.SYN | TcpFlags.ACK).goes();
        talk.server().data(10).goes();
        assertEquals("0", row(2).get("tcp.seq"));
        assertEquals("1", row(2).get("tcp.analysis.reused_ports"));
        assertEquals("1", row(6).get("tcp.seq"));
    }
}
