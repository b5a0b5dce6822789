package handshake.lab;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/// What a command said and how it ended, run in this process on the course in some folder.
///
/// @param status its exit status
/// @param out what it printed
/// @param err what it printed to standard error
record Told(int status, String out, String err) {

    /// Runs `lab` with these words on a system that speaks English.
    static Told by(Path root, String... words) {
        String rootBefore = System.getProperty("handshake.root", "");
        Locale localeBefore = Locale.getDefault();
        PrintStream outBefore = System.out;
        PrintStream errBefore = System.err;
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        System.setProperty("handshake.root", root.toString());
        Locale.setDefault(Locale.ENGLISH);
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int status = Main.commandLine().execute(words);
            return new Told(status, text(out), text(err));
        } finally {
            System.setProperty("handshake.root", rootBefore);
            Locale.setDefault(localeBefore);
            System.setOut(outBefore);
            System.setErr(errBefore);
        }
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
