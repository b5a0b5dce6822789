package handshake.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import handshake.course.Defect;
import handshake.texts.TextCheck;
import handshake.viewer.CannotWatch;
import handshake.viewer.namespace.Namespace;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The commands that the texts show are run, and print what the texts say. What is not run, and
/// why, stands in `shown-commands.txt`.
final class TextsTest {
    private static final int FEWEST_TEXTS = 50;
    private static final int AT_ONCE = 2;

    private static TextCheck check;
    private static ExecutorService runners;

    @BeforeAll
    static void makeReady() throws Exception {
        try {
            Namespace.open().close();
        } catch (CannotWatch e) {
            abort("skipped: " + e.getMessage());
        }
        check = new TextCheck(Kit.root());
        runners = Executors.newFixedThreadPool(AT_ONCE);
    }

    @AfterAll
    static void cleanUp() {
        if (check != null) {
            runners.shutdownNow();
            check.close();
        }
    }

    @TestFactory
    List<DynamicTest> every_text_shows_what_happens() throws Exception {
        List<String> texts = check.texts();
        assertTrue(texts.size() >= FEWEST_TEXTS, texts::toString);
        var tests = new ArrayList<DynamicTest>();
        for (String text : texts) {
            Future<List<Defect>> defects = runners.submit(() -> check.check(text));
            tests.add(dynamicTest(text, () -> assertEquals(List.of(), defects.get(), text)));
        }
        return tests;
    }
}
