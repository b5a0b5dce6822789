package handshake.viewer.fields;

import handshake.wire.capture.Frame;
import handshake.wire.capture.LinkType;

import java.util.List;

/// Says of every byte of a frame what it is: link header, IP header, TCP header with its options,
/// payload, padding. Never throws, whatever the bytes say; what it cannot name it calls the rest.
public final class FrameFields {
    private FrameFields() {}

    /// The fields in the order of their bytes; together they cover the captured bytes.
    public static List<Field> of(Frame frame) {
        var walk = new Walk(frame.bytes());
        int protocol = LinkFields.enter(walk, LinkType.of(frame.linkType()));
        int end = IpFields.enter(walk, protocol);
        if (end > 0) {
            TcpFields.walk(walk, Math.min(end, walk.bytes.length()));
            walk.rest("padding");
        }
        walk.rest("rest");
        return List.copyOf(walk.fields);
    }
}
