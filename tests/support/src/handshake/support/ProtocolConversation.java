package handshake.support;

import handshake.wire.Side;
import handshake.wire.transcript.Entry;
import handshake.wire.transcript.Transcript;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One connection of a {@link ProtocolServer}: reads requests, answers, and does what its faults
/// say.
final class ProtocolConversation {
    private static final int MAX_LINE_BYTES = 4096;

    private final ProtocolServer server;
    private final Socket socket;
    private final List<Fault> faults;
    private final Recorder recorder = new Recorder(Side.CLIENT);
    private final List<String> requests = new ArrayList<>();
    private final FaultyOutput out;
    private volatile boolean isOver;
    private Thread thread;

    ProtocolConversation(ProtocolServer server, Socket socket, List<Fault> faults) {
        this.server = server;
        this.socket = socket;
        this.faults = faults;
        this.out = new FaultyOutput(socket, faults, recorder);
        recorder.add(new Entry.Opened(Side.CLIENT));
    }

    void start(int number) {
        thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("test server, connection " + number)
                        .start(this::converse);
    }

    Visit visit() {
        synchronized (requests) {
            return new Visit(requests, out.fileBytes(), isOver);
        }
    }

    Transcript transcript() {
        return recorder.transcript();
    }

    void close() throws IOException {
        socket.close();
        thread.interrupt();
    }

    /// @param millis how long to wait; not at all if this is not positive
    void awaitEnd(long millis) {
        try {
            if (millis > 0) {
                thread.join(millis);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void converse() {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream());
            var replies = new ProtocolReplies(server, faults, out);
            boolean goesOn = true;
            for (String line = read(in); goesOn && line != null; line = goesOn ? read(in) : null) {
                makeChanges();
                goesOn = answer(replies, line);
            }
            if (!goesOn) {
                readToEnd(in);
            }
            recorder.add(new Entry.End(Side.CLIENT));
            isOver = true;
            if (goesOn) {
                recorder.add(new Entry.End(Side.SERVER));
            }
        } catch (IOException _) {
            if (!out.hasReset()) {
                recorder.add(new Entry.Reset(Side.CLIENT));
            }
            isOver = true;
        } catch (InterruptedException _) {
            // close() ended the test
        }
    }

    /// Whether the conversation goes on; if not, our stream has ended or will say nothing more.
    private boolean answer(ProtocolReplies replies, String line)
            throws IOException, InterruptedException {
        try {
            replies.answer(line);
            return true;
        } catch (FaultyOutput.Stopped _) {
            return false;
        }
    }

    private void makeChanges() {
        for (Fault fault : faults) {
            if (fault instanceof Fault.Changes(String name, byte[] content, int afterRequests)
                    && visit().requests().size() == afterRequests + 1) {
                if (content == null) {
                    server.remove(name);
                } else {
                    server.file(name, content);
                }
            }
        }
    }

    /// The next request, which is recorded; null at the end of the stream. A line that is too long
    /// or not UTF-8 comes back as {@link ProtocolReplies#UNREADABLE}.
    private String read(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0 && next != '\n' && bytes.size() <= MAX_LINE_BYTES) {
            bytes.write(next);
            next = in.read();
        }
        byte[] line = bytes.toByteArray();
        if (next < 0) {
            if (line.length > 0) {
                recorder.data(Side.CLIENT, line, 0, line.length);
            }
            return null;
        }
        recorder.data(Side.CLIENT, withEnd(line, next), 0, line.length + 1);
        String text = next == '\n' ? decode(line) : ProtocolReplies.UNREADABLE;
        synchronized (requests) {
            requests.add(text);
        }
        return text;
    }

    private static byte[] withEnd(byte[] line, int next) {
        byte[] whole = Arrays.copyOf(line, line.length + 1);
        whole[line.length] = (byte) next;
        return whole;
    }

    private static String decode(byte[] line) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
            return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
        } catch (CharacterCodingException _) {
            return ProtocolReplies.UNREADABLE;
        }
    }

    private void readToEnd(InputStream in) throws IOException {
        var buffer = new byte[8192];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            recorder.data(Side.CLIENT, buffer, 0, count);
        }
    }
}
