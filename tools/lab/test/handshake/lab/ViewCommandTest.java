package handshake.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/// `lab view FILE` in all its forms, on the course's own captures.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class ViewCommandTest {
    private static final Path CAPTURES = Path.of("../../lessons/11-on-the-wire/captures");
    private static final String LOSS = CAPTURES.resolve("fast-retransmit.pcapng").toString();

    @TempDir private Path folder;

    private Told view(String... words) {
        var all = new String[words.length + 1];
        all[0] = "view";
        System.arraycopy(words, 0, all, 1, words.length);
        return Told.by(folder, all);
    }

    @Test
    void draws_in_the_terminal_with_both_verdicts() {
        Told told = view(LOSS, "--text");
        assertEquals(0, told.status(), told::err);
        assertTrue(told.out().contains("── SYN ──"), told::out);
        assertTrue(told.out().contains("TCP Fast Retransmission"), told::out);
        assertTrue(told.out().contains("A retransmission, proven: frame"), told::out);
    }

    @Test
    void speaks_chinese_in_the_terminal() {
        Told told = view(LOSS, "--text", "--lang", "zh");
        assertTrue(told.out().contains("会话 1"), told::out);
        assertTrue(told.out().contains("证实是重传"), told::out);
    }

    @Test
    void draws_only_what_was_asked_for() {
        Told told = view(LOSS, "--text", "--frames", "2-3");
        assertEquals(2, told.out().lines().filter(it -> it.matches(" +\\d+ +\\d.*")).count());
        Told none = view(LOSS, "--text", "--conversation", "9");
        assertTrue(none.out().contains("None of its segments"), none::out);
        assertEquals(2, view(LOSS, "--text", "--frames", "two").status());
    }

    @Test
    void writes_a_picture_whose_name_may_be_chinese() throws IOException {
        var picture = folder.resolve("图片/握手.svg");
        Told told = view(LOSS, "--svg", picture.toString(), "--frames", "1-3", "--dark");
        assertEquals(0, told.status(), told::err);
        String svg = Files.readString(picture);
        assertTrue(svg.startsWith("<svg ") && svg.contains("SYN-SENT"), svg);
        assertFalse(svg.contains("prefers-color-scheme"));
    }

    @Test
    void writes_a_page_that_needs_nothing_else() throws IOException {
        var page = folder.resolve("page.html");
        Told told = view(LOSS, "--html", page.toString(), "--lang", "zh");
        assertEquals(0, told.status(), told::err);
        String html = Files.readString(page);
        assertTrue(html.contains("<html lang=\"zh-CN\">"));
        assertFalse(html.contains("src=\""), "it loads something");
    }

    @Test
    void a_picture_of_nothing_is_not_written() {
        var picture = folder.resolve("none.svg");
        Told told = view(LOSS, "--svg", picture.toString(), "--conversation", "7");
        assertEquals(Main.CANNOT, told.status());
        assertFalse(Files.exists(picture));
    }

    @Test
    void a_file_that_is_no_capture_gets_its_sentence_in_each_language() throws IOException {
        var text = Files.writeString(folder.resolve("text.txt"), "no capture");
        assertTrue(view(text.toString()).err().contains("neither a pcap nor a pcapng capture"));
        Told chinese = view(text.toString(), "--lang", "zh");
        assertTrue(chinese.err().contains("既不是 pcap 也不是 pcapng"), chinese::err);
        assertEquals(Main.CANNOT, chinese.status());
    }

    @Test
    void an_empty_file_and_a_missing_one_are_told_apart() throws IOException {
        var empty = Files.createFile(folder.resolve("empty.pcap"));
        assertTrue(view(empty.toString(), "--lang", "zh").err().contains("抓包是空的"));
        assertTrue(view(folder.resolve("none").toString()).err().contains("There is no file"));
    }

    @Test
    void a_port_in_use_is_told() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Told told = view(LOSS, "--port", "" + taken.getLocalPort());
            assertEquals(Main.CANNOT, told.status());
            assertTrue(told.err().contains("is in use"), told::err);
        }
    }

    @Test
    void two_forms_at_once_are_refused() {
        assertEquals(Main.WRONG_WORDS, view(LOSS, "--text", "--tsv").status());
    }
}
