package handshake.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;

import handshake.grader.Course;
import handshake.slides.Site;
import handshake.slides.SiteServer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.print.PrintOptions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/// The course's own lectures, as `lab slides` shows them.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class SlidesPageTest {
    private static final String FIRST = "slides/01-connect.html";
    private static final List<Dimension> SIZES =
            List.of(new Dimension(1280, 720), new Dimension(1920, 1080));

    /// What of each slide lies outside of it, or on its foot; and what of a ladder is cut off.
    private static final String OVERFLOW =
            """
            const bad = [];
            const box = element => element.getBoundingClientRect();
            document.querySelectorAll('section').forEach((slide, i) => {
              location.hash = '#' + (i + 1);
              document.querySelectorAll('section').forEach(it => it.classList.toggle('now', it === slide));
              const edge = box(slide), body = slide.querySelector('.body');
              const foot = box(slide.querySelector('.foot')).top + 2;
              if (edge.bottom > innerHeight || edge.right > innerWidth) bad.push(slide.id + ' is larger than the window');
              for (const part of body.querySelectorAll('*')) {
                const it = box(part), svg = part.closest('svg');
                if (!it.width || svg && part.tagName !== 'text' && part !== svg) continue;
                const limit = svg && part !== svg ? box(svg) : {left: edge.left, right: edge.right - 8, bottom: foot};
                if (it.right > limit.right + 1 || it.left < limit.left - 1 || it.bottom > limit.bottom + 1)
                  bad.push(`${slide.id}: ${part.tagName} ${part.textContent.slice(0, 30)}`);
              }
              for (const code of body.querySelectorAll('pre'))
                if (code.scrollWidth > code.clientWidth + 1 || code.scrollHeight > code.clientHeight + 1) bad.push(slide.id + ': code is cut off');
            });
            return bad;
            """;

    private static Chromium browser;
    private static SiteServer server;
    private static Site site;

    @BeforeAll
    static void start() throws IOException {
        browser = Chromium.start();
        Path root = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(root.resolve("lessons"))) {
            root = root.getParent();
        }
        site = new Site(Course.in(root));
        server = new SiteServer(site, 0);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    private static void open(String path) {
        browser.driver.get(server.address(path).toString());
    }

    @TestFactory
    List<DynamicTest> every_slide_fits_and_nothing_is_complained_of() throws IOException {
        return decks().stream().map(path -> dynamicTest(path, () -> fits(path))).toList();
    }

    private static List<String> decks() throws IOException {
        return site.paths().stream().filter(it -> it.matches("slides/.*html")).toList();
    }

    private static void fits(String path) {
        browser.complaints();
        for (Dimension size : SIZES) {
            browser.driver.manage().window().setSize(size);
            open(path);
            assertEquals(List.of(), browser.run(OVERFLOW), path + " at " + size);
        }
        assertEquals(List.of(), browser.complaints(), path);
    }

    @TestFactory
    List<DynamicTest> axe_finds_nothing_serious() throws IOException {
        var paths = new java.util.ArrayList<>(decks());
        paths.addAll(List.of("index.html", "index.zh-CN.html", "lessons/01-connect.html"));
        paths.addAll(
                List.of(
                        "lessons/01-connect.zh-CN.html",
                        "captures/echo.html",
                        "teachers/TEACHING.html"));
        return paths.stream().map(path -> dynamicTest(path, () -> isAccessible(path))).toList();
    }

    private static void isAccessible(String path) {
        for (String scheme : List.of("light", "dark")) {
            open(path);
            // All slides at once: what is not shown is not looked at.
            browser.run(
                    "document.documentElement.classList.toggle('dark', arguments[0] === 'dark');"
                            + "document.documentElement.classList.remove('js');",
                    scheme);
            List<String> serious =
                    new AxeBuilder()
                            .analyze(browser.driver).getViolations().stream()
                                    .filter(it -> it.getImpact().matches("serious|critical"))
                                    .map(SlidesPageTest::told)
                                    .toList();
            assertEquals(List.of(), serious, path + " " + scheme);
        }
    }

    private static String told(Rule rule) {
        return rule.getId() + " " + rule.getNodes().getFirst().getHtml();
    }

    @Test
    void keys_lead_through_the_slides() {
        open(FIRST);
        browser.press(Keys.ARROW_RIGHT, " ");
        browser.untilSays(".where", "3 / 15");
        browser.press(Keys.ARROW_LEFT);
        browser.untilSays(".where", "2 / 15");
        browser.press(Keys.END);
        browser.untilSays(".where", "15 / 15");
        browser.press(Keys.HOME, "o", Keys.ARROW_RIGHT, Keys.ENTER);
        browser.until(
                "the overview has closed on the second slide",
                "return location.hash === '#2'"
                        + " && !document.documentElement.classList.contains('overview')");
    }

    @Test
    void the_other_language_opens_at_the_same_slide() {
        open(FIRST + "#5");
        browser.click(".language");
        browser.untilSays(".where", "5 / 15");
        assertEquals("zh-CN", browser.run("return document.documentElement.lang"));
    }

    @Test
    void a_second_window_shows_notes_and_both_move_together() {
        open(FIRST + "#2");
        String audience = browser.driver.getWindowHandle();
        browser.press("p");
        browser.until("the window is open", "return true");
        String desk = otherWindow(audience);
        browser.driver.switchTo().window(desk);
        browser.until(
                "the notes are to be seen",
                "return document.querySelector('section.now .notes')?.offsetHeight > 50");
        browser.press(Keys.ARROW_RIGHT);
        browser.driver.switchTo().window(audience);
        browser.untilSays(".where", "3 / 15");
        assertEquals(
                0L,
                browser.run("return document.querySelector('section.now .notes').offsetHeight"));
        browser.press(Keys.ARROW_RIGHT);
        browser.driver.switchTo().window(desk);
        browser.untilSays(".where", "4 / 15");
        browser.driver.close();
        browser.driver.switchTo().window(audience);
    }

    private static String otherWindow(String known) {
        for (int i = 0; i < 1000; i++) {
            for (String handle : browser.driver.getWindowHandles()) {
                if (!handle.equals(known)) {
                    return handle;
                }
            }
        }
        throw new AssertionError("no second window has opened");
    }

    @Test
    void it_prints_one_slide_a_page() {
        open(FIRST);
        byte[] pdf =
                Base64.getDecoder().decode(browser.driver.print(new PrintOptions()).getContent());
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        int pages = text.split("/Type ?/Page\\b(?!s)", -1).length - 1;
        assertTrue(pages == 15 || pages == 16, "pages: " + pages);
    }
}
