package lesson07;

import static handshake.support.Mistake.CLOSES_INSTEAD_OF_ANSWERING;
import static handshake.support.Mistake.EXCEPTION_KILLS_SERVER;

import handshake.support.Bytes;
import handshake.support.Failure;
import handshake.support.Mistake;
import handshake.support.Unexpected;
import handshake.support.Within;
import handshake.wire.ladder.Preview;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/// What the student's `FileStore.find` made of a name.
///
/// @param name the name
/// @param kind `File`, `Missing` or `Refused`
/// @param content the file's bytes, the first million of them; none if there is no file
record Lookup(String name, String kind, byte[] content) {
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final int MAX_CONTENT_BYTES = 1_000_000;

    /// Looks for `name`, and closes what was found.
    ///
    /// @throws Failure if `find` throws something
    static Lookup of(Path root, String name) throws IOException {
        try {
            return of(name, FileStore.find(root, name));
        } catch (UnsupportedOperationException todo) {
            throw todo;
        } catch (IOException e) {
            throw thrown(e, name, CLOSES_INSTEAD_OF_ANSWERING);
        } catch (RuntimeException | StackOverflowError e) {
            throw thrown(e, name, EXCEPTION_KILLS_SERVER);
        }
    }

    /// As {@link #of}, for a name that leads to something on which opening may wait.
    static Lookup soon(Path root, String name) throws Exception {
        return Within.time(SOON)
                .otherwise(
                        null,
                        "find() waits at %s, which is no file".formatted(shown(name)),
                        "find() 停在 %s 上，它不是文件".formatted(shown(name)))
                .call(() -> of(root, name));
    }

    boolean isFile() {
        return kind.equals("File");
    }

    /// Whether it gives away what lies outside the served folder.
    boolean isOutside() {
        return Arrays.equals(content, ServedFolder.OUTSIDE);
    }

    /// A failure that says what was found.
    Failure failure(String en, String zh) {
        return Failure.of(en.formatted(shown(name)), zh.formatted(shown(name)))
                .got(isFile() ? "File with " + shown(content) : kind);
    }

    static String shown(String name) {
        return shown(Bytes.utf8(name));
    }

    private static String shown(byte[] bytes) {
        return Preview.of(bytes, bytes.length, 60);
    }

    private static Lookup of(String name, Found found) {
        return switch (found) {
            case Found.File(FileChannel content) -> new Lookup(name, "File", bytes(content));
            case Found.Missing() -> new Lookup(name, "Missing", new byte[0]);
            case Found.Refused(String _) -> new Lookup(name, "Refused", new byte[0]);
            case null -> throw Failure.of("find() returned null", "find() 返回了 null");
        };
    }

    /// No bytes of what cannot be read: a folder can be opened, but not read.
    private static byte[] bytes(FileChannel content) {
        try (content) {
            return Channels.newInputStream(content).readNBytes(MAX_CONTENT_BYTES);
        } catch (IOException _) {
            return new byte[0];
        }
    }

    private static Failure thrown(Throwable e, String name, Mistake mistake) {
        return Unexpected.exception(e)
                .detail(
                        new handshake.support.Text(
                                "find() was asked for " + shown(name),
                                "find() 要找的是 " + shown(name)))
                .expected("Found.Missing or Found.Refused")
                .mistake(mistake);
    }
}
