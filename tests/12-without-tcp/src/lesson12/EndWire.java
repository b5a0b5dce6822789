package lesson12;

import handshake.support.ChannelEnd;

import java.util.Optional;

/// The end of a simulated channel as the lesson's code knows it.
record EndWire(ChannelEnd end) implements Wire {
    @Override
    public long clockMillis() {
        return end.clockMillis();
    }

    @Override
    public void send(byte[] datagram) {
        end.send(datagram);
    }

    @Override
    public Optional<byte[]> receive(long deadlineMillis) {
        return end.receive(deadlineMillis);
    }
}
