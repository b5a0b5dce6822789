package handshake.viewer;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a page shows: a capture that may still grow, and what is known of the program behind it.
public interface Watched {
    /// The capture (pcap or pcapng). A live one is appended to, whole blocks at a time.
    Path capture();

    /// Whether nothing more will be appended.
    boolean ended();

    /// The program's reads and writes from number `first` on, in the order they were recorded;
    /// empty for a capture of nobody known.
    List<SocketEvent> events(int first);

    /// The text of a source file of the program, by the package and the file's name.
    Optional<String> source(Place place);

    /// A sentence in English and one in Chinese about what is shown, for example that these are no
    /// real segments; empty if there is nothing to say.
    Optional<Note> note();

    /// One thing said in both languages.
    record Note(String en, String zh) {}
}
