// As in lesson 9: Service
package lesson10;

import java.io.IOException;
import java.net.Socket;

/// What a server does for one client.
@FunctionalInterface
interface Service {
    /// Serves the client at the other end of `socket` to its end. Does not close the socket.
    ///
    /// @throws IOException if the connection breaks, or the client takes too long
    void serve(Socket socket) throws IOException;
}
