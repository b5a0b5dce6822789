// How it is written: transferTo with a loop; a set of idle clients; what is idle is closed, what
// transfers waited for.
package lesson09;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Gives the files of a folder. One object serves all clients, from many threads at once: nothing
/// in it changes.
final class Downloads implements Service {
    private static final int MAX_DISCARDED_BYTES = 64 * 1024;

    private final Path root;
    private final Duration idle;
    private final Set<Socket> idleClients;

    /// @param root the folder
    /// @param idle how long a client may take for a request
    /// @param idleClients where clients are while they are between two requests
    Downloads(Path root, Duration idle, Set<Socket> idleClients) {
        this.root = root;
        this.idleClients = idleClients;
        this.idle = idle;
    }

    /// Answers one client's requests in order until it ends its stream, takes too long for the next
    /// one, or sends a line that cannot be understood. Does not close the socket.
    ///
    /// @throws IOException if the connection breaks, or the client takes too long
    @Override
    public void serve(Socket socket) throws IOException {
        socket.setTcpNoDelay(true); // a short file behind its OK is not to wait for the OK's ACK
        var arriving = new DeadlineInputStream(socket);
        var in = new BufferedInputStream(arriving);
        OutputStream out = socket.getOutputStream();
        try {
            Optional<Request> request = next(socket, arriving, in);
            while (request.isPresent()) {
                answer(request.get(), root, out);
                request = next(socket, arriving, in);
            }
        } catch (ProtocolException e) {
            Replies.write(out, new Reply.Refused(e.getMessage()));
            // Closing with bytes unread sends RST, which may overtake the reply: read on a while.
            socket.shutdownOutput();
            in.readNBytes(MAX_DISCARDED_BYTES);
        }
    }

    /// Empty also if the server took the client for idle and is about to close its socket.
    private Optional<Request> next(Socket socket, DeadlineInputStream arriving, InputStream in)
            throws IOException {
        idleClients.add(socket);
        arriving.allow(idle);
        try {
            Optional<Request> request = Requests.read(in);
            return idleClients.remove(socket) ? request : Optional.empty();
        } finally {
            idleClients.remove(socket);
        }
    }

    private static void answer(Request request, Path root, OutputStream out) throws IOException {
        switch (request) {
            case Request.Get(String name) -> {
                switch (FileStore.find(root, name)) {
                    case Found.File(FileChannel content) -> send(content, out);
                    case Found.Missing() -> Replies.write(out, new Reply.Missing());
                    case Found.Refused(String why) -> Replies.write(out, new Reply.Refused(why));
                }
            }
            case Request.Unknown(_) ->
                    Replies.write(out, new Reply.Refused("this server understands GET only"));
        }
    }

    /// Promises as many bytes as the file has now, sends them, at the pace at which they are read,
    /// and closes the file.
    ///
    /// @throws EOFException if the file has become shorter meanwhile
    /// @throws IOException if the client is gone
    static void send(FileChannel content, OutputStream out) throws IOException {
        try (content) {
            long length = content.size();
            Replies.write(out, new Reply.Ok(length));
            WritableByteChannel target = Channels.newChannel(out);
            long position = 0;
            while (position < length) {
                long moved = content.transferTo(position, length - position, target);
                if (moved == 0 && content.size() <= position) {
                    throw new EOFException("the file ends at " + position);
                }
                position += moved;
            }
        }
    }
}
