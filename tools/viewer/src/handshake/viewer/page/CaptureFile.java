package handshake.viewer.page;

import handshake.viewer.Place;
import handshake.viewer.SocketEvent;
import handshake.viewer.Watched;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A capture of programs nobody knows.
///
/// @param ended whether nothing more will be appended
public record CaptureFile(Path capture, boolean ended) implements Watched {

    /// A capture that is finished.
    public CaptureFile(Path capture) {
        this(capture, true);
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
