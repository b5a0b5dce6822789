package handshake.viewer.page;

import handshake.wire.analysis.Analyser;
import handshake.wire.analysis.StreamFollower;
import handshake.wire.analysis.StreamPart;
import handshake.wire.capture.CaptureReader;
import handshake.wire.capture.FrameDecoder;
import handshake.wire.capture.Segment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;

/// What both sides of a conversation said, in order, as JSON and a page at a time. Each page reads
/// the capture again: memory does not grow with the stream.
final class StreamJson {
    private final int conversation;
    private final int from;
    private final int mostBytes;
    private final StringBuilder out = new StringBuilder("{\"parts\":[");
    private int parts;
    private int bytes;
    private boolean more;

    /// @param from the first part wanted, from 0
    /// @param mostBytes how many bytes of the stream may come before the page ends
    StreamJson(int conversation, int from, int mostBytes) {
        this.conversation = conversation;
        this.from = from;
        this.mostBytes = mostBytes;
    }

    String read(Path capture) throws IOException {
        var decoder = new FrameDecoder();
        var analyser = new Analyser();
        var follower = new StreamFollower(this::add);
        try (var reader = CaptureReader.open(capture)) {
            for (var frame = reader.next(); frame != null && !more; frame = reader.next()) {
                if (decoder.decode(frame) instanceof Segment segment) {
                    var judgement = analyser.accept(segment);
                    if (judgement.conversation().number() == conversation) {
                        follower.accept(judgement);
                    }
                }
            }
        }
        if (!more) {
            follower.end();
        }
        out.append("],\"from\":").append(from);
        out.append(",\"next\":").append(parts);
        return out.append(",\"more\":").append(more).append('}').toString();
    }

    private void add(StreamPart part) {
        if (more) {
            return;
        }
        if (parts >= from) {
            if (bytes >= mostBytes) {
                more = true;
                return;
            }
            out.append(parts == from ? "" : ",");
            append(part);
        }
        parts++;
    }

    private void append(StreamPart part) {
        out.append("{\"side\":").append(part.sender().ordinal());
        switch (part) {
            case StreamPart.Data data -> {
                bytes += data.bytes().length();
                out.append(",\"frame\":").append(data.frame()).append(",\"data\":\"");
                byte[] content = data.bytes().toArray();
                out.append(Base64.getEncoder().encodeToString(content)).append('"');
            }
            case StreamPart.Gap gap -> {
                boolean cutOff = gap.reason() == StreamPart.Reason.CUT_OFF;
                out.append(",\"gap\":").append(gap.length());
                out.append(",\"cut\":").append(cutOff);
            }
            case StreamPart.End end -> {
                out.append(",\"frame\":").append(end.frame());
                out.append(",\"end\":\"").append(end.reset() ? "reset" : "fin").append('"');
            }
        }
        out.append('}');
    }
}
