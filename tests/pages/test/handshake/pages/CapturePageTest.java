package handshake.pages;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;

import handshake.viewer.page.CaptureFile;
import handshake.viewer.page.HtmlExport;
import handshake.viewer.page.Page;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.print.PrintOptions;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/// The page of a finished capture: a handshake, a question, an answer that is lost once, a close.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class CapturePageTest {
    private static final String HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script>";
    private static final int LAST_FRAME = 10;

    @TempDir private static Path folder;
    private static Chromium browser;
    private static Path capture;
    private Page page;

    @BeforeAll
    static void start() throws IOException {
        browser = Chromium.start();
        capture = folder.resolve("抓包 <b>&\"'.pcapng");
        try (var traffic = new Traffic(Files.newOutputStream(capture))) {
            traffic.handshake()
                    .says(0, "hello\n")
                    .send(1, Traffic.PSH_ACK, HOSTILE)
                    .again(1, HOSTILE)
                    .send(0, Traffic.ACK, "")
                    .close(0);
        }
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void open() throws IOException {
        page = Page.serve(new CaptureFile(capture), Locale.ENGLISH);
        browser.open(page.uri());
        browser.complaints();
    }

    @AfterEach
    void close() {
        assertEquals(List.of(), browser.complaints());
        browser.driver.get("about:blank");
        page.close();
        browser.complaints();
    }

    @Test
    void shows_the_conversation_and_a_row_for_each_segment() {
        assertEquals(LAST_FRAME, browser.findAll("#rows .row").size());
        assertEquals("127.0.0.1:40000", browser.find(".talk .client").getText());
        browser.untilSays("#ends .client", "127.0.0.1:40000");
        browser.untilSays("#ends .server", "127.0.0.1:7000");
        browser.untilSays("#file", "抓包 <b>&\"'.pcapng");
    }

    @Test
    void is_stepped_through_by_keyboard_alone() {
        browser.untilChosen(1);
        browser.press(Keys.ARROW_DOWN);
        browser.untilChosen(2);
        browser.press("j");
        browser.untilChosen(3);
        browser.press("k");
        browser.untilChosen(2);
        browser.press(Keys.END);
        browser.untilChosen(LAST_FRAME);
        browser.press(Keys.HOME);
        browser.untilChosen(1);
        browser.press("n");
        browser.untilChosen(7);
    }

    @Test
    void plays_to_the_end_and_stops() {
        browser.press(" ");
        browser.until("it plays", "return document.querySelector('#play').ariaPressed === 'true'");
        browser.untilChosen(LAST_FRAME);
        browser.until("it stops", "return document.querySelector('#play').ariaPressed === 'false'");
    }

    @Test
    void goes_to_a_frame_by_its_number() {
        browser.press("/");
        browser.press("6", Keys.ENTER);
        browser.untilChosen(6);
        browser.press("/");
        browser.press("99", Keys.ENTER);
        browser.until(
                "the field says it is wrong",
                "return document.querySelector('#find').getAttribute('aria-invalid') === 'true'");
    }

    @Test
    void says_what_a_segment_does_in_whole_sentences() {
        browser.untilSays("#detail .sentence", "The client asks for a connection.");
        browser.press("j");
        browser.untilSays("#detail .sentence", "The server agrees.");
        browser.press("jj");
        browser.untilSays("#detail .sentence", "its stream's bytes 1 to 6");
    }

    @Test
    void shows_the_states_before_and_after() {
        browser.untilSays("#detail .states", "SYN-SENT");
        browser.press(Keys.END);
        browser.untilSays("#detail h2", "Frame 10");
        browser.untilSays("#detail .states", "FIN-WAIT-2");
        browser.untilSays("#ends .server", "CLOSE-WAIT");
    }

    @Test
    void a_finding_bears_both_verdicts_and_leads_to_the_frame_it_refers_to() {
        browser.press("n");
        browser.untilSays("#detail .says", "Retransmission");
        browser.untilSays("#detail .proof", "carried exactly these bytes already");
        browser.click("#detail .proof button.link");
        browser.untilChosen(6);
    }

    @Test
    void every_byte_and_its_field_light_each_other_up() {
        browser.untilSays("#detail .fields", "Sequence number");
        browser.run("document.querySelector('[data-key=\"tcp.seq\"]').focus()");
        browser.untilSays(".bytes .said", "The place in the sender's stream");
        browser.untilSays(".bytes .said", "Counted from the start of the conversation: 0.");
        assertEquals(4, browser.findAll(".byte.lit").size());
        browser.run(
                "document.querySelector('.byte[data-at=\"8\"]')"
                        + ".dispatchEvent(new PointerEvent('pointerenter'))");
        browser.untilSays(".field.lit", "Time to live");
    }

    @Test
    void counts_absolutely_on_demand() {
        browser.untilSays("#rows", "seq 0");
        browser.press("r");
        browser.untilSays("#rows", "seq 1 000 000");
    }

    @Test
    void speaks_chinese_on_demand() {
        browser.press("l");
        browser.untilSays("#detail .sentence", "客户端请求建立连接");
        browser.untilSays("#tab-graph", "图表");
        assertEquals("zh-CN", browser.run("return document.documentElement.lang"));
        browser.press("l");
        browser.untilSays("#detail .sentence", "The client asks for a connection.");
    }

    @Test
    void is_light_or_dark_on_demand() {
        browser.press("t");
        String light = background();
        browser.press("t");
        String dark = background();
        assertEquals("rgb(255, 255, 255)", light);
        assertEquals("rgb(20, 23, 28)", dark);
    }

    private static String background() {
        return (String) browser.run("return getComputedStyle(document.body).backgroundColor");
    }

    @Test
    void follows_the_stream_and_shows_hostile_text_as_text() {
        browser.press("3");
        browser.untilSays(".stream", "hello");
        browser.untilSays(".stream", HOSTILE);
        browser.untilSays(".stream", "The client closes its direction (FIN)");
        assertEquals(0, browser.findAll("#panel-stream img, #panel-stream script").size());
        assertEquals(0, browser.findAll("header b, #talks b").size());
        browser.click("#panel-stream .bar button:nth-child(2)");
        browser.untilSays(".stream", "68 65 6c 6c 6f 0a");
    }

    @Test
    void draws_graphs_in_which_a_click_chooses_a_segment() {
        browser.press("2");
        browser.until("a graph is there", "return !!document.querySelector('.plot canvas')?.width");
        browser.run(
                """
                const canvas = document.querySelector('.plot canvas');
                const box = canvas.getBoundingClientRect();
                const at = (6.0 / 9) * box.width; // frame 7 of 1 to 10, one a millisecond
                canvas.dispatchEvent(new MouseEvent('click',
                    {bubbles: true, clientX: box.left + at, clientY: box.top + box.height / 2}));
                """);
        browser.untilSays("#detail h2", "Frame 7");
    }

    @Test
    void tells_its_keys() {
        browser.press("?");
        browser.untilSays("#keys[open]", "next, previous finding");
        browser.press(Keys.ESCAPE);
        browser.until("it closes", "return !document.querySelector('#keys').open");
    }

    @Test
    void filters_conversations() {
        browser.find("#talkFilter").sendKeys("nowhere");
        browser.until("none is left", "return !document.querySelector('.talk')");
        browser.find("#talkFilter").sendKeys(Keys.chord(Keys.CONTROL, "a"), "7000");
        browser.until("it is back", "return !!document.querySelector('.talk')");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3", "4"})
    void people_who_cannot_see_or_use_a_mouse_can_use_it(String tab) {
        browser.press("t");
        browser.press(tab);
        browser.untilSays("#detail", "Sequence number");
        var grave =
                new AxeBuilder()
                        .analyze(browser.driver).getViolations().stream()
                                .filter(it ->
                                        List.of("serious", "critical").contains(it.getImpact()))
                                .toList();
        assertEquals(
                List.of(),
                grave.stream().map(Rule::getId).toList(),
                () -> grave.stream().map(it -> it.getHelp() + it.getNodes()).toList().toString());
    }

    @Test
    void prints() {
        browser.press("n");
        browser.untilSays("#detail .proof", "carried exactly these bytes already");
        var pdf = Base64.getDecoder().decode(browser.driver.print(new PrintOptions()).getContent());
        assertArrayEquals("%PDF".getBytes(StandardCharsets.US_ASCII), Arrays.copyOf(pdf, 4));
        assertTrue(pdf.length > 10_000, pdf.length + " bytes");
    }

    @Test
    void says_so_when_its_server_has_gone() {
        page.close();
        browser.untilSays("#notices .bad", "The page's server has gone");
        assertTrue(browser.complaints().size() <= 2); // the browser's own about the connection
    }

    @Test
    void needs_nothing_else_once_exported() throws IOException {
        var file = folder.resolve("export.html");
        Files.writeString(file, HtmlExport.of(new CaptureFile(capture), Locale.ENGLISH));
        browser.open(file.toUri());
        assertEquals(LAST_FRAME, browser.findAll("#rows .row").size());
        browser.press("n");
        browser.untilChosen(7);
        browser.untilSays("#detail .fields", "Sequence number");
        browser.press("3");
        browser.untilSays(".stream", HOSTILE);
        assertEquals(0, browser.findAll("#panel-stream img").size());
        Object loaded =
                browser.run(
                        "return performance.getEntriesByType('resource').map(it => it.name)"
                                + ".filter(it => !it.startsWith('data:')).join()");
        assertEquals("", loaded);
    }

    @Test
    void an_empty_capture_is_told_so() throws IOException {
        var empty = folder.resolve("empty.pcapng");
        new Traffic(Files.newOutputStream(empty)).close();
        try (var other = Page.serve(new CaptureFile(empty), Locale.ENGLISH)) {
            browser.open(other.uri());
            browser.untilSays("#notices", "There is no TCP in this capture");
            browser.driver.get("about:blank");
        }
    }

    @Test
    void a_file_that_is_no_capture_is_told_so() throws IOException {
        var none = folder.resolve("none.txt");
        Files.writeString(none, "no capture at all");
        try (var other = Page.serve(new CaptureFile(none), Locale.SIMPLIFIED_CHINESE)) {
            browser.open(other.uri());
            browser.untilSays("#notices .bad", "既不是 pcap 也不是 pcapng");
            browser.driver.get("about:blank");
        }
    }

    @Test
    void another_site_may_not_use_it() {
        URI address = page.uri();
        assertFalse(address.getPath().length() < 32, address.toString());
    }
}
