package handshake.wire.analysis;

import handshake.wire.capture.CaptureReader;
import handshake.wire.capture.FrameDecoder;
import handshake.wire.capture.NotTcp;
import handshake.wire.capture.Segment;
import handshake.wire.capture.TornSegment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Prints one row per TCP frame under tshark's field names, tab-separated, below a header: what
/// `tshark -2 -Y tcp -T fields -E header=y -E occurrence=f` prints with default preferences.
public final class Tsv {
    private Tsv() {}

    /// Prints the capture in that file. Reads it twice: some fields hold what is known at its end.
    /// Memory grows with the number of conversations, by some 40 bytes for each.
    ///
    /// @return what was wrong with the capture, in plain sentences; empty if nothing was
    /// @throws IOException if the file cannot be read, is no capture, or `out` fails
    public static List<String> print(Path capture, Appendable out) throws IOException {
        var endings = new Endings();
        walk(capture, (judgement, _) -> endings.update(judgement));
        var row = new TsvRow(endings, out);
        row.header();
        return walk(capture, row::print);
    }

    private interface Visitor {
        /// `torn` is null where the segment is whole; `judgement` where its conversation is
        /// unknown.
        void visit(Judgement judgement, TornSegment torn) throws IOException;
    }

    private static List<String> walk(Path capture, Visitor visitor) throws IOException {
        var decoder = new FrameDecoder();
        var analyser = new Analyser();
        try (var reader = CaptureReader.open(capture)) {
            for (var frame = reader.next(); frame != null; frame = reader.next()) {
                switch (decoder.decode(frame)) {
                    case Segment segment -> visitor.visit(analyser.accept(segment), null);
                    case TornSegment torn -> {
                        var fields = torn.fields();
                        visitor.visit(fields == null ? null : analyser.note(fields), torn);
                    }
                    case NotTcp _ -> {}
                }
            }
            return reader.warnings();
        }
    }
}
