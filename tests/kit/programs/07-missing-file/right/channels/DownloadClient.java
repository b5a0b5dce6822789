package lesson07;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

public final class DownloadClient {
    private DownloadClient() {}

    static Socket connect(String host, int port, Duration timeout) throws IOException {
        var socket = new Socket();
        socket.connect(new InetSocketAddress(host, port), (int) timeout.toMillis());
        return socket;
    }

    static Path target(Path folder, String name) {
        return folder.resolve("[new] " + Path.of(name).getFileName());
    }

    static Path download(String host, int port, String name, Path folder) throws IOException {
        try (Socket socket = connect(host, port, Duration.ofSeconds(5))) {
            Requests.write(socket.getOutputStream(), new Request.Get(name));
            InputStream in = socket.getInputStream();
            switch (Replies.read(in)) {
                case Reply.Ok ok -> {
                    return save(in, ok.length(), target(folder, name));
                }
                case Reply.Missing _ ->
                        throw new FileNotFoundException("no such file on the server: " + name);
                case Reply.Refused refused ->
                        throw new AccessDeniedException(name, null, refused.reason());
            }
        }
    }

    private static Path save(InputStream in, long length, Path target) throws IOException {
        Path part = Path.of(target + ".part");
        try (var file =
                FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            long received = 0;
            var from = Channels.newChannel(in);
            while (received < length) {
                long count = file.transferFrom(from, received, length - received);
                if (count == 0) {
                    throw new IOException("cut off after " + received + " bytes");
                }
                received += count;
            }
        }
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        return target;
    }

    public static void main(String[] arguments) throws IOException {
        IO.println(
                download(arguments[0], Integer.parseInt(arguments[1]), arguments[2], Path.of("")));
    }
}
