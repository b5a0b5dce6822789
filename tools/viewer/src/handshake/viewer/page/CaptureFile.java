package handshake.viewer.page;

import handshake.viewer.Place;
import handshake.viewer.SocketEvent;
import handshake.viewer.Watched;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A capture that is finished, of a program nobody knows.
public record CaptureFile(Path capture) implements Watched {
    @Override
    public boolean ended() {
        return true;
    }

    @Override
    public List<SocketEvent> events(int first) {
        return List.of();
    }

    @Override
    public Optional<String> source(Place place) {
        return Optional.empty();
    }

    @Override
    public Optional<Note> note() {
        return Optional.empty();
    }
}
