package handshake.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import handshake.course.Rule;
import handshake.course.Rules;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.util.List;
import java.util.Map;

/// The rules that hold whatever a student has written into the lessons.
final class RulesTest {
    @TestFactory
    List<DynamicTest> the_course_keeps_its_rules() {
        return Rules.always().entrySet().stream()
                .map(rule -> dynamicTest(rule.getKey(), () -> holds(rule)))
                .toList();
    }

    private static void holds(Map.Entry<String, Rule> rule) throws Exception {
        var defects = Rules.check(Map.of(rule.getKey(), rule.getValue()), Kit.course());
        assertEquals(List.of(), defects);
    }
}
