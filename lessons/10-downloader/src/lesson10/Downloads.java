package lesson10;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
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

/// Gives the files of a folder. One object serves all clients, from many threads at once: nothing
/// in it changes.
final class Downloads implements Service {
    // What a client holds while it is idle. Requests are short, and idle clients many.
    private static final int REQUEST_BUFFER_BYTES = 256;
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
    /// @param socket a socket that has a channel
    /// @throws IOException if the connection breaks, or the client takes too long
    @Override
    public void serve(Socket socket) throws IOException {
        socket.setTcpNoDelay(true); // a short file behind its OK is not to wait for the OK's ACK
        var arriving = new DeadlineInputStream(socket);
        InputStream in = new BufferedInputStream(arriving, REQUEST_BUFFER_BYTES);
        try {
            arriving.allow(idle);
            Optional<Request> request = Requests.read(in);
            while (request.isPresent()) {
                answer(request.get(), socket); // takes as long as it takes
                arriving.allow(idle);
                request = Requests.read(in);
            }
        } catch (ProtocolException e) {
            Replies.write(socket.getOutputStream(), new Reply.Refused(e.getMessage()));
            // Closing with bytes unread sends RST, and that may overtake the reply.
            socket.shutdownOutput();
            in.readNBytes(MAX_DISCARDED_BYTES);
        }
    }

    private void answer(Request request, Socket socket) throws IOException {
        OutputStream out = socket.getOutputStream();
        switch (request) {
            case Request.OfFile about -> {
                switch (FileStore.find(root, about.name())) {
                    case Found.File(FileChannel content) -> answer(about, content, socket);
                    case Found.Missing() -> Replies.write(out, new Reply.Missing());
                    case Found.Refused(String why) -> Replies.write(out, new Reply.Refused(why));
                }
            }
            case Request.List() -> send(FileList.of(root).getBytes(UTF_8), out);
            case Request.Unknown(_) ->
                    Replies.write(out, new Reply.Refused("not a request that this server knows"));
        }
    }

    private static void answer(Request.OfFile request, FileChannel content, Socket socket)
            throws IOException {
        try (content) {
            switch (request) {
                case Request.Get _ -> sendFrom(0, content, socket);
                case Request.Range(long offset, _) -> sendFrom(offset, content, socket);
                case Request.Digest _ -> {
                    String digest = Sha256.of(Channels.newInputStream(content));
                    send(digest.getBytes(US_ASCII), socket.getOutputStream());
                }
            }
        }
    }

    /// Answers with what the file holds from `offset` on, none if it ends right there. A file that
    /// ends before is refused.
    private static void sendFrom(long offset, FileChannel content, Socket socket)
            throws IOException {
        // A file may grow or shrink meanwhile. What counts from here on is what was promised.
        long length = content.size() - offset;
        OutputStream out = socket.getOutputStream();
        if (length < 0) {
            Replies.write(out, new Reply.Refused("the file ends before byte " + offset));
            return;
        }
        Replies.write(out, new Reply.Ok(length));
        WritableByteChannel target = socket.getChannel();
        Sending.send(content, offset, length, target);
    }

    private static void send(byte[] bytes, OutputStream out) throws IOException {
        var both = new BufferedOutputStream(out); // the line and the bytes, in one segment
        Replies.write(both, new Reply.Ok(bytes.length));
        both.write(bytes);
        both.flush();
    }
}
