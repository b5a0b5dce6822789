package handshake.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import handshake.texts.TextCheck;
import handshake.viewer.CannotWatch;
import handshake.viewer.namespace.Namespace;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.util.List;

/// The commands that the texts show are run, and print what the texts say. What is not run, and
/// why, stands in `shown-commands.txt`.
@Execution(ExecutionMode.CONCURRENT)
final class TextsTest {
    private static final int FEWEST_TEXTS = 50;

    private static TextCheck check;

    @BeforeAll
    static void makeReady() throws Exception {
        check = new TextCheck(Kit.root());
    }

    @AfterAll
    static void cleanUp() {
        check.close();
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    List<DynamicTest> every_text_shows_what_happens() throws Exception {
        List<String> texts = check.texts();
        assertTrue(texts.size() >= FEWEST_TEXTS, texts::toString);
        return texts.stream().map(it -> dynamicTest(it, () -> happens(it))).toList();
    }

    private static void happens(String text) throws Exception {
        try {
            Namespace.open().close();
        } catch (CannotWatch e) {
            abort("skipped: " + e.getMessage());
        }
        assertEquals(List.of(), check.check(text), "lab course run " + text);
    }
}
