package handshake.viewer.page;

import handshake.viewer.Watched;
import handshake.viewer.Watched.Note;
import handshake.wire.analysis.Analyser;
import handshake.wire.capture.CaptureReader;
import handshake.wire.capture.Frame;
import handshake.wire.capture.FrameDecoder;
import handshake.wire.capture.Segment;

import java.io.IOException;
import java.util.List;

/// Reads a capture to its end, and further where it still grows, into a [Recording].
final class Reader implements Runnable {
    private final Watched watched;
    private final Recording recording;
    private volatile boolean closed;

    Reader(Watched watched, Recording recording) {
        this.watched = watched;
        this.recording = recording;
    }

    @Override
    public void run() {
        List<String> warnings = List.of();
        Note failure = null;
        try {
            warnings = read();
        } catch (IOException | RuntimeException e) {
            failure = Trouble.of(e);
        }
        recording.end(warnings, failure);
    }

    private List<String> read() throws IOException {
        var decoder = new FrameDecoder();
        var analyser = new Analyser();
        boolean mayGrow = !watched.ended();
        try (var capture =
                mayGrow
                        ? CaptureReader.open(
                                new GrowingFile(watched.capture(), () -> closed || watched.ended()))
                        : CaptureReader.open(watched.capture())) {
            boolean room = true;
            while (room && !closed) {
                Frame frame = capture.next();
                if (frame == null) {
                    break;
                }
                if (decoder.decode(frame) instanceof Segment segment) {
                    room = recording.add(analyser.accept(segment));
                } else {
                    recording.addOther(frame.number());
                }
            }
            return capture.warnings();
        }
    }

    void close() {
        closed = true;
    }
}
