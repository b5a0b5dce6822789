package handshake.viewer.program;

import handshake.viewer.Place;
import handshake.viewer.SocketEvent;
import handshake.viewer.Watched;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A program that is watched while it runs: its segments, its reads and writes, and its source.
public final class WatchedPlay implements Watched {
    private final Path capture;
    private final SocketRecording recording;
    private final Path sources;
    private final Note note;
    private volatile boolean hasEnded;

    /// @param sources the folder in which its packages' folders lie
    /// @param note what to say about the capture; null for nothing
    public WatchedPlay(Path capture, SocketRecording recording, Path sources, Note note) {
        this.capture = capture;
        this.recording = recording;
        this.sources = sources;
        this.note = note;
    }

    /// Nothing more will come.
    public void end() {
        hasEnded = true;
    }

    @Override
    public Path capture() {
        return capture;
    }

    @Override
    public boolean ended() {
        return hasEnded;
    }

    @Override
    public List<SocketEvent> events(int first) {
        return recording.events(first);
    }

    @Override
    public Optional<String> source(Place place) {
        String packageName = place.className().replaceFirst("\\.?[^.]*$", "");
        Path file = sources.resolve(packageName.replace('.', '/')).resolve(place.file());
        try {
            return place.file().isEmpty() ? Optional.empty() : Optional.of(Files.readString(file));
        } catch (IOException _) {
            return Optional.empty(); // moved meanwhile, or not in UTF-8
        }
    }

    @Override
    public Optional<Note> note() {
        return Optional.ofNullable(note);
    }
}
