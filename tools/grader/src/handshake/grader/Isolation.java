package handshake.grader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What keeps a student's code apart from the rest of the machine: no network but a loopback of its
/// own, so that ports never collide and nothing leaves; of the file system only the system's
/// programs, Java and the worker's class path, and nothing to write to but its scratch folder; no
/// sight of other processes; gone with all it started when the grader is gone.
public enum Isolation {
    /// Bubblewrap sees to it.
    BUBBLEWRAP,
    /// `unshare` and `mount` do, with the kernel's user namespaces.
    UNSHARE,
    /// A process of its own, and another user where the grader is root; nothing more.
    NONE;

    private static final long DETECTION_SECONDS = 5;

    /// The best that this system offers.
    public static Isolation detect() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return NONE;
        }
        try (var scratch = new Scratch()) {
            var sandbox = Sandbox.in(scratch.folder(), List.of());
            for (Isolation one : List.of(BUBBLEWRAP, UNSHARE)) {
                if (one.works(sandbox)) {
                    return one;
                }
            }
        } catch (IOException _) {
            // No folder can be made: then nothing will work, and somebody else says so.
        }
        return NONE;
    }

    /// Whether it can be used here.
    boolean works(Sandbox sandbox) {
        return works(wrap(List.of("true"), sandbox));
    }

    /// `command`, run apart.
    List<String> wrap(List<String> command, Sandbox sandbox) {
        return switch (this) {
            case NONE -> Unprivileged.wrap(command, sandbox);
            case BUBBLEWRAP -> Bubblewrap.wrap(command, sandbox);
            case UNSHARE -> Unshare.wrap(command, sandbox);
        };
    }

    /// Whether a command can be run, and ends well.
    static boolean works(List<String> command) {
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

    /// The folders and files of the system that a Java program needs. Of `/etc` no more than that:
    /// the rest of it is nobody's business.
    static List<Path> system() {
        return List.of(
                Path.of("/usr"),
                Path.of("/bin"),
                Path.of("/sbin"),
                Path.of("/lib"),
                Path.of("/lib32"),
                Path.of("/lib64"),
                Path.of("/nix/store"),
                Path.of("/etc/alternatives"),
                Path.of("/etc/group"),
                Path.of("/etc/host.conf"),
                Path.of("/etc/hosts"),
                Path.of("/etc/ld.so.cache"),
                Path.of("/etc/localtime"),
                Path.of("/etc/nsswitch.conf"),
                Path.of("/etc/passwd"),
                Path.of("/etc/java-25-openjdk"));
    }
}
