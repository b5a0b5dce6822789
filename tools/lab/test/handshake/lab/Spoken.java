package handshake.lab;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// A screen that remembers what is said on it.
final class Spoken {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    /// Without colour: a file, or a pipe.
    Screen plain(Language language) {
        return new Screen(language, false, false, out);
    }

    /// With colour, and somebody who looks on.
    Screen terminal(Language language) {
        return new Screen(language, true, true, out);
    }

    /// With somebody who looks on and wants no colour.
    Screen colourless(Language language) {
        return new Screen(language, false, true, out);
    }

    /// What has been said so far, with `\n` between lines on every system.
    String text() {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
