package handshake.viewer.program;

import handshake.viewer.SocketEvent;

import jdk.jfr.consumer.EventStream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The reads and writes of a program, as its JVM records them: every one, with its stack trace.
public final class SocketRecording implements AutoCloseable {
    private static final List<String> EVENTS = List.of("jdk.SocketRead", "jdk.SocketWrite");
    private static final List<String> SETTINGS =
            List.of("enabled=true", "threshold=0ns", "throttle=off", "stackTrace=true");
    private static final int LOOK_AGAIN_MILLIS = 50;

    private final Path repository;
    private final SocketEvents translator;
    private final List<SocketEvent> events = new ArrayList<>();
    private final Set<SocketEvent> known = new HashSet<>();
    private EventStream stream;
    private boolean isClosed;

    /// @param repository an empty folder, for the JVM to record into
    /// @param classes where the program's compiled classes lie
    public SocketRecording(Path repository, Path classes) {
        this.repository = repository;
        this.translator = new SocketEvents(classes);
    }

    /// What makes a JVM record.
    public List<String> options() {
        var settings = new StringBuilder("settings=none,flush-interval=1s");
        for (String event : EVENTS) {
            for (String setting : SETTINGS) {
                settings.append(",+").append(event).append('#').append(setting);
            }
        }
        return List.of(
                "-XX:FlightRecorderOptions:preserve-repository=true,repository=" + repository,
                "-XX:StartFlightRecording:" + settings,
                "-Xlog:disable",
                "-Xlog:all=off");
    }

    /// Reads along while the program runs.
    public void follow() {
        Thread.ofPlatform().daemon().name("events of the program").start(this::readAlong);
    }

    private void readAlong() {
        try {
            while (!open()) {
                Thread.sleep(LOOK_AGAIN_MILLIS);
            }
        } catch (IOException _) {
            // The end reads what there is; until then nothing is shown.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean open() throws IOException {
        if (isClosed) {
            return true;
        }
        if (chunks().isEmpty()) {
            return false;
        }
        stream = EventStream.openRepository(repository);
        EVENTS.forEach(name -> stream.onEvent(name, this::add));
        stream.startAsync();
        return true;
    }

    private synchronized void add(RecordedEvent recorded) {
        SocketEvent event = translator.translate(recorded);
        if (known.add(event)) {
            events.add(event);
        }
    }

    /// Events from number `first` on, in the order in which they became known.
    public synchronized List<SocketEvent> events(int first) {
        return List.copyOf(events.subList(Math.min(first, events.size()), events.size()));
    }

    /// The program has ended: reads what it recorded last.
    @Override
    public void close() {
        EventStream following;
        synchronized (this) {
            isClosed = true;
            following = stream;
        }
        if (following != null) {
            following.close();
        }
        try {
            for (Path chunk : chunks()) {
                readRest(chunk);
            }
        } catch (IOException _) {
            // A program that was killed leaves a torn end: what came before it is known.
        }
    }

    private void readRest(Path chunk) throws IOException {
        var rest = new ArrayList<RecordedEvent>();
        try (var file = new RecordingFile(chunk)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (EVENTS.contains(event.getEventType().getName())) {
                    rest.add(event);
                }
            }
        } finally {
            rest.sort((a, b) -> a.getEndTime().compareTo(b.getEndTime()));
            rest.forEach(this::add);
        }
    }

    private List<Path> chunks() throws IOException {
        try (Stream<Path> files = Files.walk(repository)) {
            return files.filter(it -> it.toString().endsWith(".jfr")).sorted().toList();
        }
    }
}
