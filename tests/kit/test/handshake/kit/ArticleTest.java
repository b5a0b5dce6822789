package handshake.kit;

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

    private static int freePort() throws IOException {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return listener.getLocalPort();
        }
    }
}
