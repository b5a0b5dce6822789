package handshake.wire.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

final class WritingProperties {
    private record Content(long timeNanos, int linkType, int missing, byte[] bytes) {}

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void reading_undoes_writing(@ForAll("contents") List<Content> contents) throws IOException {
        var out = new ByteArrayOutputStream();
        var frames = new ArrayList<Frame>();
        try (var writer = new PcapngWriter(out)) {
            for (var content : contents) {
                var frame =
                        new Frame(
                                frames.size() + 1,
                                content.timeNanos(),
                                content.linkType(),
                                content.bytes().length + content.missing(),
                                Bytes.of(content.bytes()));
                frames.add(frame);
                writer.write(frame);
            }
        }
        var read = Captures.read(out.toByteArray());
        assertEquals(frames, read.frames());
        assertEquals(List.of(), read.warnings());
    }

    @Provide
    Arbitrary<List<Content>> contents() {
        var times = Arbitraries.longs();
        var linkTypes = Arbitraries.of(0, 1, 101, 113, 276, 65_535);
        var missing = Arbitraries.integers().between(0, 2_000);
        var bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
        return Combinators.combine(times, linkTypes, missing, bytes)
                .as(Content::new)
                .list()
                .ofMaxSize(20);
    }
}
