package handshake.crossplay;

import handshake.grader.AtomicFile;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How one client did with all servers. Each meeting is kept in a file, with a key of the programs
/// that met: it is not played again while neither has changed.
final class Row {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final Contestant client;
    private final Map<String, Meeting> meetings;

    /// A client with one server.
    ///
    /// @param key a hash of all that the result depends on
    /// @param errands how each went
    private record Meeting(String key, List<Met> errands) {}

    private record Kept(Map<String, Meeting> meetings) {}

    private Row(Path file, Contestant client, Map<String, Meeting> meetings) {
        this.file = file;
        this.client = client;
        this.meetings = meetings;
    }

    /// What is kept of a client in `file`, or nothing.
    ///
    /// @throws IOException if the file cannot be read
    static Row in(Path file, Contestant client) throws IOException {
        var meetings = new TreeMap<String, Meeting>();
        if (Files.isRegularFile(file)) {
            try {
                meetings.putAll(JSON.readValue(Files.readString(file), Kept.class).meetings());
            } catch (JacksonException | NullPointerException _) {
                // Somebody has edited it: it is played again.
            }
        }
        return new Row(file, client, meetings);
    }

    Contestant client() {
        return client;
    }

    /// How it went with this server; empty if that is not known.
    synchronized Optional<List<Met>> with(Contestant server) {
        return Optional.ofNullable(meetings.get(server.slug()))
                .filter(it -> it.key().equals(key(server)))
                .map(Meeting::errands);
    }

    synchronized void met(Contestant server, List<Met> errands) {
        meetings.put(server.slug(), new Meeting(key(server), errands));
    }

    synchronized void save() throws IOException {
        AtomicFile.write(file, JSON.writeValueAsString(new Kept(meetings)) + "\n");
    }

    private String key(Contestant server) {
        return client.key() + server.key();
    }
}
