package handshake.support;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;

/// A lesson's client and server as programs that meet those of others: what one student's client
/// and another's server are to do for each other, and how to run the server.
///
/// A lesson that can be played so has a class `CrossPlayPrograms` among its tests, which is public
/// and has a public constructor without parameters.
public interface CrossPlay {

    /// What clients ask servers for, one after another.
    List<Errand> errands();

    /// A server for the files of `folder` that listens already, on a free port, and serves once it
    /// is told to.
    ///
    /// @throws IOException if it cannot listen
    Server open(Path folder) throws IOException;

    /// What a server does with its listener.
    interface Serving {
        /// @throws IOException if the server gives up
        void serve(ServerSocket listener) throws IOException;
    }

    /// A server that is handed its listener.
    ///
    /// @throws IOException if no port can be had
    static Server listening(Serving serving) throws IOException {
        var listener = new LoopbackListener();
        return new Server() {
            @Override
            public int port() {
                return listener.getLocalPort();
            }

            @Override
            public void serve() throws IOException {
                serving.serve(listener);
            }

            @Override
            public void close() throws IOException {
                listener.close();
            }
        };
    }

    /// A student's server.
    interface Server extends AutoCloseable {
        int port();

        /// Serves as the lesson's server does: one client, or all that come until it is closed.
        ///
        /// @throws IOException if the server gives up
        void serve() throws IOException;

        /// Listens no more.
        @Override
        void close() throws IOException;
    }
}
