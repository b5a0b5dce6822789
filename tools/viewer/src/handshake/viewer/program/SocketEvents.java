package handshake.viewer.program;

import handshake.viewer.Place;
import handshake.viewer.SocketEvent;
import handshake.viewer.SocketEvent.Kind;

import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;

import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Turns what a JVM recorded into events of the program: only its own frames count.
final class SocketEvents {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final Path classes;
    private final Map<String, String> sourceFiles = new HashMap<>();

    SocketEvents(Path classes) {
        this.classes = classes;
    }

    SocketEvent translate(RecordedEvent event) {
        boolean isRead = event.getEventType().getName().equals("jdk.SocketRead");
        return new SocketEvent(
                isRead ? Kind.READ : Kind.WRITE,
                nanos(event.getStartTime()),
                nanos(event.getEndTime()),
                0, // the JVM does not tell
                event.getInt("port"),
                Math.max(0, event.getLong(isRead ? "bytesRead" : "bytesWritten")),
                isRead && event.getBoolean("endOfStream"),
                stack(event));
    }

    private List<Place> stack(RecordedEvent event) {
        if (event.getStackTrace() == null) {
            return List.of();
        }
        return event.getStackTrace().getFrames().stream()
                .filter(frame -> frame.isJavaFrame() && isOwn(frame))
                .map(this::place)
                .toList();
    }

    private boolean isOwn(RecordedFrame frame) {
        return Files.exists(classFile(frame.getMethod().getType().getName()));
    }

    private Place place(RecordedFrame frame) {
        String name = frame.getMethod().getType().getName();
        return new Place(
                name,
                frame.getMethod().getName(),
                sourceFiles.computeIfAbsent(name, this::sourceFile),
                Math.max(0, frame.getLineNumber()));
    }

    private Path classFile(String name) {
        return classes.resolve(name.replace('.', '/') + ".class");
    }

    private String sourceFile(String name) {
        try {
            return ClassFile.of()
                    .parse(classFile(name))
                    .findAttribute(Attributes.sourceFile())
                    .map(it -> it.sourceFile().stringValue())
                    .orElse("");
        } catch (IOException | IllegalArgumentException _) {
            return ""; // not known
        }
    }

    private static long nanos(Instant time) {
        return time.getEpochSecond() * NANOS_PER_SECOND + time.getNano();
    }
}
