package handshake.grader;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.util.TreeScanner;

import handshake.support.Text;
import handshake.worker.TestInfo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A lesson's tests as their source tells, for when nothing can be run.
public final class TestSources {
    private TestSources() {}

    /// The tests, by step and then as they stand. Their ids are those of class and method only.
    ///
    /// @throws IOException if the sources cannot be read
    public static List<TestInfo> tests(Lesson lesson) throws IOException {
        var tests = new ArrayList<TestInfo>();
        for (var unit : Sources.parse(Sources.in(lesson.tests()))) {
            new TestScanner(tests).scan(unit, new Place("", 0));
        }
        tests.sort(Comparator.comparingInt(TestInfo::step));
        return tests;
    }

    /// What a lesson's tests are worth together.
    ///
    /// @throws IOException if the sources cannot be read
    public static int points(Lesson lesson) throws IOException {
        return tests(lesson).stream().mapToInt(TestInfo::points).sum();
    }

    /// The class a scanner is in, and the step that is graded there.
    private record Place(String className, int step) {}

    private static final class TestScanner extends TreeScanner<Void, Place> {
        private final List<TestInfo> tests;

        TestScanner(List<TestInfo> tests) {
            this.tests = tests;
        }

        @Override
        public Void visitClass(ClassTree type, Place outer) {
            String name = type.getSimpleName().toString();
            int step =
                    value(type.getModifiers(), "Step")
                            .map(Integer.class::cast)
                            .orElse(outer.step());
            return super.visitClass(type, new Place(name, step));
        }

        @Override
        public Void visitMethod(MethodTree method, Place place) {
            value(method.getModifiers(), "Points")
                    .ifPresent(points -> tests.add(info(method, place, (Integer) points)));
            return null;
        }

        private static TestInfo info(MethodTree method, Place place, int points) {
            String english = method.getName().toString().replace('_', ' ');
            String chinese =
                    value(method.getModifiers(), "Zh").map(Object::toString).orElse(english);
            String where = place.className() + "#" + method.getName();
            return new TestInfo(where, new Text(english, chinese), place.step(), points, where);
        }

        private static Optional<Object> value(ModifiersTree modifiers, String annotation) {
            for (AnnotationTree it : modifiers.getAnnotations()) {
                if (it.getAnnotationType().toString().equals(annotation)
                        && literal(it.getArguments().getFirst()) instanceof LiteralTree literal) {
                    return Optional.of(literal.getValue());
                }
            }
            return Optional.empty();
        }

        private static ExpressionTree literal(ExpressionTree argument) {
            return argument instanceof AssignmentTree named ? named.getExpression() : argument;
        }
    }
}
