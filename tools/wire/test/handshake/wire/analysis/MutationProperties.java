package handshake.wire.analysis;

import static handshake.wire.capture.TcpFlags.ACK;
import static handshake.wire.capture.TcpFlags.SYN;

import handshake.wire.capture.CaptureException;
import handshake.wire.capture.CaptureReader;
import handshake.wire.capture.FrameDecoder;
import handshake.wire.capture.NotTcp;
import handshake.wire.capture.Packets;
import handshake.wire.capture.Segment;
import handshake.wire.capture.TornSegment;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/// Whatever stands in a capture, reading it ends with frames, with a warning or with a plain
/// sentence: never with another exception.
final class MutationProperties {
    private final List<byte[]> captures = captures();

    @Property(tries = 3_000)
    void any_damage_ends_in_a_clean_result(@ForAll long seed) throws IOException {
        var random = new Random(seed);
        var capture = captures.get(random.nextInt(captures.size())).clone();
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes; i++) {
            capture = changed(capture, random);
        }
        read(random.nextInt(8) == 0 ? packed(capture, random) : capture);
    }

    private byte[] changed(byte[] bytes, Random random) {
        if (bytes.length == 0) {
            return bytes;
        }
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(6)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt();
            case 2 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 3 -> { // splice: the rest comes from elsewhere
                var other = captures.get(random.nextInt(captures.size()));
                var rest = Arrays.copyOfRange(other, random.nextInt(other.length), other.length);
                var spliced = Arrays.copyOf(bytes, at + rest.length);
                System.arraycopy(rest, 0, spliced, at, rest.length);
                return spliced;
            }
            case 4 -> { // a length or number gone to an extreme
                int[] extremes = {0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0xffff, 1};
                if (at + 4 <= bytes.length) {
                    ByteBuffer.wrap(bytes).putInt(at, extremes[random.nextInt(extremes.length)]);
                }
            }
            default -> { // cut something out
                int end = at + random.nextInt(Math.min(bytes.length - at, 40) + 1);
                var shorter = Arrays.copyOf(bytes, bytes.length - (end - at));
                System.arraycopy(bytes, end, shorter, at, bytes.length - end);
                return shorter;
            }
        }
        return bytes;
    }

    private static byte[] packed(byte[] bytes, Random random) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        var result = packed.toByteArray();
        result[random.nextInt(result.length)] ^= (byte) (1 << random.nextInt(8));
        return result;
    }

    private static void read(byte[] capture) throws IOException {
        var decoder = new FrameDecoder();
        var analyser = new Analyser();
        var followers = new HashMap<Integer, StreamFollower>();
        try (var reader = CaptureReader.open(new ByteArrayInputStream(capture))) {
            for (var frame = reader.next(); frame != null; frame = reader.next()) {
                switch (decoder.decode(frame)) {
                    case Segment segment -> {
                        segment.options();
                        segment.checksumState();
                        var judgement = analyser.accept(segment);
                        judgement.findings().forEach(Finding::sentence);
                        judgement.difference();
                        followers
                                .computeIfAbsent(
                                        judgement.conversation().number(),
                                        _ -> new StreamFollower(Object::hashCode))
                                .accept(judgement);
                    }
                    case TornSegment torn -> torn.fields();
                    case NotTcp none -> none.reason().sentence();
                }
            }
            reader.warnings();
        } catch (CaptureException e) {
            assert e.getMessage().endsWith(".") : e.getMessage();
        }
        followers.values().forEach(StreamFollower::end);
        printed(capture);
    }

    private static void printed(byte[] capture) throws IOException {
        var file = Files.createTempFile("mutation", ".pcap");
        try {
            Files.write(file, capture);
            Tsv.print(file, new StringBuilder());
        } catch (CaptureException _) {
            // as above: a sentence, and nothing to print
        } finally {
            Files.delete(file);
        }
    }

    private static List<byte[]> captures() {
        var talk = new Talk(-20, 5_000);
        talk.client().flags(SYN).windowScale(2).goes();
        talk.server().flags(SYN | ACK).windowScale(3).goes();
        talk.client().goes();
        talk.client().text("GET / HTTP/1.0").goes();
        talk.client().seq(30).text("later").goes();
        talk.server().acks(15).sack(30, 35).goes();
        talk.client().seq(15).data(15).goes();
        talk.client().seq(15).data(15).kept(4).goes();
        talk.server().text("200").fin().goes();
        talk.client().rst().goes();
        try {
            var file = Files.createTempFile("talk", ".pcapng");
            var pcapng = Files.readAllBytes(talk.save(file));
            Files.delete(file);
            return List.of(pcapng, pcap(pcapng));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same frames in the classic format.
    private static byte[] pcap(byte[] pcapng) throws IOException {
        var parts = new ArrayList<byte[]>();
        parts.add(
                ByteBuffer.allocate(24)
                        .putInt(0xa1b2c3d4)
                        .putInt(0x00020004)
                        .putInt(20, 101)
                        .array());
        try (var reader = CaptureReader.open(new ByteArrayInputStream(pcapng))) {
            for (var frame = reader.next(); frame != null; frame = reader.next()) {
                parts.add(
                        ByteBuffer.allocate(16)
                                .putInt(8, frame.bytes().length())
                                .putInt(12, frame.originalBytes())
                                .array());
                parts.add(frame.bytes().toArray());
            }
        }
        return Packets.join(parts.toArray(byte[][]::new));
    }
}
