package handshake.wire.capture;

import java.io.IOException;

/// Says in one plain sentence why a file cannot be read as a capture: it is none, or it is damaged
/// before its first frame. Damage further on is no exception but a warning of the [CaptureReader],
/// after the good frames.
public final class CaptureException extends IOException {
    /// `sentence` is shown to people as it stands.
    public CaptureException(String sentence) {
        super(sentence);
    }
}
