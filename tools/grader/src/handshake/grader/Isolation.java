package handshake.grader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What keeps a student's code apart from the rest of the machine.
public enum Isolation {
    /// Bubblewrap: no network but a loopback of its own, so that ports never collide and nothing
    /// leaves; a file system that can be read but, except for its scratch folder, not written; no
    /// sight of other processes; gone with all it started when the grader is gone.
    BUBBLEWRAP,
    /// A process of its own and nothing more.
    NONE;

    private static final long DETECTION_SECONDS = 5;

    /// The best that this system offers.
    public static Isolation detect() {
        List<String> tryOut = BUBBLEWRAP.wrap(List.of("true"), Path.of("/tmp"));
        return System.getProperty("os.name").equals("Linux") && works(tryOut) ? BUBBLEWRAP : NONE;
    }

    /// `command`, run apart, with `scratch` as the only folder it may write to and start in.
    List<String> wrap(List<String> command, Path scratch) {
        return switch (this) {
            case NONE -> command;
            case BUBBLEWRAP -> {
                var wrapped =
                        new ArrayList<>(
                                List.of(
                                        "bwrap",
                                        "--ro-bind",
                                        "/",
                                        "/",
                                        "--dev",
                                        "/dev",
                                        "--proc",
                                        "/proc",
                                        "--bind",
                                        scratch.toString(),
                                        scratch.toString(),
                                        "--chdir",
                                        scratch.toString(),
                                        "--unshare-net",
                                        "--unshare-pid",
                                        "--unshare-ipc",
                                        "--die-with-parent",
                                        "--new-session",
                                        "--"));
                wrapped.addAll(command);
                yield wrapped;
            }
        };
    }

    private static boolean works(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!process.waitFor(DETECTION_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException _) {
            return false; // it is not installed
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
