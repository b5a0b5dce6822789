package handshake.lab;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;

/// The terminal of whoever sits here.
final class Terminal {
    static final int DEFAULT_COLUMNS = 88;

    /// Found out when it is first asked for; a window that is made wider later stays as it is.
    static final int COLUMNS = columns();

    private static final int FEWEST_COLUMNS = 40;

    private Terminal() {}

    /// What `stty` says; Windows has none, and there the usual width must do.
    private static int columns() {
        try {
            Process stty =
                    new ProcessBuilder("stty", "size")
                            .redirectInput(ProcessBuilder.Redirect.INHERIT)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            String size = new String(stty.getInputStream().readAllBytes(), US_ASCII).strip();
            return size.matches("\\d{1,4} \\d{1,4}")
                    ? Math.max(FEWEST_COLUMNS, Integer.parseInt(size.split(" ")[1]))
                    : DEFAULT_COLUMNS;
        } catch (IOException _) {
            return DEFAULT_COLUMNS;
        }
    }
}
