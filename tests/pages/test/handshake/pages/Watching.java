package handshake.pages;

import handshake.viewer.Place;
import handshake.viewer.SocketEvent;
import handshake.viewer.Watched;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A run that is watched, as the tests play it.
final class Watching implements Watched {
    private final Path capture;
    private final List<SocketEvent> events;
    private final String source;
    private volatile boolean ended;

    Watching(Path capture, List<SocketEvent> events, String source) {
        this.capture = capture;
        this.events = events;
        this.source = source;
    }

    void end() {
        ended = true;
    }

    @Override
    public Path capture() {
        return capture;
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public List<SocketEvent> events(int first) {
        return events.subList(Math.min(first, events.size()), events.size());
    }

    @Override
    public Optional<String> source(Place place) {
        return place.file().equals("Program.java") ? Optional.of(source) : Optional.empty();
    }

    @Override
    public Optional<Note> note() {
        return Optional.of(new Note("A note about <b>this</b>.", "关于这个的说明。"));
    }
}
