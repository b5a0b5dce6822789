package handshake.wire.analysis;

import handshake.wire.Side;
import handshake.wire.capture.Bytes;

/// A part of what one side sent, in the order of the stream.
public sealed interface StreamPart {
    /// Which side sent it.
    Side sender();

    /// Bytes that were captured.
    ///
    /// @param frame the number of the frame they came in
    /// @param seq the sequence number of the first of them, unsigned
    record Data(Side sender, int frame, int seq, Bytes bytes) implements StreamPart {}

    /// Bytes that were not.
    ///
    /// @param seq the sequence number of the first of them, unsigned
    /// @param length how many they are
    record Gap(Side sender, int seq, long length, Reason reason) implements StreamPart {}

    /// The side closed its half of the connection, or reset all of it.
    record End(Side sender, int frame, boolean reset) implements StreamPart {}

    /// Why bytes are missing.
    enum Reason {
        /// No frame carried them, though the other side may have acknowledged them.
        NEVER_SEEN("no frame carried them"),
        /// The capture kept only the front of the frame.
        CUT_OFF("the capture kept only the front of the frame");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /// The reason in words that follow "missing:".
        public String sentence() {
            return sentence;
        }
    }
}
