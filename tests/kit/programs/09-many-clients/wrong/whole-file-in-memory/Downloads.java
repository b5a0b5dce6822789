// Step 2: reads all of the file before it sends any of it: a slow reader keeps that memory.
package lesson09;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Gives the files of a folder. One object serves all clients, from many threads at once: nothing
/// in it changes.
final class Downloads implements Service {
    private static final int MAX_DISCARDED_BYTES = 64 * 1024;

    private final Path root;
    private final Duration idle;

    /// @param root the folder
    /// @param idle how long a client may take for a request
    Downloads(Path root, Duration idle) {
        this.root = root;
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
            arriving.allow(idle);
            Optional<Request> request = Requests.read(in);
            while (request.isPresent()) {
                answer(request.get(), root, out); // takes as long as it takes
                arriving.allow(idle);
                request = Requests.read(in);
            }
        } catch (ProtocolException e) {
            Replies.write(out, new Reply.Refused(e.getMessage()));
            // Closing with bytes unread sends RST, which may overtake the reply: read on a while.
            socket.shutdownOutput();
            in.readNBytes(MAX_DISCARDED_BYTES);
        }
    }

    // As in lesson 7: DownloadServer#answer
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
            byte[] all = Channels.newInputStream(content).readNBytes((int) length);
            if (all.length < length) {
                throw new EOFException("the file has become shorter");
            }
            out.write(all);
        }
    }
}
