package handshake.support;

import handshake.wire.ladder.Preview;

/// What a {@link ScriptedPeer} got where its script expected something else.
///
/// @param bytes what came, from the beginning of the step
/// @param ending how it came to an end
public record Received(byte[] bytes, Ending ending) {

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
