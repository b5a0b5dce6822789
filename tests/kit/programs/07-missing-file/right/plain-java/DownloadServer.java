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
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

public final class DownloadServer {
    private DownloadServer() {}

    static ServerSocket listen(int port) throws IOException {
        ServerSocket listener = new ServerSocket();
        listener.setReuseAddress(true);
        listener.bind(new InetSocketAddress(port), 128);
        return listener;
    }

    static void serve(Socket socket, Path root) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        OutputStream out = new BufferedOutputStream(socket.getOutputStream());
        boolean goesOn = true;
        while (goesOn) {
            try {
                Optional<Request> request = Requests.read(in);
                if (!request.isPresent()) {
                    goesOn = false;
                } else if (request.get() instanceof Request.Get) {
                    answer(((Request.Get) request.get()).name(), root, out);
                } else {
                    Replies.write(out, new Reply.Refused("what?"));
                }
            } catch (ProtocolException e) {
                Replies.write(out, new Reply.Refused("unreadable"));
                goesOn = false;
            }
            out.flush();
        }
    }

    private static void answer(String name, Path root, OutputStream out) throws IOException {
        Found found = FileStore.find(root, name);
        if (found instanceof Found.Missing) {
            Replies.write(out, new Reply.Missing());
        } else if (found instanceof Found.Refused) {
            Replies.write(out, new Reply.Refused(((Found.Refused) found).reason()));
        } else {
            FileChannel content = ((Found.File) found).content();
            try {
                Replies.write(out, new Reply.Ok(content.size()));
                Transfer.copy(Channels.newInputStream(content), out, content.size(), Progress.NONE);
            } finally {
                content.close();
            }
        }
    }

    static void serveForever(ServerSocket listener, Path root) throws IOException {
        for (; ; ) {
            Socket socket;
            try {
                socket = listener.accept();
            } catch (IOException e) {
                return;
            }
            try {
                serve(socket, root);
            } catch (IOException e) {
                System.err.println(e);
            } finally {
                socket.close();
            }
        }
    }

    public static void main(String[] arguments) throws IOException {
        serveForever(listen(7890), Path.of("."));
    }
}
