package lesson12;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;

/// Sends every datagram back to whoever sent it.
public final class UdpEcho {
    static final int MAX_DATAGRAM_BYTES = 65_507; // an IPv4 packet, less its header and UDP's

    private static final int PORT = 7892;

    private UdpEcho() {}

    /// Answers every datagram with its own bytes, until the socket is closed; then returns.
    ///
    /// @throws IOException if the socket fails in another way
    static void echoForever(DatagramSocket socket) throws IOException {
        var buffer = new byte[MAX_DATAGRAM_BYTES];
        while (!socket.isClosed()) {
            var packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet); // fills in how many bytes came, and from where
                socket.send(packet); // and that is where it goes
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw e;
                }
            }
        }
    }

    /// Serves on the port in the arguments, or on 7892, until Ctrl-C.
    public static void main(String[] arguments) throws IOException {
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : PORT;
        try (var socket = new DatagramSocket(port)) {
            IO.println("Echoing what comes to UDP port " + socket.getLocalPort());
            echoForever(socket);
        }
    }
}
