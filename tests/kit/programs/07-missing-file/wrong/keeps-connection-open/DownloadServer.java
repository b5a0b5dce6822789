// Step 5: refuses a line that cannot be read, and looks for the next one in its rest.
package lesson07;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/// A server that gives the files of a folder, and says so when it does not.
public final class DownloadServer {
    private static final String DEFAULT_PORT = "7890";
    private static final int BACKLOG = 128;

    private DownloadServer() {}

    // As in lesson 2: OkServer#listen
    static ServerSocket listen(int port) throws IOException {
        var listener = new ServerSocket(); // without a port: it is not bound yet
        try {
            listener.setReuseAddress(true); // before bind: afterwards it is too late
            listener.bind(new InetSocketAddress(port), BACKLOG);
            return listener;
        } catch (IOException e) {
            listener.close(); // nobody else ever sees this listener
            throw new IOException("cannot listen on port " + port + ": " + e.getMessage(), e);
        }
    }

    /// Answers one client's requests, in order, until it ends its stream. A line that is too long
    /// or not UTF-8 is refused, and is the last. The caller closes the socket.
    ///
    /// @param root the folder whose files are served
    /// @throws IOException if the connection breaks
    static void serve(Socket socket, Path root) throws IOException {
        socket.setTcpNoDelay(true); // a short file behind its OK is not to wait for the OK's ACK
        // One buffer for the whole connection: it may hold the next request already.
        var in = new BufferedInputStream(socket.getInputStream());
        OutputStream out = socket.getOutputStream();
        while (true) {
            try {
                Optional<Request> request = Requests.read(in);
                if (request.isEmpty()) {
                    return;
                }
                answer(request.get(), root, out);
            } catch (ProtocolException e) {
                Replies.write(out, new Reply.Refused(e.getMessage()));
            }
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

    private static void send(FileChannel content, OutputStream out) throws IOException {
        try (content) {
            long length = content.size(); // the file may grow while it is sent: this is the promise
            Replies.write(out, new Reply.Ok(length));
            Transfer.copy(Channels.newInputStream(content), out, length, Progress.NONE);
        }
    }

    /// Serves client after client until the listener is closed. A client that breaks off ends only
    /// its own connection.
    ///
    /// @throws IOException if accepting fails for another reason
    static void serveForever(ServerSocket listener, Path root) throws IOException {
        while (true) {
            Socket socket;
            try {
                socket = listener.accept();
            } catch (IOException e) {
                if (listener.isClosed()) {
                    return; // closing the listener is how this server is stopped
                }
                throw e;
            }
            try (socket) {
                serve(socket, root);
            } catch (IOException e) {
                System.err.println(socket.getRemoteSocketAddress() + " is gone: " + e.getMessage());
            }
        }
    }

    /// Serves the files of a folder (default: this one) on a port (default: 7890).
    public static void main(String[] arguments) {
        Path root = Path.of(arguments.length > 0 ? arguments[0] : "");
        String port = arguments.length > 1 ? arguments[1] : DEFAULT_PORT;
        try (var listener = listen(Integer.parseInt(port))) {
            IO.println("Waiting for clients on port " + listener.getLocalPort());
            serveForever(listener, root);
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (NumberFormatException e) {
            System.err.println("A port is a number from 0 to 65535, not \"" + port + "\".");
            System.exit(2);
        }
    }
}
