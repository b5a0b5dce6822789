package handshake.support;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// What a student's code prints.
public final class Output {
    private Output() {}

    /// Runs `body` and gives what it printed to standard output meanwhile, from any thread.
    public static String of(Body body) throws Exception {
        PrintStream before = System.out;
        var printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            body.run();
        } finally {
            System.out.flush();
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
