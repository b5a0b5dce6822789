package lesson07;

import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

public final class Replies {
    private Replies() {}

    static void write(OutputStream out, Reply reply) throws IOException {
        String line =
                switch (reply) {
                    case Reply.Ok ok -> "OK " + ok.length();
                    case Reply.Missing _ -> "MISSING";
                    case Reply.Refused refused ->
                            "REFUSED " + String.join(" / ", refused.reason().lines().toList());
                };
        var data = new DataOutputStream(out);
        data.write((line + '\n').getBytes(StandardCharsets.UTF_8));
        data.flush();
    }

    static Reply read(InputStream in) throws IOException {
        Optional<String> line = ByteStreams.readLine(in, 4096);
        if (line.isEmpty()) {
            throw new EOFException("no reply");
        }
        String[] words = line.get().split(" ", 2);
        if (words.length == 1) {
            if (words[0].equals("MISSING")) {
                return new Reply.Missing();
            }
            throw unknown(line.get());
        }
        return switch (words[0]) {
            case "OK" -> new Reply.Ok(length(words[1]));
            case "REFUSED" -> new Reply.Refused(words[1]);
            default -> throw unknown(line.get());
        };
    }

    private static long length(String digits) throws ProtocolException {
        try {
            long length = Long.parseLong(digits);
            if (length < 0) {
                throw unknown(digits);
            }
            return length;
        } catch (NumberFormatException e) {
            throw unknown(digits);
        }
    }

    private static ProtocolException unknown(String line) {
        return new ProtocolException("the server says " + line);
    }
}
