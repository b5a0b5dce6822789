package handshake.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import handshake.viewer.Place;
import handshake.viewer.SocketEvent;
import handshake.viewer.SocketEvent.Kind;
import handshake.viewer.page.Page;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// The page of a run that goes on while one watches.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class LivePageTest {
    private static final String SOURCE = "class Program {\n    out.write(\"<hello>\");\n}\n";

    @TempDir private Path folder;

    private static SocketEvent write(int frame, int bytes) {
        long now = Traffic.nanos(frame);
        var place = new Place("lesson01.Program", "main", "Program.java", 2);
        return new SocketEvent(
                Kind.WRITE,
                now,
                now,
                Traffic.CLIENT_PORT,
                Traffic.SERVER_PORT,
                bytes,
                false,
                List.of(place));
    }

    @Test
    void grows_while_one_watches_and_shows_the_line_that_sent_a_segment() throws IOException {
        var capture = folder.resolve("live.pcapng");
        try (var browser = Chromium.start();
                var traffic = new Traffic(Files.newOutputStream(capture))) {
            var watched = new Watching(capture, List.of(write(4, 5), write(4, 6)), SOURCE);
            try (var page = Page.serve(watched, Locale.ENGLISH)) {
                browser.open(page.uri());
                browser.untilSays("#notices", "Nothing has been captured yet.");
                browser.untilSays("#notices", "A note about <b>this</b>.");
                traffic.handshake().flush();
                browser.until("3 rows", rows(3));
                traffic.says(0, "hello world").flush();
                browser.until("5 rows", rows(5));
                browser.untilSays("#live.on", "live");
                browser.press("/");
                browser.press("4\n");
                browser.untilChosen(4);
                browser.untilSays("#detail .source", "Program.java:2 wrote 5 bytes");
                browser.untilSays("#detail .codeLine.lit", "out.write(\"<hello>\")");
                browser.press("4");
                browser.untilSays("#panel-program", "wrote 6 bytes");
                traffic.close(0).flush();
                watched.end();
                browser.untilSays("#live", "ended");
                assertEquals(List.of(), browser.complaints());
                browser.driver.get("about:blank");
            }
        }
    }

    private static String rows(int count) {
        return "return document.querySelectorAll('#rows .row:not(.empty)').length === " + count;
    }
}
