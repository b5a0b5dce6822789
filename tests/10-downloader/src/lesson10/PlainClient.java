package lesson10;

import static java.nio.charset.StandardCharsets.UTF_8;

import handshake.support.ScriptedPeer;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;

/// A client as anybody would write it at first: reads into a buffer, writes from it.
final class PlainClient {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int PATIENCE_MILLIS = 4000;

    private PlainClient() {}

    /// Receives a file and keeps nothing of it.
    static void discard(String name, int port) throws IOException {
        receive(name, port, OutputStream.nullOutputStream());
    }

    /// Receives a file and saves it.
    static void save(String name, int port, Path file) throws IOException {
        Files.deleteIfExists(file);
        try (var out = Files.newOutputStream(file)) {
            receive(name, port, out);
        }
    }

    private static void receive(String name, int port, OutputStream out) throws IOException {
        try (var socket = new Socket(ScriptedPeer.HOST, port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(("GET " + name + "\n").getBytes(UTF_8));
            InputStream in = socket.getInputStream();
            var buffer = new byte[BUFFER_BYTES];
            for (long left = readLength(in); left > 0; ) {
                int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (count < 0) {
                    throw new EOFException(left + " bytes are missing");
                }
                out.write(buffer, 0, count);
                left -= count;
            }
        }
    }

    private static long readLength(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.append((char) next);
        }
        return Long.parseLong(line.substring("OK ".length()));
    }
}
