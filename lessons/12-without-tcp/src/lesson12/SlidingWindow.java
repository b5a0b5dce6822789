package lesson12;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Several packets on their way at the same time: up to a window of them. An ACK names the packet
/// expected next, and so acknowledges all before it, as in TCP.
///
/// @param numbers the packets' numbers, which come round
/// @param window how many packets may be on their way, 1 to {@link Numbers#largestWindow}
/// @param timing how patient both sides are
public record SlidingWindow(Numbers numbers, int window, Timing timing) implements Transport {

    /// Sends `in` in packets of {@link Packet#MAX_PAYLOAD_BYTES} (the last may have fewer), and then
    /// one with no bytes, which is the end. Never are more than a window of them unacknowledged. If
    /// no ACK brings anything new in time, those are sent again.
    ///
    /// @throws IOException if the same packets were sent {@link Timing#attempts} times in vain
    @Override
    public void send(InputStream in, Wire wire) throws IOException {
        throw new UnsupportedOperationException(
                "TODO 5: keep a window of packets on their way");
    }

    /// Receives packets, writes their bytes to `out` in order, each once, and answers every intact
    /// one with an ACK that names the number expected next. A packet of the window that comes before
    /// its time is kept until it is due. After the packet with no bytes, says {@link Goodbye}.
    ///
    /// @return how many bytes came
    /// @throws IOException if nothing comes for {@link Timing#silenceMillis}
    @Override
    public long receive(Wire wire, OutputStream out) throws IOException {
        throw new UnsupportedOperationException(
                "TODO 5: keep what comes early, write what is due");
    }
}
