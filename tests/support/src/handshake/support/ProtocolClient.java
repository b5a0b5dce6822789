package handshake.support;

import static handshake.support.Mistake.CLOSES_INSTEAD_OF_ANSWERING;
import static handshake.support.Mistake.KEEPS_CONNECTION_OPEN;
import static handshake.support.Mistake.STOPS_AFTER_ONE_REQUEST;

import handshake.wire.Side;
import handshake.wire.transcript.Entry;
import handshake.wire.transcript.Transcript;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A client that speaks the download protocol (`lessons/PROTOCOL.md`) with a student's server, line
/// by line, and records the conversation.
///
/// ```java
/// try (var client = ProtocolClient.connect(port)) {
///     Expected.value(Answer.MISSING).in(client).butGot(client.ask("GET nothing").kind());
/// }
/// ```
public final class ProtocolClient implements AutoCloseable {
    private static final Pattern LINE =
            Pattern.compile("OK (?<length>[0-9]{1,8})|MISSING|REFUSED .*");
    private static final int MAX_LINE_BYTES = 4096;

    private final Socket socket;
    private final InputStream in;
    private final Recorder recorder = new Recorder(Side.SERVER);
    private int answers;
    private boolean isOver;

    private ProtocolClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        recorder.add(new Entry.Opened(Side.CLIENT));
    }

    /// Connects to a server on loopback.
    ///
    /// @throws IOException if nobody listens there
    public static ProtocolClient connect(int port) throws IOException {
        var socket = new Socket();
        int patience = (int) ScriptedPeer.PATIENCE.toMillis();
        socket.connect(new InetSocketAddress(ScriptedPeer.HOST, port), patience);
        socket.setSoTimeout(patience);
        socket.setTcpNoDelay(true);
        return new ProtocolClient(socket);
    }

    /// A server's answer.
    ///
    /// @param line the line, without its LF
    /// @param body the bytes that an OK promised; none for other answers
    public record Answer(String line, byte[] body) {

        /// OK, MISSING or REFUSED.
        public String kind() {
            return line.split(" ", 2)[0];
        }
    }

    /// Sends `request` as a line and reads the answer.
    ///
    /// @throws Failure if no answer comes, or none by the protocol
    public Answer ask(String request) throws IOException {
        send(Bytes.utf8(request + "\n"));
        return answer();
    }

    /// Sends bytes as they are.
    ///
    /// @throws Failure if the server has cut the connection
    public void send(byte[] bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes);
            recorder.data(Side.CLIENT, bytes, 0, bytes.length);
        } catch (IOException e) {
            recorder.add(new Entry.Reset(Side.SERVER));
            throw failure("your server has cut the connection", "你的服务器切断了连接").mistake(closing());
        }
    }

    /// Reads the next answer.
    ///
    /// @throws Failure if none comes, or none by the protocol
    public Answer answer() throws IOException {
        byte[] line = readLine();
        String text = new String(line, 0, line.length - 1, StandardCharsets.UTF_8);
        recorder.data(Side.SERVER, line, 0, line.length);
        answers++;
        Matcher matcher = LINE.matcher(text);
        if (!matcher.matches()) {
            throw failure("that is no answer of the protocol", "这不是协议规定的回答")
                    .expected("\"OK length\", \"MISSING\" or \"REFUSED reason\"")
                    .got('"' + text + '"');
        }
        String length = matcher.group("length");
        return new Answer(text, length == null ? new byte[0] : body(Integer.parseInt(length)));
    }

    /// Ends this side's stream (FIN); answers can still be read.
    public void end() {
        try {
            socket.shutdownOutput();
            recorder.add(new Entry.End(Side.CLIENT));
        } catch (IOException _) {
            // The server has cut the connection. Whether it might is seen where answers are read.
        }
    }

    /// Cuts the connection (RST).
    public void reset() throws IOException {
        socket.setSoLinger(true, 0); // closing now sends RST, not FIN
        socket.close();
        recorder.add(new Entry.Reset(Side.CLIENT));
    }

    /// Reads on until the server ends its stream, or cuts it, and finds no byte more.
    ///
    /// @throws Failure if there is one, or none and no end
    public void expectEnd() throws IOException {
        if (isOver) {
            return;
        }
        int next;
        try {
            next = in.read();
        } catch (SocketTimeoutException e) {
            throw silence("your server keeps the connection open", "你的服务器没有关闭连接")
                    .mistake(KEEPS_CONNECTION_OPEN);
        } catch (IOException _) {
            isOver = true;
            recorder.add(new Entry.Reset(Side.SERVER));
            return;
        }
        if (next >= 0) {
            byte[] more = new byte[] {(byte) next};
            recorder.data(Side.SERVER, more, 0, 1);
            throw failure("your server says more than it was asked", "你的服务器多说了话");
        }
        isOver = true;
        recorder.add(new Entry.End(Side.SERVER));
    }

    /// What was said so far.
    public Transcript transcript() {
        return recorder.transcript();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private byte[] readLine() throws IOException {
        var line = new ByteArrayOutputStream();
        while (line.size() <= MAX_LINE_BYTES) {
            int next = read(line);
            if (next < 0) {
                record(line);
                recorder.add(new Entry.End(Side.SERVER));
                throw failure(
                                "your server closed the connection and gave no answer",
                                "你的服务器没有回答就关闭了连接")
                        .mistake(closing());
            }
            line.write(next);
            if (next == '\n') {
                return line.toByteArray();
            }
        }
        record(line);
        throw failure("your server's answer has no end of line", "你的服务器的回答没有换行符");
    }

    private int read(ByteArrayOutputStream soFar) throws IOException {
        try {
            return in.read();
        } catch (SocketTimeoutException _) {
            record(soFar);
            throw silence("your server gave no answer", "你的服务器没有回答");
        } catch (IOException _) {
            record(soFar);
            recorder.add(new Entry.Reset(Side.SERVER));
            throw failure("your server cut the connection and gave no answer", "你的服务器没有回答就切断了连接")
                    .mistake(closing());
        }
    }

    private byte[] body(int length) throws IOException {
        var body = new byte[length];
        int filled = 0;
        while (filled < length) {
            int count;
            try {
                count = in.read(body, filled, length - filled);
            } catch (SocketTimeoutException _) {
                recorder.data(Side.SERVER, body, 0, filled);
                throw silence("your server promised more bytes than it sent", "你的服务器没有发够答应的字节")
                        .expected(length + " bytes")
                        .got(filled + " bytes");
            } catch (IOException _) {
                count = -1;
            }
            if (count < 0) {
                recorder.data(Side.SERVER, body, 0, filled);
                recorder.add(new Entry.End(Side.SERVER));
                throw failure("your server ended before all it promised was sent", "你的服务器没发够就结束了")
                        .expected(length + " bytes")
                        .got(filled + " bytes");
            }
            filled += count;
        }
        if (length > 0) {
            recorder.data(Side.SERVER, body, 0, length);
        }
        return body;
    }

    /// A server that answers one request and closes has another mistake than one that is at a loss.
    private Mistake closing() {
        return answers == 1 ? STOPS_AFTER_ONE_REQUEST : CLOSES_INSTEAD_OF_ANSWERING;
    }

    private void record(ByteArrayOutputStream bytes) {
        if (bytes.size() > 0) {
            recorder.data(Side.SERVER, bytes.toByteArray(), 0, bytes.size());
        }
    }

    private Failure silence(String en, String zh) {
        recorder.add(new Entry.Silence(Side.SERVER, ScriptedPeer.PATIENCE.toMillis()));
        return failure(en, zh).details(Standing.now());
    }

    private Failure failure(String en, String zh) {
        return Failure.of(en, zh).in(transcript());
    }
}
