package handshake.support;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// A listener on loopback for a student's server, and a source of its clients.
///
/// What it accepts are real sockets with one difference: a loop that overlooks the end of a stream
/// gets -1 from them twenty thousand times and then a {@link Failure}. A plain socket gives -1 for
/// ever, even when it has been closed, and such a loop would burn on through all tests to come.
public class LoopbackListener extends ServerSocket {
    private static final int BACKLOG = 50;

    /// @throws IOException if no port can be had
    public LoopbackListener() throws IOException {
        super(0, BACKLOG, InetAddress.getByName(ScriptedPeer.HOST));
    }

    /// A client that connects here and plays `script`.
    public ScriptedPeer client(PeerAction... script) throws IOException {
        return ScriptedPeer.client(getLocalPort(), script);
    }

    @Override
    public Socket accept() throws IOException {
        var socket = new BoundedSocket();
        implAccept(socket);
        return socket;
    }

    private static final class BoundedSocket extends Socket {
        private int readsAtEnd;

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    return bounded(super.read());
                }

                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    return bounded(super.read(buffer, offset, length));
                }
            };
        }

        private int bounded(int result) {
            if (result < 0 && ++readsAtEnd >= ChunkedInputStream.MAX_READS_AT_END) {
                throw ChunkedInputStream.spinning();
            }
            return result;
        }
    }
}
