package lesson09;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/// A client for experiments: asks for a file, and does not read it until you press Enter.
public final class SlowClient {
    private static final int RECEIVE_BUFFER_BYTES = 64 * 1024;

    private SlowClient() {}

    /// `host port name`: what is asked for, and of whom.
    public static void main(String[] arguments) throws IOException {
        try (var socket = new Socket()) {
            // A small buffer is soon full. It has to be set before the SYN announces its size.
            socket.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
            socket.connect(new InetSocketAddress(arguments[0], Integer.parseInt(arguments[1])));
            Requests.write(socket.getOutputStream(), new Request.Get(arguments[2]));
            IO.readln("The server sends, and nobody reads. Press Enter to read. ");
            Reply reply = Replies.read(socket.getInputStream());
            IO.println(reply);
            if (reply instanceof Reply.Ok(long length)) {
                socket.getInputStream().skipNBytes(length);
                IO.println("Read " + length + " bytes.");
            }
        }
    }
}
