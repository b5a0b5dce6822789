package handshake.support;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How a {@link ProtocolServer} answers each request on one connection.
final class ProtocolReplies {
    /// What stands for a line that is too long or not UTF-8.
    static final String UNREADABLE = "(a line that cannot be read)";

    private static final Pattern REQUEST =
            Pattern.compile(
                    "(?s)(?<verb>GET|DIGEST) (?<name>.*)"
                            + "|RANGE (?<offset>[0-9]{1,18}) (?<ranged>.*)|LIST");

    private final ProtocolServer server;
    private final List<Fault> faults;
    private final FaultyOutput out;

    ProtocolReplies(ProtocolServer server, List<Fault> faults, FaultyOutput out) {
        this.server = server;
        this.faults = faults;
        this.out = out;
    }

    void answer(String line) throws IOException, FaultyOutput.Stopped, InterruptedException {
        for (Fault fault : faults) {
            if (fault instanceof Fault.AnswersWith(byte[] bytes)) {
                out.send(bytes, false);
                return;
            }
        }
        if (line.equals(UNREADABLE)) {
            say("REFUSED a line that cannot be read");
            out.end();
        }
        Matcher request = REQUEST.matcher(line);
        String verb = line.split(" ", 2)[0];
        if (!server.knows(verb) || !request.matches()) {
            say("REFUSED unknown request");
            return;
        }
        switch (verb) {
            case "LIST" -> sendOther(Bytes.utf8(list()));
            case "RANGE" -> {
                long offset = Long.parseLong(request.group("offset"));
                answer(verb, request.group("ranged"), offset);
            }
            default -> answer(verb, request.group("name"), 0);
        }
    }

    private void answer(String verb, String name, long offset)
            throws IOException, FaultyOutput.Stopped, InterruptedException {
        byte[] content = server.content(name);
        if (server.refusal(name) != null) {
            say("REFUSED " + server.refusal(name));
        } else if (content == null) {
            say("MISSING");
        } else if (verb.equals("DIGEST")) {
            sendOther(Bytes.utf8(digest(content)));
        } else if (offset > content.length) {
            say("REFUSED the file has " + content.length + " bytes");
        } else {
            sendFile(content, (int) offset);
        }
    }

    private void sendFile(byte[] content, int offset)
            throws IOException, FaultyOutput.Stopped, InterruptedException {
        byte[] body = Arrays.copyOfRange(content, offset, content.length);
        long promised = body.length;
        for (Fault fault : faults) {
            if (fault instanceof Fault.LiesAboutLength(long more)) {
                promised += more;
            }
            if (fault instanceof Fault.FlipsBit(long at, int bit)
                    && at >= offset
                    && at < content.length) {
                body[(int) at - offset] ^= (byte) (1 << bit);
            }
        }
        say("OK " + promised);
        out.send(body, true);
        for (Fault fault : faults) {
            if (fault instanceof Fault.SaysMore(byte[] bytes)) {
                out.send(bytes, false);
            }
        }
        if (promised > body.length) {
            out.end();
        }
    }

    private void sendOther(byte[] body)
            throws IOException, FaultyOutput.Stopped, InterruptedException {
        say("OK " + body.length);
        out.send(body, false);
    }

    private void say(String line) throws IOException, FaultyOutput.Stopped, InterruptedException {
        out.send(Bytes.utf8(line + "\n"), false);
    }

    private String list() {
        return server.files().entrySet().stream()
                .map(file -> file.getValue().length + " " + file.getKey() + "\n")
                .collect(Collectors.joining());
    }

    private String digest(byte[] content) {
        boolean wrong = faults.stream().anyMatch(Fault.WrongDigest.class::isInstance);
        return sha256(wrong ? Bytes.utf8("another file") : content);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
