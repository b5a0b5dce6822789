package handshake.crossplay;

import handshake.grader.PlayWorker;
import handshake.grader.Workers;
import handshake.support.Text;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Some servers that stand ready while client after client plays against each of them. A program
/// that hung or ended is started anew for the next.
final class Block implements AutoCloseable {
    private final Workers workers;
    private final List<Contestant> servers;
    private final Function<Text, String> language;
    private final Map<String, PlayWorker> running = new HashMap<>();
    private final Set<String> hasHung = new HashSet<>();

    Block(Workers workers, List<Contestant> servers, Function<Text, String> language) {
        this.workers = workers;
        this.servers = servers;
        this.language = language;
    }

    /// Plays a client against these servers, where that is not known yet, and keeps what came of
    /// it.
    ///
    /// @throws IOException if no worker can be started, or the result cannot be written
    void play(Row row, Tournament.Listener listener) throws IOException, InterruptedException {
        PlayWorker client = null;
        try {
            for (Contestant server : servers) {
                boolean now = row.with(server).isEmpty();
                if (now) {
                    if (client == null) {
                        client = PlayWorker.start(workers, row.client().programs().orElseThrow());
                    }
                    if (play(row, client, server)) {
                        client.close();
                        client = null;
                    }
                }
                listener.played(now);
            }
        } finally {
            if (client != null) {
                client.close();
            }
        }
        row.save();
    }

    /// @return whether the client's worker is not to be used again
    private boolean play(Row row, PlayWorker client, Contestant server)
            throws IOException, InterruptedException {
        PlayWorker running = running(server);
        boolean mayHang = hasHung.contains(server.slug()) || hasHung.contains(clientKey(row));
        Duration patience = mayHang ? Pairing.SHORT_SILENCE_LIMIT : Pairing.SILENCE_LIMIT;
        var pairing = new Pairing(client, running, patience, language);
        var met = new ArrayList<Met>();
        boolean isSpent = false;
        for (int errand = 0; errand < running.errands().size(); errand++) {
            if (isSpent) {
                met.add(Met.NOT_TRIED);
                continue;
            }
            Pairing.Ended ended = pairing.run(errand);
            met.add(ended.met());
            isSpent = ended.isSpent();
            if (ended.isHung()) {
                hasHung.add(server.slug());
                hasHung.add(clientKey(row));
            }
        }
        if (isSpent) {
            this.running.remove(server.slug()).close();
        }
        row.met(server, met);
        return isSpent;
    }

    private static String clientKey(Row row) {
        return "client " + row.client().slug();
    }

    private PlayWorker running(Contestant server) throws IOException, InterruptedException {
        PlayWorker worker = running.get(server.slug());
        if (worker == null) {
            worker = PlayWorker.start(workers, server.programs().orElseThrow());
            running.put(server.slug(), worker);
        }
        return worker;
    }

    @Override
    public void close() {
        running.values().forEach(PlayWorker::close);
    }
}
