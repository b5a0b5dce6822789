package handshake.worker;

import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherFactory;

import java.util.logging.Level;
import java.util.logging.Logger;

/// Sets JUnit up. A worker that runs plain tests only does without it.
final class JUnit {
    /// jqwik tells at every run that it keeps no database: not in a student's output. Loggers are
    /// held weakly, so this one is held here.
    private static final Logger JQWIK = Logger.getLogger("net.jqwik");

    private JUnit() {}

    /// One session for all tests: a launcher outside a session opens one anew at every request.
    static Launcher launcher() {
        JQWIK.setLevel(Level.WARNING);
        var config =
                LauncherConfig.builder()
                        .enableLauncherSessionListenerAutoRegistration(false)
                        .enableLauncherDiscoveryListenerAutoRegistration(false)
                        .enablePostDiscoveryFilterAutoRegistration(false)
                        .enableTestExecutionListenerAutoRegistration(false)
                        .build();
        return LauncherFactory.openSession(config).getLauncher();
    }
}
