package handshake.grader;

import handshake.support.Text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The `results.json` of Exercism, version 3. One that is written anew after every test reads the
/// tests' sources once.
public final class ExercismReport {
    private static final int MESSAGE_CHARACTERS = 65_535;
    private static final int OUTPUT_CHARACTERS = 500;

    private final ResultWords words;
    private final Map<Lesson, Map<String, String>> testCode = new HashMap<>();

    /// @param language chooses the words of one language
    public ExercismReport(Function<Text, String> language) {
        words = new ResultWords(language);
    }

    /// @throws IOException if the tests' sources cannot be read
    public String of(List<Report> reports) throws IOException {
        var tests = new ArrayList<Map<String, Object>>();
        for (Report report : reports) {
            Map<String, String> code = code(report.lesson());
            report.tests().forEach(it -> tests.add(test(it, code)));
        }
        var result = new LinkedHashMap<String, Object>();
        result.put("version", 3);
        boolean isFull = reports.stream().allMatch(Report::isFull);
        result.put("status", tests.isEmpty() ? "error" : isFull ? "pass" : "fail");
        if (tests.isEmpty()) {
            result.put("message", shortened(words.problems(reports), MESSAGE_CHARACTERS));
        }
        result.put("tests", tests);
        return PlatformJson.of(result);
    }

    private Map<String, String> code(Lesson lesson) throws IOException {
        Map<String, String> known = testCode.get(lesson);
        if (known == null) {
            known = TestCode.of(lesson);
            testCode.put(lesson, known);
        }
        return known;
    }

    private Map<String, Object> test(Report.Test it, Map<String, String> code) {
        String where = it.info().where();
        var test = new LinkedHashMap<String, Object>();
        test.put("name", words.of(it.info().name()));
        test.put("status", it.passed() ? "pass" : "fail");
        if (!it.passed()) {
            test.put("message", shortened(words.message(it), MESSAGE_CHARACTERS));
        }
        test.put("output", shortened(it.outcome().output(), OUTPUT_CHARACTERS));
        test.put("test_code", code.getOrDefault(where, where));
        test.put("task_id", it.info().step());
        return test;
    }

    /// At most `characters`, and no half of a pair at the end.
    private static String shortened(String text, int characters) {
        if (text.length() <= characters) {
            return text;
        }
        int end = characters - 1;
        end -= Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0;
        return text.substring(0, end) + "…";
    }
}
