package lesson08;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/// A server that gives the files of a folder, and says so when it does not.
public final class DownloadServer {
    private static final int PORT = 7890;
    private static final int BACKLOG = 128;
    private static final int MAX_DISCARDED_BYTES = 64 * 1024;

    private DownloadServer() {}

    // As in lesson 7: DownloadServer#serve
    /// Answers one client's requests in order until it ends its stream, or until a line of it
    /// cannot be understood. Does not close the socket.
    ///
    /// @throws IOException if the connection breaks
    static void serve(Socket socket, Path root) throws IOException {
        // One buffer for the connection's whole life: it may hold the next request already.
        var in = new BufferedInputStream(socket.getInputStream());
        OutputStream out = socket.getOutputStream();
        try {
            Optional<Request> request = Requests.read(in);
            while (request.isPresent()) {
                answer(request.get(), root, out);
                request = Requests.read(in);
            }
        } catch (ProtocolException e) {
            Replies.write(out, new Reply.Refused(e.getMessage()));
            // Closing with bytes unread sends RST, which may overtake the reply: read on a while.
            socket.shutdownOutput();
            in.readNBytes(MAX_DISCARDED_BYTES);
        }
    }

    private static void answer(Request request, Path root, OutputStream out) throws IOException {
        switch (request) {
            case Request.OfFile about -> {
                switch (FileStore.find(root, about.name())) {
                    case Found.File(FileChannel content) -> answer(about, content, out);
                    case Found.Missing() -> Replies.write(out, new Reply.Missing());
                    case Found.Refused(String why) -> Replies.write(out, new Reply.Refused(why));
                }
            }
            case Request.Unknown(_) ->
                    Replies.write(
                            out, new Reply.Refused("this server knows GET, RANGE and DIGEST"));
        }
    }

    private static void answer(Request.OfFile request, FileChannel content, OutputStream out)
            throws IOException {
        try (content) {
            switch (request) {
                case Request.Get _ -> sendFrom(0, content, out);
                case Request.Range(long offset, _) -> sendFrom(offset, content, out);
                case Request.Digest _ -> sendDigest(content, out);
            }
        }
    }

    /// Answers with what the file holds from `offset` on: OK and the bytes, none if the file ends
    /// right there. A file that ends before is refused.
    ///
    /// @throws IOException if the connection breaks
    private static void sendFrom(long offset, FileChannel content, OutputStream out)
            throws IOException {
        throw new UnsupportedOperationException(
                "TODO 3: say how many bytes come from the offset on, then send them");
    }

    /// Answers with the digest of the whole file.
    ///
    /// @throws IOException if the connection breaks
    private static void sendDigest(FileChannel content, OutputStream out) throws IOException {
        throw new UnsupportedOperationException("TODO 4: answer with the digest of the file");
    }

    // As in lesson 7: DownloadServer#serveForever
    /// Serves client after client until `listener` is closed.
    ///
    /// @throws IOException if accepting fails for another reason
    static void serveForever(ServerSocket listener, Path root) throws IOException {
        while (true) {
            try (Socket socket = listener.accept()) {
                serve(socket, root);
            } catch (SocketException e) {
                if (listener.isClosed()) {
                    return;
                }
                System.err.println("a client is gone: " + e.getMessage());
            } catch (IOException e) {
                System.err.println("a client is gone: " + e.getMessage());
            }
        }
    }

    // As in lesson 7: DownloadServer#main
    /// Serves a folder: `[folder [port]]`, by default this one on port 7890.
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments.length > 0 ? arguments[0] : ".");
        int port = arguments.length > 1 ? Integer.parseInt(arguments[1]) : PORT;
        try (var listener = new ServerSocket()) {
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(port), BACKLOG);
            IO.println("Serving " + root + " on port " + listener.getLocalPort());
            serveForever(listener, root);
        }
    }
}
