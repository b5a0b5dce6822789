package handshake.worker;

import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// One connection of a {@link Gateway}: what arrives at its socket goes out as signals, and the
/// signals that come in go out at its socket, each by a thread of its own.
final class Carried implements AutoCloseable {
    private static final int DIRECTIONS = 2;

    private final int number;
    private final Socket socket;
    private final Consumer<Signal> out;
    private final LinkedBlockingQueue<Signal> incoming = new LinkedBlockingQueue<>();
    private final AtomicInteger ended = new AtomicInteger();
    private volatile boolean isClosed;

    Carried(int number, Socket socket, Consumer<Signal> out) {
        this.number = number;
        this.socket = socket;
        this.out = out;
    }

    void start() {
        Thread.ofVirtual().name("from connection " + number).start(this::read);
        Thread.ofVirtual().name("to connection " + number).start(this::write);
    }

    void accept(Signal signal) {
        incoming.add(signal);
    }

    private void read() {
        var buffer = new byte[Signal.MAX_BYTES];
        try {
            var in = socket.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.accept(new Signal.Data(number, Arrays.copyOf(buffer, count)));
            }
            out.accept(new Signal.End(number));
            directionEnded();
        } catch (IOException _) {
            abort();
        }
    }

    private void write() {
        try {
            while (!isClosed) {
                switch (incoming.take()) {
                    case Signal.Data data -> socket.getOutputStream().write(data.bytes());
                    case Signal.End _ -> {
                        socket.shutdownOutput();
                        directionEnded();
                    }
                    case Signal.Reset _ -> {
                        isClosed = true;
                        socket.setSoLinger(true, 0); // closing is now a RST
                        socket.close();
                    }
                    case Signal.Opened _ -> {} // it is open
                }
            }
        } catch (IOException _) {
            abort();
        } catch (InterruptedException _) {
            close();
        }
    }

    private void directionEnded() throws IOException {
        if (ended.incrementAndGet() == DIRECTIONS) {
            close();
        }
    }

    /// Closes it and says that the program has cut it, unless it is closed already.
    synchronized void abort() {
        if (!isClosed) {
            close();
            out.accept(new Signal.Reset(number));
        }
    }

    @Override
    public void close() {
        isClosed = true;
        Quietly.close(socket);
        incoming.add(new Signal.End(number)); // wakes the thread that waits for the next one
    }
}
