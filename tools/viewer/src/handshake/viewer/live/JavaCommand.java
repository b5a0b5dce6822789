package handshake.viewer.live;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Commands that start a JVM with our own classes.
public final class JavaCommand {
    private static final boolean IS_WINDOWS = System.getProperty("os.name").startsWith("Windows");

    private JavaCommand() {}

    /// `java … NAME`, ready for the arguments.
    public static List<String> of(Class<?> main) {
        return List.of(
                java(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xmx128m",
                "-Xlog:disable",
                "-Xlog:all=off",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName());
    }

    /// The `java` of the JDK this runs on.
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// The same command, which Ctrl-C does not end: it has to outlive the program it looks at.
    static List<String> deafToCtrlC(List<String> command) {
        if (IS_WINDOWS) {
            return command;
        }
        var deaf = new ArrayList<>(List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh"));
        deaf.addAll(command);
        return deaf;
    }
}
