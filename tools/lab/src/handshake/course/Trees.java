package handshake.course;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/// Java sources as syntax trees, by the JDK's own parser.
final class Trees {
    private Trees() {}

    /// The syntax tree of a file.
    static CompilationUnitTree parse(Path file) throws IOException {
        return parsed(file).unit();
    }

    /// A method in a source file: its tree, and its text as it stands there.
    record Method(String type, MethodTree tree, String text, long start) {}

    /// The methods of a file, with the classes they are in.
    static List<Method> methods(Path file) throws IOException {
        Parsed parsed = parsed(file);
        var methods = new ArrayList<Method>();
        new TreeScanner<Void, String>() {
            @Override
            public Void visitClass(ClassTree type, String outer) {
                return super.visitClass(type, type.getSimpleName().toString());
            }

            @Override
            public Void visitMethod(MethodTree method, String type) {
                long start = parsed.positions().getStartPosition(parsed.unit(), method);
                long end = parsed.positions().getEndPosition(parsed.unit(), method);
                if (start >= 0 && end > start) { // a record's implicit methods have no place
                    String text = parsed.source().substring((int) start, (int) end);
                    methods.add(new Method(type, method, text, start));
                }
                return super.visitMethod(method, type);
            }
        }.scan(parsed.unit(), "");
        return methods;
    }

    /// The method of this class and name in any of these files; the first, if it is overloaded.
    static Optional<Method> method(List<Path> files, String type, String name) throws IOException {
        for (Path file : files) {
            for (Method method : methods(file)) {
                if (method.type().equals(type) && method.tree().getName().contentEquals(name)) {
                    return Optional.of(method);
                }
            }
        }
        return Optional.empty();
    }

    /// Text without the differences that indentation makes.
    static String unindented(String text) {
        return text.lines().map(String::strip).filter(it -> !it.isEmpty()).toList().toString();
    }

    private record Parsed(CompilationUnitTree unit, SourcePositions positions, String source) {}

    private static Parsed parsed(Path file) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (var files = javac.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var units = files.getJavaFileObjects(file);
            var task = (JavacTask) javac.getTask(null, files, _ -> {}, null, null, units);
            CompilationUnitTree unit = task.parse().iterator().next();
            String source = unit.getSourceFile().getCharContent(true).toString();
            return new Parsed(
                    unit, com.sun.source.util.Trees.instance(task).getSourcePositions(), source);
        }
    }
}
