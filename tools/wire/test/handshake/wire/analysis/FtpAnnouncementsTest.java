package handshake.wire.analysis;

import static handshake.wire.capture.Packets.CLIENT;
import static handshake.wire.capture.Packets.SERVER;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import handshake.wire.capture.Address;
import handshake.wire.capture.FrameDecoder;
import handshake.wire.capture.LinkType;
import handshake.wire.capture.Packets;
import handshake.wire.capture.Segment;
import handshake.wire.capture.TcpFlags;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
final class FtpAnnouncementsTest {
    private static final int CONTROL = 21;
    private static final int DATA = 20;

    private final FtpAnnouncements announcements = new FtpAnnouncements();

    private static Segment segment(
            Address from, int fromPort, Address to, int toPort, String text) {
        byte[] none = {};
        byte[] payload = text.getBytes(US_ASCII);
        var tcp = Packets.tcp(from, fromPort, to, toPort, 1, 1, TcpFlags.ACK, 100, none, payload);
        var frame = Packets.frame(LinkType.RAW, Packets.ip(from, to, tcp));
        return (Segment) new FrameDecoder().decode(frame);
    }

    private void serverSays(String text) {
        announcements.listen(segment(SERVER, CONTROL, CLIENT, 40_000, text));
    }

    private boolean expects(Address from, int fromPort, Address to, int toPort) {
        return announcements.expects(segment(from, fromPort, to, toPort, ""));
    }

    @Test
    void a_passive_server_waits_for_one_connection_from_any_port() {
        serverSays("227 Entering Passive Mode (10,0,0,2,128,1).\r\n");
        assertFalse(expects(CLIENT, 41_000, SERVER, 32_770));
        assertTrue(expects(CLIENT, 41_000, SERVER, 32_769));
        assertFalse(expects(CLIENT, 41_001, SERVER, 32_769));
    }

    @Test
    void an_extended_passive_server_names_no_address() {
        serverSays("229 Entering Extended Passive Mode (|||32769|)\r\n");
        assertTrue(expects(CLIENT, 41_000, SERVER, 32_769));
    }

    @Test
    void an_active_client_waits_for_the_servers_data_port() {
        var command = "PORT 10,0,0,1,128,1\r\n";
        announcements.listen(segment(CLIENT, 40_000, SERVER, CONTROL, command));
        assertFalse(expects(SERVER, 2_000, CLIENT, 32_769));
        assertTrue(expects(SERVER, DATA, CLIENT, 32_769));
    }

    @Test
    void other_words_announce_nothing() {
        serverSays("220 call 227 for (10,0,0,2,128,1)\r\n");
        serverSays("227 Entering Passive Mode (10,0,0,2,128)\r\n");
        serverSays("229 (|||99999999|)");
        announcements.listen(segment(SERVER, 80, CLIENT, 40_000, "227 (10,0,0,2,128,1)"));
        assertFalse(expects(CLIENT, 41_000, SERVER, 32_769));
    }
}
