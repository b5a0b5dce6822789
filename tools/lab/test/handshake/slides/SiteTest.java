package handshake.slides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import handshake.grader.Course;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A small course of one lesson as pages.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class SiteTest {
    @TempDir private Path root;
    private Site site;

    @BeforeEach
    void write_a_course() throws IOException {
        Files.createDirectories(root.resolve("tests/90-echo"));
        write("lessons/90-echo/README.md", "# Lesson 90: Echo\n\nSee [it](../PROTOCOL.md).\n");
        write("lessons/90-echo/README.zh-CN.md", "# 第 90 课：回显\n");
        write("lessons/PROTOCOL.md", "# Protocol\n");
        write("lessons/PROTOCOL.zh-CN.md", "# 协议\n");
        write(
                "slides/90-echo.md",
                "---\nmarp: true\n---\n# Why <echo>?\n\n<!-- a secret -->\n\n---\n\n## Two\n\n"
                        + "[the lesson](../lessons/90-echo/README.md)\n");
        write("slides/90-echo.zh-CN.md", "---\nmarp: true\n---\n# 为什么？\n\n---\n\n## 二\n");
        site = new Site(Course.in(root));
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private String html(String path) throws IOException {
        return new String(site.page(path).orElseThrow().content(), StandardCharsets.UTF_8);
    }

    @Test
    void the_root_page_leads_to_lessons_and_slides() throws IOException {
        String english = html("index.html");
        assertTrue(english.contains("href=\"lessons/90-echo.html\">Lesson 90: Echo"), english);
        assertTrue(english.contains("href=\"slides/90-echo.html\""), english);
        assertTrue(english.contains("Why &lt;echo&gt;?"), english);
        String chinese = html("index.zh-CN.html");
        assertTrue(chinese.contains("lang=\"zh-CN\""), chinese);
        assertTrue(chinese.contains("href=\"slides/90-echo.zh-CN.html\""), chinese);
    }

    @Test
    void a_deck_has_a_section_for_each_slide_and_its_notes_apart() throws IOException {
        String deck = html("slides/90-echo.html");
        assertEquals(2, deck.split("<section ", -1).length - 1);
        assertTrue(deck.contains("aria-label=\"Notes\"><p>a secret</p>"), deck);
        assertTrue(deck.contains("href=\"90-echo.zh-CN.html\""), deck);
        assertTrue(deck.contains("href=\"../lessons/90-echo.html\""), deck);
    }

    @Test
    void links_of_a_lesson_lead_to_pages() throws IOException {
        assertTrue(html("lessons/90-echo.html").contains("href=\"../lessons/PROTOCOL.html\""));
    }

    @Test
    void teachers_find_their_guide_on_the_root_page_and_students_do_not() throws IOException {
        assertFalse(html("index.html").contains("For teachers"));
        write(
                "slides/TEACHING.md",
                "# Guide\n\n[1](90-echo.md), [2](../tools/platforms/README.md)");
        write("slides/TEACHING.zh-CN.md", "# 指南\n");
        write("tools/platforms/README.md", "# Platforms\n\n[it](../../slides/TEACHING.md)");
        write("tools/platforms/README.zh-CN.md", "# 平台\n");
        assertTrue(html("index.html").contains("href=\"teachers/TEACHING.html\">Guide"));
        assertTrue(html("index.zh-CN.html").contains("href=\"teachers/TEACHING.zh-CN.html\">指南"));
        String guide = html("teachers/TEACHING.html");
        assertTrue(guide.contains("href=\"../slides/90-echo.html\""), guide);
        assertTrue(guide.contains("href=\"../teachers/PLATFORMS.html\""), guide);
        assertTrue(html("teachers/PLATFORMS.html").contains("href=\"../teachers/TEACHING.html\""));
        assertTrue(site.paths().contains("teachers/TEACHING.zh-CN.html"));
    }

    @Test
    void a_mistake_shows_the_wrong_lines_and_not_the_right_ones() throws IOException {
        String right = "class Echo {\n    int n = read();\n    int m = 2;\n    // end\n}\n";
        String wrong = "// Step 1: reads once.\nclass Echo {\n    int n = <1>;\n    // end\n}\n";
        write("solutions/90-echo/src/lesson90/Echo.java", right);
        write("tests/kit/programs/90-echo/wrong/single-read/Echo.java", wrong);
        String page = html("mistakes/single-read.html");
        assertTrue(page.contains("✗     int n = &lt;1&gt;;"), page);
        assertFalse(page.contains("read();"), page);
        assertFalse(page.contains("reads once"), page);
        write(
                "tests/kit/programs/90-echo/wrong/single-read/Echo.java",
                right.replace("    int m = 2;\n", ""));
        assertTrue(html("mistakes/single-read.html").contains("✗ … something is missing here"));
        assertTrue(html("mistakes/single-read.zh-CN.html").contains("✗ ……这里少了什么"));
        write(
                "tests/kit/programs/90-echo/wrong/single-read/Echo.java",
                right.replace("class Echo", "class X").replace("int m = 2", "int m = 3"));
        String twoPlaces = html("mistakes/single-read.html");
        assertTrue(
                twoPlaces.contains("✗ class X {\n      int n = read();\n✗     int m"), twoPlaces);
        assertTrue(html("index.html").contains("href=\"mistakes/single-read.html\""));
        assertEquals(Optional.empty(), site.page("mistakes/no-such-mistake.html"));
    }

    @Test
    void every_path_it_names_has_a_page_and_no_other() throws IOException {
        for (String path : site.paths()) {
            assertTrue(site.page(path).isPresent(), path);
        }
        for (String path : new String[] {"", "x.html", "slides/91-x.html", "../pom.xml"}) {
            assertEquals(Optional.empty(), site.page(path), path);
        }
    }

    @Test
    void the_server_shows_what_was_written_last() throws Exception {
        try (var server = new SiteServer(site, 0);
                var client = HttpClient.newHttpClient()) {
            assertEquals(200, get(client, server.address("slides/90-echo.html")).statusCode());
            write("slides/90-echo.md", "# Another");
            assertTrue(
                    get(client, server.address("slides/90-echo.html")).body().contains("Another"));
            assertEquals(404, get(client, server.address("nothing.html")).statusCode());
            assertEquals(404, get(client, server.address("..%2fpom.xml")).statusCode());
            assertEquals(302, get(client, server.address("")).statusCode());
        }
    }

    private static HttpResponse<String> get(HttpClient client, URI address) throws Exception {
        return client.send(
                HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }
}
