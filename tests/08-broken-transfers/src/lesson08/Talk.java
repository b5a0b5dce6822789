package lesson08;

import static handshake.support.ScriptedPeer.HOST;

import handshake.support.ProtocolServer;
import handshake.support.Text;
import handshake.support.Unexpected;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/// What a student's code does with one connection, of which it is given the two streams.
interface Talk {
    /// Long enough for any right program, short enough for a person to wait.
    int PATIENCE_MILLIS = 2000;

    void over(InputStream in, OutputStream out) throws IOException;

    /// Connects to `server`, talks, and closes the connection.
    static void with(ProtocolServer server, Talk talk) throws IOException {
        try (var socket = new Socket(HOST, server.port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            var in = new BufferedInputStream(socket.getInputStream());
            talk.over(in, socket.getOutputStream());
        } catch (SocketTimeoutException e) {
            throw Unexpected.exception(e)
                    .detail(
                            new Text(
                                    "the server has sent all it promised, and waits for your next"
                                            + " request or your end of the stream",
                                    "服务器说好的都发了，正在等你的下一个请求，或者等你结束流"));
        }
    }
}
