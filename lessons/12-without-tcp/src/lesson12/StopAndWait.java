package lesson12;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// One packet at a time: the next one is sent when this one is acknowledged. The packets are
/// numbered 0, 1, 0, 1 …: a single bit tells a new one from the last one, sent again.
///
/// @param timing how patient both sides are
public record StopAndWait(Timing timing) implements Transport {

    /// Receives packets, writes the bytes of each new one to `out`, once, and answers every intact
    /// one with an ACK that names the number expected next. After the packet with no bytes, says
    /// {@link Goodbye}.
    ///
    /// @return how many bytes came
    /// @throws IOException if nothing comes for {@link Timing#silenceMillis}
    @Override
    public long receive(Wire wire, OutputStream out) throws IOException {
        throw new UnsupportedOperationException(
                "TODO 3: write what is new, answer all that is intact");
    }

    /// Sends `in` in packets of {@link Packet#MAX_PAYLOAD_BYTES} (the last may have fewer), and then
    /// one with no bytes, which is the end. What is not acknowledged in time is sent again.
    ///
    /// @throws IOException if a packet was sent {@link Timing#attempts} times in vain
    @Override
    public void send(InputStream in, Wire wire) throws IOException {
        throw new UnsupportedOperationException(
                "TODO 4: send each piece until it is acknowledged");
    }
}
