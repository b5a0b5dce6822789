package handshake.support;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/// How many threads live in this process. Virtual ones count as well, of which the usual means,
/// {@link Thread#getAllStackTraces}, knows nothing.
public final class LiveThreads {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int ROUND_MILLIS = 20;

    private static final Pattern NAME =
            Pattern.compile("^\\s*\"name\": \"(.*)\",?$", Pattern.MULTILINE);

    // What the JDK starts for virtual threads and keeps.
    private static final Pattern OF_THE_JDK =
            Pattern.compile("ForkJoinPool.*|VirtualThread-.*|.*-Poller|Common-Cleaner");

    private LiveThreads() {}

    /// The number of threads, without those that the JDK starts for itself.
    ///
    /// @throws IOException if the list of threads cannot be written to a temporary file
    public static int count() throws IOException {
        Path folder = Files.createTempDirectory("threads");
        Path dump = folder.resolve("dump.json");
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(dump.toString(), ThreadDumpFormat.JSON);
            return (int)
                    NAME.matcher(Files.readString(dump))
                            .results()
                            .filter(name -> !OF_THE_JDK.matcher(name.group(1)).matches())
                            .count();
        } finally {
            Files.deleteIfExists(dump);
            Files.delete(folder);
        }
    }

    /// How many more threads live after `body` than before. Threads that are about to end are given
    /// two seconds for it.
    public static int leakedBy(Body body) throws Exception {
        int before = count();
        body.run();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int leaked = count() - before;
        while (leaked > 0 && System.nanoTime() < deadline) {
            Thread.sleep(ROUND_MILLIS); // nothing tells when a thread of somebody else's ends
            leaked = count() - before;
        }
        return leaked;
    }
}
