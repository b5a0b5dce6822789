package handshake.viewer.page;

import handshake.viewer.fields.Field;
import handshake.viewer.fields.FrameFields;
import handshake.wire.capture.Frame;
import handshake.wire.capture.LinkType;

import java.util.Base64;

/// A frame's bytes and what each of them means, as JSON.
final class FrameJson {
    private FrameJson() {}

    /// Appends `"bytes":…,"fields":…` and more.
    static void appendTo(StringBuilder out, Frame frame) {
        out.append("\"frame\":").append(frame.number());
        out.append(",\"time\":\"").append(frame.timeNanos()).append('"');
        out.append(",\"link\":\"").append(LinkType.of(frame.linkType()));
        out.append("\",\"original\":").append(Integer.toUnsignedLong(frame.originalBytes()));
        out.append(",\"bytes\":\"");
        out.append(Base64.getEncoder().encodeToString(frame.bytes().toArray()));
        out.append("\",\"fields\":[");
        String between = "";
        for (Field field : FrameFields.of(frame)) {
            out.append(between).append("[\"").append(field.key()).append("\",");
            out.append(field.from()).append(',').append(field.to()).append(',');
            out.append(field.mask()).append(",\"").append(field.value()).append("\"]");
            between = ",";
        }
        out.append(']');
    }
}
