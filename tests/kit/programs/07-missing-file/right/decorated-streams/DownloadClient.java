package lesson07;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
        try (var socket = connect(host, port, Duration.ofSeconds(3));
                var in = new BufferedInputStream(socket.getInputStream(), 100)) {
            Requests.write(socket.getOutputStream(), new Request.Get(name));
            Reply reply = Replies.read(in);
            if (reply instanceof Reply.Missing) {
                throw new FileNotFoundException("no such file on the server: " + name);
            }
            if (reply instanceof Reply.Refused(String reason)) {
                throw new IOException("the server does not want to: " + reason);
            }
            long length = ((Reply.Ok) reply).length();
            Path part = Files.createTempFile(folder, "download", ".part");
            try (var file = Files.newOutputStream(part)) {
                Transfer.copy(in, file, length, Progress.NONE);
            }
            return Files.move(part, target(folder, name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    public static void main(String[] arguments) throws IOException {
        IO.println(
                download(arguments[0], Integer.parseInt(arguments[1]), arguments[2], Path.of("")));
    }
}
