package handshake.viewer.program;

import handshake.viewer.CannotWatch;
import handshake.viewer.Watched.Note;
import handshake.viewer.live.Capture;
import handshake.viewer.namespace.Namespace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What of watching programs works on this system; found out by trying.
public final class Abilities {
    private static final Note NAMESPACE =
            new Note(
                    "lab run N --view shows real segments without root",
                    "lab run N --view 不需要 root 就能看到真正的报文段");
    private static final Note LOSS =
            new Note("lab run N --loss 5 loses segments", "lab run N --loss 5 可以丢弃报文段");
    private static final Note LIBPCAP = new Note("captures segments", "用来抓包");

    /// One thing that may work or not.
    ///
    /// @param use what it is good for
    /// @param why why it does not work and what to do; null if it works
    public record Ability(String name, Note use, Note why) {}

    /// One thing to try.
    private interface Trial {
        void run() throws IOException;
    }

    private Abilities() {}

    /// All of them.
    ///
    /// @throws IOException if there is no place for a temporary file
    public static List<Ability> here() throws IOException {
        var found = new ArrayList<Ability>();
        try (var network = Network.open()) {
            found.add(tried("unshare", NAMESPACE, network::namespace));
            if (network.whyNotOwn().isEmpty()) {
                Namespace namespace = network.namespace();
                found.add(tried("nft", LOSS, () -> namespace.lose(0)));
            }
            found.add(tried("libpcap", LIBPCAP, () -> capture(network)));
        }
        return found;
    }

    private static Ability tried(String name, Note use, Trial trial) throws IOException {
        try {
            trial.run();
            return new Ability(name, use, null);
        } catch (CannotWatch e) {
            return new Ability(name, use, e.note());
        }
    }

    private static void capture(Network network) throws IOException {
        Path file = Files.createTempFile("lab", ".pcapng");
        try (var capture = Capture.start("", "tcp", file, network::enter)) {
            capture.stop();
        } finally {
            Files.delete(file);
        }
    }
}
