package handshake.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// A channel's bytes as a stream. Unlike `Channels.newInputStream` it takes no lock that a writer
/// to the same channel needs, so one thread can read while another writes.
public final class ChannelInput extends InputStream {
    private final SocketChannel channel;

    public ChannelInput(SocketChannel channel) {
        this.channel = channel;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return length == 0 ? 0 : channel.read(ByteBuffer.wrap(buffer, offset, length));
    }
}
