package handshake.grader;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/// What a lesson's tests do, as their authors wrote it.
final class TestCode {
    private TestCode() {}

    /// The source of each test, by class and method: `EchoClientTest$Sending#sends_the_text`.
    ///
    /// @throws IOException if the sources cannot be read
    static Map<String, String> of(Lesson lesson) throws IOException {
        var code = new TreeMap<String, String>();
        for (var unit : Sources.parse(Sources.in(lesson.tests()))) {
            new Methods(code).scan(unit, "");
        }
        return code;
    }

    private static final class Methods extends TreeScanner<Void, String> {
        private final Map<String, String> code;

        Methods(Map<String, String> code) {
            this.code = code;
        }

        @Override
        public Void visitClass(ClassTree type, String outer) {
            String name = type.getSimpleName().toString();
            return super.visitClass(type, outer.isEmpty() ? name : outer + "$" + name);
        }

        @Override
        public Void visitMethod(MethodTree method, String type) {
            code.put(type + "#" + method.getName(), method.toString().strip());
            return null;
        }
    }
}
