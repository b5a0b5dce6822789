package handshake.classroom;

import handshake.grader.Lesson;
import handshake.grader.Sha256;
import handshake.grader.Sources;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// A hash of all that a result depends on: the student's files, the tests, what the tests stand on,
/// the seed, the language.
public final class Fingerprint {
    private final byte[] tools;
    private final long seed;
    private final String language;

    /// @param libraries the jars a worker runs with
    /// @param language the code of the language that results are told in
    /// @throws IOException if they cannot be read
    public Fingerprint(List<Path> libraries, long seed, String language) throws IOException {
        MessageDigest digest = Sha256.digest();
        for (Path library : libraries) {
            // The course's own jars change; the others are told by their names.
            boolean own = library.getFileName().toString().startsWith("handshake-");
            add(
                    digest,
                    library.getFileName().toString(),
                    own ? Files.readAllBytes(library) : new byte[0]);
        }
        this.tools = digest.digest();
        this.seed = seed;
        this.language = language;
    }

    /// The key of a lesson's result.
    ///
    /// @param files the student's, by name
    /// @throws IOException if the tests cannot be read
    public String of(Lesson lesson, SortedMap<String, byte[]> files) throws IOException {
        MessageDigest digest = Sha256.digest();
        digest.update(tools);
        add(digest, language, ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
        for (Path test : Sources.in(lesson.tests())) {
            add(digest, test.getFileName().toString(), Files.readAllBytes(test));
        }
        add(digest, lesson.name(), new byte[0]);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            add(digest, file.getKey(), file.getValue());
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    /// Lengths first, so that no two lists of files look alike.
    private static void add(MessageDigest digest, String name, byte[] content) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        digest.update(
                ByteBuffer.allocate(2 * Integer.BYTES)
                        .putInt(bytes.length)
                        .putInt(content.length)
                        .flip());
        digest.update(bytes);
        digest.update(content);
    }
}
