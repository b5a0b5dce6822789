package handshake.support;

import handshake.wire.ladder.Preview;

import java.util.List;

/// What a {@link ScriptedPeer} got where its script expected something else.
///
/// @param bytes what came, from the beginning of the step
/// @param ending how it came to an end
/// @param standing where the student's code stood when nothing came: a line for each of its
///   threads; empty where it had returned, or where something came
public record Received(byte[] bytes, Ending ending, List<Text> standing) {

    /// Whether nothing came although the student's code had returned: it has forgotten something,
    /// and does not wait itself.
    public boolean isSilenceAfterReturn() {
        return ending == Ending.SILENCE && standing.isEmpty();
    }

    public enum Ending {
        /// All the bytes the step asked for came; they are others.
        OTHER_BYTES,
        /// The other side ended its stream.
        END_OF_STREAM,
        /// The other side reset the connection.
        RESET,
        /// Nothing more came for as long as the peer is patient.
        SILENCE
    }

    Text describe() {
        String shown =
                bytes.length == 0
                        ? ""
                        : Preview.of(bytes, bytes.length, 40) + ", " + Preview.bytes(bytes.length);
        Text end =
                switch (ending) {
                    case OTHER_BYTES -> Text.same("");
                    case END_OF_STREAM -> new Text("the end of the stream", "流结束");
                    case RESET -> new Text("a reset (RST)", "重置（RST）");
                    case SILENCE -> new Text("nothing", "什么也没有");
                };
        if (shown.isEmpty()) {
            return end;
        }
        return end.en().isEmpty()
                ? Text.same(shown)
                : new Text(shown + ", then " + end.en(), shown + "，然后" + end.zh());
    }
}
