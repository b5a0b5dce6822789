package handshake.kit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import handshake.kit.Article.Program;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The course's programs speak with the article's own, in Python.
@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ArticleTest {
    private static final String LISTENS = "(?:port|:) ?(\\d{2,5})\\b";

    @Test
    void the_articles_client_talks_to_the_server_of_lesson_2() throws Exception {
        try (var article = new Article()) {
            Process server = article.solution(2, "OkServer", "0");
            try (var said = server.inputReader(StandardCharsets.UTF_8)) {
                int port = Integer.parseInt(Article.awaitLine(said, LISTENS));
                Process client = article.python(Program.ECHO_CLIENT, port);
                Article.type(client, "127.0.0.1", "" + port, "你好");
                String answer =
                        new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertEquals(0, client.waitFor(), answer);
                assertTrue(answer.contains("---ok---"), answer);
                Article.awaitLine(said, "你好");
            }
        }
    }

    @Test
    void the_client_of_lesson_1_talks_to_the_articles_server() throws Exception {
        try (var article = new Article()) {
            int port = freePort();
            Process server = article.python(Program.OK_SERVER, port);
            try (var said = server.inputReader(StandardCharsets.UTF_8)) {
                Article.awaitLine(said, "等待一个新的客户端的到来");
                Process client = article.solution(1, "EchoClient", "127.0.0.1", "" + port, "你好");
                String answer =
                        new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertEquals(0, client.waitFor(), answer);
                assertTrue(answer.contains("---ok---"), answer);
                Article.awaitLine(said, "你好");
            }
        }
    }

    @Test
    void the_articles_downloader_fetches_from_the_server_of_lesson_5() throws Exception {
        try (var article = new Article()) {
            byte[] content = everyByte();
            Path shelf = Files.createDirectory(article.folder().resolve("shelf"));
            Files.write(shelf.resolve("图 1.bin"), content);
            Process server = article.solution(5, "DownloadServer", shelf.toString(), "0");
            try (var said = server.inputReader(StandardCharsets.UTF_8)) {
                int port = Integer.parseInt(Article.awaitLine(said, LISTENS));
                Process client = article.python(Program.DOWNLOAD_CLIENT, port);
                Article.type(client, "127.0.0.1", "" + port, "图 1.bin");
                String answer =
                        new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertEquals(0, client.waitFor(), answer);
                Path saved = article.folder().resolve("[新]图 1.bin");
                assertArrayEquals(content, Files.readAllBytes(saved));
            }
        }
    }

    @Test
    void the_downloader_of_lesson_5_fetches_from_the_articles_server() throws Exception {
        try (var article = new Article()) {
            byte[] content = everyByte();
            Files.write(article.folder().resolve("图 1.bin"), content);
            int port = freePort();
            article.python(Program.DOWNLOAD_SERVER, port);
            // It says nothing before it has a client: until it listens it refuses, and is asked
            // again.
            String answer;
            Process client;
            do {
                client = article.solution(5, "DownloadClient", "127.0.0.1", "" + port, "图 1.bin");
                answer = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            } while (client.waitFor() != 0 && answer.contains("efused"));
            assertEquals(0, client.exitValue(), answer);
            Path saved = article.folder().resolve("[new] 图 1.bin");
            assertArrayEquals(content, Files.readAllBytes(saved));
        }
    }

    /// A small file, as the article's programs can carry it, with every byte there is.
    private static byte[] everyByte() {
        var bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    private static int freePort() throws IOException {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return listener.getLocalPort();
        }
    }
}
