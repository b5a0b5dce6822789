package lesson12;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// One packet at a time: the next one is sent when this one is acknowledged. The packets are
/// numbered 0, 1, 0, 1 …: a single bit tells a new one from the last one, sent again.
///
/// @param timing how patient both sides are
public record StopAndWait(Timing timing) implements Transport {

    @Override
    public void send(InputStream in, Wire wire) throws IOException {
        window().send(in, wire);
    }

    @Override
    public long receive(Wire wire, OutputStream out) throws IOException {
        return window().receive(wire, out);
    }

    /// A window of one, with numbers of one bit, is what this is.
    private SlidingWindow window() {
        return new SlidingWindow(new Numbers(1), 1, timing);
    }
}
