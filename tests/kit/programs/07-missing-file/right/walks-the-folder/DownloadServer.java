package lesson07;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.Optional;

public final class DownloadServer {
    private DownloadServer() {}

    static ServerSocket listen(int port) throws IOException {
        var listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.bind(new InetSocketAddress(port), 128);
        return listener;
    }

    static void serve(Socket socket, Path root) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        OutputStream out = new BufferedOutputStream(socket.getOutputStream());
        try {
            for (Optional<Request> next; (next = Requests.read(in)).isPresent(); ) {
                if (next.get() instanceof Request.Get(String name)) {
                    give(FileStore.find(root, name), out);
                } else {
                    Replies.write(out, new Reply.Refused("GET is all there is"));
                }
                out.flush();
            }
        } catch (ProtocolException e) {
            Replies.write(out, new Reply.Refused("that is no line"));
            out.flush();
        }
    }

    private static void give(Found found, OutputStream out) throws IOException {
        switch (found) {
            case Found.File(var content) -> {
                try (InputStream file = Channels.newInputStream(content)) {
                    long length = content.size();
                    Replies.write(out, new Reply.Ok(length));
                    Transfer.copy(file, out, length, Progress.NONE);
                }
            }
            case Found.Missing() -> Replies.write(out, new Reply.Missing());
            case Found.Refused(var why) -> Replies.write(out, new Reply.Refused(why));
        }
    }

    static void serveForever(ServerSocket listener, Path root) throws IOException {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread.ofVirtual().name("client").start(() -> serveAndClose(socket, root));
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw e;
                }
            }
        }
    }

    private static void serveAndClose(Socket socket, Path root) {
        try (socket) {
            serve(socket, root);
        } catch (IOException e) {
            System.err.println(e.getMessage());
        }
    }

    public static void main(String[] arguments) throws IOException {
        try (var listener = listen(7890)) {
            serveForever(listener, Path.of(arguments.length > 0 ? arguments[0] : ""));
        }
    }
}
