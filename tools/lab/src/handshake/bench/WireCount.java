package handshake.bench;

import handshake.wire.analysis.Analyser;
import handshake.wire.analysis.WiresharkSays;
import handshake.wire.capture.CaptureReader;
import handshake.wire.capture.FrameDecoder;
import handshake.wire.capture.Segment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A program: analyses a capture with everything Handshake knows of it, and prints how many frames
/// it flags, and the most memory it had.
final class WireCount {
    private WireCount() {}

    public static void main(String[] arguments) throws IOException {
        var decoder = new FrameDecoder();
        var analyser = new Analyser();
        int flagged = 0;
        try (var reader = CaptureReader.open(Path.of(arguments[0]))) {
            for (var frame = reader.next(); frame != null; frame = reader.next()) {
                if (decoder.decode(frame) instanceof Segment segment
                        && analyser.accept(segment).findings().stream()
                                .anyMatch(WiresharkSays.class::isInstance)) {
                    flagged++;
                }
            }
        }
        IO.println(flagged + " " + mostKibibytes());
    }

    /// The most memory this process had resident so far; 0 where the system does not tell.
    private static long mostKibibytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(it -> it.startsWith("VmHWM:"))
                .mapToLong(it -> Long.parseLong(it.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
