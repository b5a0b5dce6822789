package handshake.support;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Something a student's client fetches from a server that somebody else has written.
///
/// @param title what it is about, as a sentence: `saves a picture of 900 bytes`
/// @param served the files the server has, by their names below its folder; a name that begins with
///   `../` lies beside the folder, and is not to be served
/// @param trouble what the network does meanwhile
/// @param client runs the client, and throws if it has not got what it should
public record Errand(Text title, Map<String, byte[]> served, Trouble trouble, Client client) {

    /// The part of an errand that the client does.
    public interface Client {
        /// @param port where to connect to, on 127.0.0.1
        /// @param folder an empty folder, which may be written to
        /// @throws Failure if the client has not got what it should
        /// @throws Exception what the client throws
        void run(int port, Path folder) throws Exception;
    }

    /// How a lesson's client fetches a file.
    public interface Fetch {
        /// @param port where to connect to, on 127.0.0.1
        /// @param name the file's name on the server
        /// @param folder where to save it
        void fetch(int port, String name, Path folder) throws Exception;
    }

    /// A client that saves a file, and nothing else.
    public static Errand saves(Text title, String name, byte[] content, Fetch client) {
        return saves(title, name, content, Trouble.NONE, client);
    }

    /// A client that saves a file, and nothing else, whatever the network does.
    public static Errand saves(
            Text title, String name, byte[] content, Trouble trouble, Fetch client) {
        Client run =
                (port, folder) -> {
                    client.fetch(port, name, folder);
                    requireOnly(content, folder);
                };
        return new Errand(title, Map.of(name, content), trouble, run);
    }

    /// A client that learns there is no such file for it, says so by an exception, and leaves
    /// nothing behind.
    ///
    /// @param served what the server has instead
    public static Errand getsNothing(
            Text title, String name, Map<String, byte[]> served, Fetch client) {
        Client run =
                (port, folder) -> {
                    try {
                        client.fetch(port, name, folder);
                    } catch (EOFException | SocketException | SocketTimeoutException e) {
                        throw e; // the connection's end is no answer
                    } catch (IOException _) {
                        requireNothing(folder);
                        return;
                    }
                    requireNothing(folder);
                    throw Failure.of(
                            "the client does not say that it got nothing", "客户端没有报告它什么也没拿到");
                };
        return new Errand(title, served, Trouble.NONE, run);
    }

    /// Fails unless `folder` holds one file with this content.
    private static void requireOnly(byte[] content, Path folder) throws IOException {
        List<Path> saved = filesIn(folder);
        if (saved.isEmpty()) {
            throw Failure.of("the client has saved nothing", "客户端什么也没有保存");
        }
        if (saved.size() > 1) {
            throw Failure.of("the client has saved more than the file", "客户端保存的不止这个文件")
                    .got(names(saved));
        }
        byte[] got = Files.readAllBytes(saved.getFirst());
        if (got.length != content.length) {
            throw Failure.of("what was saved has another length", "保存的文件长度不同")
                    .expected("%d bytes".formatted(content.length))
                    .got("%d bytes".formatted(got.length));
        }
        int different = Arrays.mismatch(got, content);
        if (different >= 0) {
            throw Failure.of("what was saved is not what is served", "保存的内容与服务器上的不同")
                    .expected("byte %d: %02x".formatted(different, content[different]))
                    .got("byte %d: %02x".formatted(different, got[different]));
        }
    }

    private static void requireNothing(Path folder) throws IOException {
        List<Path> saved = filesIn(folder);
        if (!saved.isEmpty()) {
            throw Failure.of("the client has saved something for it", "客户端却为它保存了文件")
                    .got(names(saved));
        }
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static String names(List<Path> files) {
        return String.join(", ", files.stream().map(it -> it.getFileName().toString()).toList());
    }
}
