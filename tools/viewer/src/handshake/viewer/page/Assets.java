package handshake.viewer.page;

import handshake.wire.ladder.FindingWords;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;

/// The files a page is made of.
final class Assets {
    /// The page's scripts in the order they are run.
    static final List<String> SCRIPTS =
            List.of(
                    "bus.js",
                    "source.js",
                    "words.js",
                    "dom.js",
                    "format.js",
                    "rows.js",
                    "sentences.js",
                    "virtual.js",
                    "talks.js",
                    "ladder.js",
                    "bytes.js",
                    "segment.js",
                    "series.js",
                    "plot.js",
                    "graph.js",
                    "stream.js",
                    "program.js",
                    "tabs.js",
                    "choose.js",
                    "notices.js",
                    "keys.js",
                    "page.js",
                    "d3.js"); // last: only the graphs need it, and it is the largest

    private static final String D3 = "/META-INF/resources/webjars/d3/%s/dist/d3.min.js";

    private Assets() {}

    /// The file's bytes, or null if a page has no such file.
    static byte[] read(String name) {
        if (name.equals("d3.js")) {
            return resource(D3.formatted(d3Version()));
        }
        return name.matches("[a-z]+\\.(js|css|html|json|svg)") ? resource(name) : null;
    }

    static String text(String name) {
        return new String(read(name), StandardCharsets.UTF_8);
    }

    /// The words for findings as JSON, by their keys.
    static String findings() {
        var words = new TreeMap<String, String>();
        FindingWords.all().forEach((key, value) -> words.put((String) key, (String) value));
        return Json.of(words);
    }

    private static String d3Version() {
        var properties = new Properties();
        try (var in =
                Assets.class.getResourceAsStream(
                        "/META-INF/maven/org.webjars.npm/d3/pom.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    private static byte[] resource(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
