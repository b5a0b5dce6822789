package handshake.grader;

import handshake.worker.TestInfo;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// Which tests there are in which compiled classes. A worker says so before it runs any code of a
/// student's, and what one has found holds for all that load the same classes: JUnit, which takes
/// longer to look for tests than most lessons' tests take, looks once.
///
/// Safe for use by several threads at once.
public final class KnownTests {
    /// Students who change signatures have tests compiled for them alone.
    private static final int MAX_KNOWN = 64;

    private final Map<String, List<TestInfo>> known =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, List<TestInfo>> eldest) {
                    return size() > MAX_KNOWN;
                }
            };

    /// The key of a lesson's compiled tests.
    ///
    /// @param classes their class files, by name
    static String key(SortedMap<String, byte[]> classes) {
        MessageDigest digest = Sha256.digest();
        classes.forEach((name, file) -> {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            digest.update(lengths(bytes.length, file.length));
            digest.update(bytes);
            digest.update(file);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static ByteBuffer lengths(int name, int file) {
        return ByteBuffer.allocate(2 * Integer.BYTES).putInt(name).putInt(file).flip();
    }

    synchronized Optional<List<TestInfo>> find(String key) {
        return Optional.ofNullable(known.get(key));
    }

    synchronized void add(String key, List<TestInfo> tests) {
        known.put(key, List.copyOf(tests));
    }
}
