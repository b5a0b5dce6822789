package lesson07;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

public final class Requests {
    static final int MAX_LINE_BYTES = 4096;

    private static final Pattern GET = Pattern.compile("GET (?<name>.*)", Pattern.DOTALL);

    private Requests() {}

    static Optional<Request> read(InputStream in) throws IOException {
        Optional<String> line = ByteStreams.readLine(in, MAX_LINE_BYTES);
        if (line.isEmpty()) {
            return Optional.empty();
        }
        Matcher get = GET.matcher(line.get());
        return Optional.of(
                get.matches()
                        ? new Request.Get(get.group("name"))
                        : new Request.Unknown(line.get()));
    }

    static void write(OutputStream out, Request request) throws IOException {
        String line =
                switch (request) {
                    case Request.Get get -> "GET " + get.name();
                    case Request.Unknown unknown -> unknown.line();
                };
        if (line.indexOf('\n') >= 0) {
            throw new ProtocolException("more than one line: " + line);
        }
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(line + '\n');
        Channels.newChannel(out).write(bytes);
    }
}
