package handshake.viewer.page;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Opens an address in the person's own browser, where there is one.
public final class Browser {
    private Browser() {}

    /// Tries to open the address. False where there is nobody to look: in CI, without a display, or
    /// where `NO_BROWSER` is set. Does not wait for the browser.
    public static boolean open(URI address) {
        return open(address, System.getenv(), System.getProperty("os.name"));
    }

    static boolean open(URI address, Map<String, String> environment, String system) {
        List<String> command = command(environment, system);
        if (command.isEmpty()) {
            return false;
        }
        var words = new java.util.ArrayList<>(command);
        words.add(address.toString());
        try {
            new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException _) {
            return false; // the caller says the address
        }
    }

    /// The command that opens an address; empty where nobody could see it.
    static List<String> command(Map<String, String> environment, String system) {
        if (environment.containsKey("NO_BROWSER") || environment.containsKey("CI")) {
            return List.of();
        }
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler");
        }
        if (name.startsWith("mac")) {
            return List.of("open");
        }
        boolean display =
                environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
        return display && isOnPath("xdg-open", environment) ? List.of("xdg-open") : List.of();
    }

    private static boolean isOnPath(String program, Map<String, String> environment) {
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
            if (new File(folder, program).canExecute()) {
                return true;
            }
        }
        return false;
    }
}
