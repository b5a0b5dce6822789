package handshake.support;

import java.io.File;
import java.util.OptionalInt;

/// How many files and sockets this process holds open.
public final class OpenFiles {
    private static final File LINUX = new File("/proc/self/fd");
    private static final File MACOS = new File("/dev/fd");

    private OpenFiles() {}

    /// The number of open descriptors; empty where the system does not tell (Windows).
    public static OptionalInt count() {
        for (File folder : new File[] {LINUX, MACOS}) {
            String[] names = folder.list();
            if (names != null) {
                return OptionalInt.of(names.length);
            }
        }
        return OptionalInt.empty();
    }

    /// How many more descriptors are open after `body` than before; 0 where the system does not
    /// tell. Sockets that were merely forgotten count: the collector, which might close them in the
    /// meantime, is run before.
    public static int leakedBy(Body body) throws Exception {
        System.gc();
        OptionalInt before = count();
        body.run();
        OptionalInt after = count();
        return before.isPresent() && after.isPresent() ? after.getAsInt() - before.getAsInt() : 0;
    }
}
