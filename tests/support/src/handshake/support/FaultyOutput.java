package handshake.support;

import handshake.wire.Side;
import handshake.wire.transcript.Entry;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Optional;

/// Sends bytes, and stops, waits and drips where the faults say.
final class FaultyOutput {
    private static final int CHUNK_BYTES = 64 * 1024;

    /// Thrown when nothing more is to be sent.
    static final class Stopped extends Exception {}

    private final Socket socket;
    private final List<Fault> faults;
    private final Recorder recorder;
    private volatile long fileBytes;
    private volatile boolean hasReset;
    private long allBytes;

    FaultyOutput(Socket socket, List<Fault> faults, Recorder recorder) {
        this.socket = socket;
        this.faults = faults;
        this.recorder = recorder;
    }

    /// How many file bytes have been sent.
    long fileBytes() {
        return fileBytes;
    }

    /// Whether the connection was reset from here.
    boolean hasReset() {
        return hasReset;
    }

    /// Sends `bytes`, which are a file's or not.
    void send(byte[] bytes, boolean ofFile) throws IOException, Stopped, InterruptedException {
        int sent = 0;
        Optional<Fault.How> stop;
        try {
            stop = obey(ofFile);
            while (stop.isEmpty() && sent < bytes.length) {
                int count = (int) Math.min(bytes.length - sent, untilNextFault(ofFile));
                socket.getOutputStream().write(bytes, sent, count);
                sent += count;
                allBytes += count;
                fileBytes += ofFile ? count : 0;
                stop = obey(ofFile);
            }
        } finally {
            if (sent > 0) {
                recorder.data(Side.SERVER, bytes, 0, sent);
            }
        }
        if (stop.isPresent()) {
            stop(stop.get());
        }
    }

    /// Ends the stream.
    void end() throws IOException, Stopped {
        socket.shutdownOutput();
        recorder.add(new Entry.End(Side.SERVER));
        throw new Stopped();
    }

    /// Waits if that is due here; whether and how to stop, if that is.
    private Optional<Fault.How> obey(boolean ofFile) throws InterruptedException {
        for (Fault fault : faults) {
            if (fault instanceof Fault.WaitsAfter(long bytes, var gate)
                    && ofFile
                    && fileBytes == bytes) {
                gate.await();
            }
            if (fault instanceof Fault.StopsAfter(Fault.How how, long bytes, boolean ofAll)
                    && (ofAll ? allBytes == bytes : ofFile && fileBytes == bytes)) {
                return Optional.of(how);
            }
        }
        return Optional.empty();
    }

    private void stop(Fault.How how) throws IOException, Stopped {
        switch (how) {
            case CUT -> end();
            case STALL -> throw new Stopped();
            case RESET -> {
                hasReset = true;
                recorder.add(new Entry.Reset(Side.SERVER));
                socket.setSoLinger(true, 0); // closing now sends RST, not FIN
                socket.close();
                throw new IOException("reset as planned");
            }
        }
    }

    private long untilNextFault(boolean ofFile) {
        long most = CHUNK_BYTES;
        for (Fault fault : faults) {
            long distance =
                    switch (fault) {
                        case Fault.Drips _ -> 1;
                        case Fault.StopsAfter stop when stop.ofAll() -> stop.bytes() - allBytes;
                        case Fault.StopsAfter stop when ofFile -> stop.bytes() - fileBytes;
                        case Fault.WaitsAfter wait when ofFile -> wait.fileBytes() - fileBytes;
                        default -> most;
                    };
            most = distance > 0 ? Math.min(most, distance) : most;
        }
        return most;
    }
}
