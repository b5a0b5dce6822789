package handshake.viewer.fields;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import handshake.wire.capture.Bytes;
import handshake.wire.capture.Frame;
import handshake.wire.capture.LinkType;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class FrameFieldsTest {
    private static final String IPV4 = "4500003c0001400040060000 7f000001 7f000001";
    private static final String IPV6 =
            "6001234500280640 20010db8000000000000000000000001 20010db8000000000000000000000002";
    private static final String TCP =
            "9c401b58 00000001 00000000 a002faf0 12340000 020405b4 0402 080a0000000100000002"
                    + " 01030307 ";
    private static final int TRIES = 20_000;

    private static Frame frame(LinkType type, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        return new Frame(1, 0, type.number(), bytes.length, Bytes.of(bytes));
    }

    private static String value(List<Field> fields, String key) {
        return fields.stream().filter(it -> it.key().equals(key)).findFirst().orElseThrow().value();
    }

    @Test
    void names_every_field_of_a_syn() {
        var fields = FrameFields.of(frame(LinkType.IPV4, IPV4 + TCP));
        assertEquals("40000", value(fields, "tcp.srcPort"));
        assertEquals("7000", value(fields, "tcp.dstPort"));
        assertEquals("1", value(fields, "tcp.syn"));
        assertEquals("0", value(fields, "tcp.ack.flag"));
        assertEquals("40 B", value(fields, "tcp.offset"));
        assertEquals("64240", value(fields, "tcp.window"));
        assertEquals("1460 B", value(fields, "opt.mss"));
        assertEquals("7 (× 128)", value(fields, "opt.scale"));
        assertEquals("1", value(fields, "opt.time"));
        assertEquals("2", value(fields, "opt.echo"));
        assertEquals("127.0.0.1", value(fields, "ip.src"));
        assertEquals("64", value(fields, "ip.ttl"));
        assertEquals("1", value(fields, "ip.dontFragment"));
    }

    @Test
    void reads_ipv6_with_its_flow_label() {
        var fields = FrameFields.of(frame(LinkType.IPV6, IPV6 + TCP));
        assertEquals("0x12345", value(fields, "ip6.flow"));
        assertEquals("2001:db8::2", value(fields, "ip.dst"));
        assertEquals("40000", value(fields, "tcp.srcPort"));
    }

    @ParameterizedTest
    @CsvSource({
        "ETHERNET, 0000000000000000000000000800, eth.type",
        "ETHERNET, 00000000000000000000000081002005 0800, vlan.id",
        "ETHERNET, 00000000000000000000000088640000000000000021, ppp.protocol",
        "ETHERNET, 0000000000000000000000008847 00010140, mpls.label",
        "NULL, 02000000, null.family",
        "LOOP, 00000002, loop.family",
        "SLL, 0000030400060000000000000000 0800, sll.address",
        "SLL2, 0800 0000 00000001 0304 00 06 0000000000000000, sll.interface",
        "PPP, ff030021, ppp.address",
        "FDDI, 50 000000000000 000000000000 aaaa03 000000 0800, llc.header",
        "RAW, '', ip.version"
    })
    void finds_the_packet_behind_every_link_header(LinkType type, String header, String key) {
        var fields = FrameFields.of(frame(type, header + IPV4 + TCP));
        assertFalse(value(fields, key).isEmpty());
        assertEquals("40000", value(fields, "tcp.srcPort"));
        assertCovers(frame(type, header + IPV4 + TCP));
    }

    @Test
    void data_and_padding_are_told_apart() {
        var fields =
                FrameFields.of(
                        frame(
                                LinkType.ETHERNET,
                                "0000000000000000000000000800" + IPV4 + TCP + "0000"));
        assertEquals("padding", fields.getLast().key());
    }

    @Test
    void bits_of_one_byte_are_told_apart_by_their_masks() {
        var fields = FrameFields.of(frame(LinkType.IPV4, IPV4 + TCP));
        long flags =
                fields.stream()
                        .filter(it -> it.from() == 33 && it.to() == 34)
                        .mapToLong(Field::mask)
                        .reduce(0, (a, b) -> a ^ b);
        assertEquals(0xff, flags);
    }

    @Test
    void whatever_the_bytes_say_each_is_named_and_nothing_is_thrown() {
        var random = new Random(4711);
        byte[] good = HexFormat.of().parseHex((IPV4 + TCP).replace(" ", ""));
        for (int i = 0; i < TRIES; i++) {
            byte[] bytes = new byte[random.nextInt(100)];
            random.nextBytes(bytes);
            boolean mutated = random.nextBoolean();
            byte[] chosen = mutated ? good.clone() : bytes;
            if (mutated) {
                chosen[random.nextInt(chosen.length)] = (byte) random.nextInt();
                chosen[random.nextInt(chosen.length)] = (byte) random.nextInt();
            }
            LinkType type = LinkType.values()[random.nextInt(LinkType.values().length)];
            assertCovers(new Frame(1, 0, type.number(), chosen.length, Bytes.of(chosen)));
        }
    }

    /// Every captured byte belongs to a field, and fields go forward.
    private static void assertCovers(Frame frame) {
        int covered = 0;
        for (Field field : FrameFields.of(frame)) {
            assertTrue(field.from() <= covered, field + " leaves a hole at " + covered);
            assertTrue(field.to() >= field.from(), field.toString());
            covered = Math.max(covered, field.to());
        }
        assertTrue(covered >= frame.bytes().length(), covered + " of " + frame.bytes());
    }
}
