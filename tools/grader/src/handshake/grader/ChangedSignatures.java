package handshake.grader;

import handshake.support.Text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/// Says which given signature is gone when a lesson's tests do not compile with the student's code.
final class ChangedSignatures {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");

    private ChangedSignatures() {}

    /// One problem for each given signature that the errors point to and the student's code lacks;
    /// the compiler's own words where none can be told.
    ///
    /// @param code the student's sources
    static List<Compilation.Problem> explain(
            Lesson lesson, List<Path> code, List<Diagnostic<? extends JavaFileObject>> errors)
            throws IOException {
        // The solution's are the starter's: the course's rules see to that.
        Map<String, List<String>> given = SourceSignatures.in(Sources.in(lesson.solution()));
        Map<String, List<String>> written = SourceSignatures.in(code);
        var missing = new ArrayList<String>();
        for (Diagnostic<? extends JavaFileObject> error : errors) {
            Matcher names = NAME.matcher(blamed(error));
            while (names.find()) {
                var lacking = new ArrayList<>(given.getOrDefault(names.group(), List.of()));
                lacking.removeAll(written.getOrDefault(names.group(), List.of()));
                lacking.removeAll(missing);
                missing.addAll(lacking);
            }
        }
        if (missing.isEmpty()) {
            return errors.stream().map(CompileErrors::explain).toList();
        }
        return missing.stream().map(ChangedSignatures::problem).toList();
    }

    /// What an error is about: the source text it marks, or else the compiler's message.
    private static String blamed(Diagnostic<? extends JavaFileObject> error) {
        try {
            String source = error.getSource().getCharContent(true).toString();
            return source.substring((int) error.getStartPosition(), (int) error.getEndPosition());
        } catch (IOException | RuntimeException _) {
            return error.getMessage(Locale.ENGLISH); // no position: then the message must do
        }
    }

    private static Compilation.Problem problem(String signature) {
        return new Compilation.Problem(
                "",
                0,
                0,
                "",
                new Text("the tests look for: %s", "测试要找的是：%s").formatted(signature),
                new Text(
                        "A signature that was given has been changed or removed. Put it back as it"
                                + " was.",
                        "给定的方法签名被改动或删除了。请改回原样。"));
    }
}
