package handshake.wire.capture;

import java.util.ArrayList;
import java.util.List;

/// Collects what was wrong with a capture, up to a limit: a hostile file could have a complaint in
/// every block.
final class Warnings {
    private static final int MOST_KEPT = 100;

    private final List<String> sentences = new ArrayList<>();

    void add(String sentence) {
        if (sentences.size() < MOST_KEPT && !sentences.contains(sentence)) {
            sentences.add(sentence);
        }
    }

    List<String> sentences() {
        return List.copyOf(sentences);
    }
}
