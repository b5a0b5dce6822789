package handshake.viewer.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import handshake.wire.capture.PcapngWriter;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.BindException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Who may ask the page's server, and what it answers to anybody else. Over plain sockets, for an
/// HTTP client would not send wrong hosts.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class PageServerTest {
    @TempDir private Path folder;
    private Page page;

    @BeforeEach
    void open() throws IOException {
        var file = folder.resolve("<script>alert(1)</script>.pcapng".replace("/", "∕"));
        new PcapngWriter(Files.newOutputStream(file)).close();
        page = Page.serve(new CaptureFile(file), Locale.ENGLISH);
    }

    @AfterEach
    void close() {
        page.close();
    }

    private String ask(String method, String path, String host) throws IOException {
        try (var socket = new Socket("127.0.0.1", page.uri().getPort())) {
            String request =
                    "%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                            .formatted(method, path, host);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String here() {
        return "127.0.0.1:" + page.uri().getPort();
    }

    private static int status(String answer) {
        return Integer.parseInt(answer.split(" ", 3)[1]);
    }

    @Test
    void answers_who_knows_the_whole_address() throws IOException {
        String answer = ask("GET", page.uri().getPath(), here());
        assertEquals(200, status(answer));
        assertTrue(answer.contains("<title>Handshake</title>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/state",
                "/page.js",
                "/00000000000000000000000000000000/",
                "/00000000000000000000000000000000/state",
                "/%2e%2e/state"
            })
    void nobody_without_the_word_learns_anything(String path) throws IOException {
        String answer = ask("GET", path, here());
        assertEquals(403, status(answer));
        assertFalse(answer.contains("segments"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:80", "127.0.0.1", "[::1]:80", ""})
    void another_host_s_page_is_refused_though_it_guessed_the_word(String host) throws IOException {
        assertEquals(403, status(ask("GET", page.uri().getPath() + "state", host)));
    }

    @Test
    void only_reading_is_possible() throws IOException {
        assertEquals(403, status(ask("POST", page.uri().getPath() + "state", here())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "state", "page.js", "page.css", "d3.js", "words.json", "findings.json"})
    void every_answer_forbids_scripts_that_are_not_the_page_s_own(String name) throws IOException {
        String answer = ask("GET", page.uri().getPath() + name, here());
        assertEquals(200, status(answer), name);
        String head = answer.substring(0, answer.indexOf("\r\n\r\n")).toLowerCase(Locale.ROOT);
        assertTrue(head.contains("content-security-policy: default-src 'none'"), head);
        assertFalse(head.contains("unsafe-inline"), head);
        assertTrue(head.contains("x-content-type-options: nosniff"), head);
        assertFalse(head.contains("access-control-allow-origin"), head);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rows?c=-1",
                "rows?c=x",
                "find?frame=99999999999",
                "../pom.xml",
                "nothing",
                "Page.class",
                "moved?from=z"
            })
    void what_makes_no_sense_is_not_found(String question) throws IOException {
        assertEquals(404, status(ask("GET", page.uri().getPath() + question, here())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rows?c=7&from=9&count=9",
                "frame?n=0",
                "frame?n=12",
                "source?call=1&depth=2",
                "stream?c=3",
                "finding?c=9&from=4",
                "conversations?from=0&count=9&find=%3Cb%3E"
            })
    void what_is_not_there_is_answered_with_nothing(String question) throws IOException {
        assertEquals(200, status(ask("GET", page.uri().getPath() + question, here())));
    }

    @Test
    void a_hostile_file_name_stays_text() throws IOException {
        String state = ask("GET", page.uri().getPath() + "state", here());
        assertFalse(state.contains("<script"), state);
        assertTrue(state.contains("\\u003cscript"), state);
    }

    @Test
    void a_port_in_use_is_told_from_other_failures() {
        var watched = new CaptureFile(folder.resolve("x"));
        assertThrows(
                BindException.class,
                () -> Page.serve(watched, Locale.ENGLISH, page.uri().getPort()));
    }

    @Test
    void once_closed_it_answers_no_more() {
        page.close();
        assertThrows(IOException.class, () -> ask("GET", page.uri().getPath(), here()));
    }
}
