package handshake.wire.capture;

import java.io.IOException;

/// What reads frames out of one kind of file.
sealed interface CaptureFormat permits PcapFormat, PcapngFormat {
    /// Frames longer than this are taken for damage; every common tool draws the line here.
    int MOST_FRAME_BYTES = 262_144;

    /// The next frame, or null at the end: the clean one, or where the damage begins (a warning
    /// then says so).
    Frame next() throws IOException;
}
