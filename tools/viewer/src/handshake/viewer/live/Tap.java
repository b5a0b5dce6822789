package handshake.viewer.live;

import handshake.wire.capture.Frame;

import java.io.Closeable;
import java.io.IOException;

/// Where frames come from: an open device.
interface Tap extends Closeable {
    /// How much of a frame is kept, in bytes; no frame of a loopback is longer.
    int SNAPLEN_BYTES = 262_144;

    /// The next frame; waits for it. Its number means nothing.
    ///
    /// @return null if there is none yet; once [#stop()] was called, if there is none
    ///
    /// @throws IOException if the device is gone
    Frame next() throws IOException;

    /// From now on nobody waits: wakes [#next()], called by another thread.
    void stop();

    /// How many frames the system had to drop because they were not fetched in time.
    long dropped();
}
