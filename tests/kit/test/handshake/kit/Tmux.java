package handshake.kit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// A program in a real terminal, seen as a person sees it: what stands on the screen, and keys.
final class Tmux implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LOOK_MILLIS = 20;

    /// What a program's exit status is, tmux does not always know; this shell does. Ctrl-C is for
    /// the program.
    private static final String TELL_END = "trap : INT; \"$@\"; echo \"[ended with $?]\"; read _";

    private static final Pattern ENDED = Pattern.compile("\\[ended with (\\d+)]");

    private final Path socket;

    /// Starts `command` in a terminal of 100 columns and 50 lines. Skips the test, visibly, where
    /// there is no tmux.
    ///
    /// @param folder for tmux's own socket
    Tmux(Path folder, List<String> command) throws IOException, InterruptedException {
        assumeTrue(isInstalled(), "skipped: there is no tmux here");
        socket = folder.resolve("tmux");
        var start = new ArrayList<>(List.of("-u", "-f", "/dev/null", "new-session", "-d"));
        start.addAll(List.of("-x", "100", "-y", "50"));
        if (System.getProperty("os.name").equals("Linux")) {
            // Whoever runs the tests in the background has Ctrl-C ignored; a person has not.
            start.addAll(List.of("env", "--default-signal=INT"));
        }
        start.addAll(List.of("sh", "-c", TELL_END, "sh"));
        start.addAll(command);
        tmux(start);
    }

    /// Waits until the screen is as wanted.
    ///
    /// @return what stands there then
    /// @throws IOException if it does not come to that within half a minute
    String await(String what, Predicate<String> wanted) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String seen = screen();
        while (!wanted.test(seen)) {
            if (System.nanoTime() > deadline) {
                throw new IOException("waited in vain for " + what + "; the screen shows\n" + seen);
            }
            Thread.sleep(LOOK_MILLIS); // a screen sends no events: look again
            seen = screen();
        }
        return seen;
    }

    /// Presses a key: a character, or a name such as `C-c`, `Tab`, `Enter`.
    void press(String... keys) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("send-keys"));
        command.addAll(List.of(keys));
        tmux(command);
    }

    /// Waits for the program to end.
    ///
    /// @return its exit status; 128 and the signal's number if a signal ended it
    int awaitEnd() throws IOException, InterruptedException {
        String seen = await("the end of the program", it -> ENDED.matcher(it).find());
        return ENDED.matcher(seen)
                .results()
                .map(it -> it.group(1))
                .map(Integer::parseInt)
                .findFirst()
                .orElseThrow();
    }

    String screen() throws IOException, InterruptedException {
        return tmux(List.of("capture-pane", "-p"));
    }

    private String tmux(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("tmux", "-S", socket.toString()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command + ": " + said);
        }
        return said;
    }

    private static boolean isInstalled() {
        try {
            return new ProcessBuilder("tmux", "-V").start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        tmux(List.of("kill-server"));
    }
}
