package handshake.grader;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;

import handshake.support.Text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.lang.model.element.Modifier;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/// Says which given signature is gone when a lesson's tests do not compile with the student's code.
final class ChangedSignatures {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");

    private ChangedSignatures() {}

    /// One problem for each given signature that the errors point to; the compiler's own words
    /// where none can be told.
    static List<Compilation.Problem> explain(
            Lesson lesson, List<Diagnostic<? extends JavaFileObject>> errors) throws IOException {
        TreeMap<String, List<String>> given = givenSignatures(lesson);
        var missing = new ArrayList<String>();
        for (Diagnostic<? extends JavaFileObject> error : errors) {
            Matcher names = NAME.matcher(blamed(error));
            while (names.find()) {
                for (String signature : given.getOrDefault(names.group(), List.of())) {
                    if (!missing.contains(signature)) {
                        missing.add(signature);
                    }
                }
            }
        }
        if (missing.isEmpty()) {
            return errors.stream().map(CompileErrors::explain).toList();
        }
        return missing.stream().map(ChangedSignatures::problem).toList();
    }

    /// What an error is about: the source text it marks, and the first line of the message.
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

    /// The given signatures, by method name, as the solution has them (which are the starter's).
    private static TreeMap<String, List<String>> givenSignatures(Lesson lesson) throws IOException {
        var signatures = new TreeMap<String, List<String>>();
        List<Path> sources = Sources.in(lesson.solution());
        if (sources.isEmpty()) {
            return signatures;
        }
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (var files = javac.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var units = files.getJavaFileObjectsFromPaths(sources);
            var task = (JavacTask) javac.getTask(null, files, _ -> {}, null, null, units);
            for (var unit : task.parse()) {
                new SignatureScanner(signatures).scan(unit, "");
            }
        }
        return signatures;
    }

    private static final class SignatureScanner extends TreeScanner<Void, String> {
        private final TreeMap<String, List<String>> signatures;

        SignatureScanner(TreeMap<String, List<String>> signatures) {
            this.signatures = signatures;
        }

        @Override
        public Void visitClass(ClassTree type, String outer) {
            return super.visitClass(type, type.getSimpleName().toString());
        }

        @Override
        public Void visitMethod(MethodTree method, String type) {
            if (method.getModifiers().getFlags().contains(Modifier.PRIVATE)
                    || method.getReturnType() == null) {
                return null;
            }
            signatures
                    .computeIfAbsent(method.getName().toString(), _ -> new ArrayList<>())
                    .add(signature(method) + "  (in " + type + ")");
            return null;
        }

        private static String signature(MethodTree method) {
            String modifiers = modifiers(method);
            String parameters = joined(method.getParameters());
            String exceptions = joined(method.getThrows());
            return modifiers
                    + method.getReturnType()
                    + " "
                    + method.getName()
                    + "("
                    + parameters
                    + ")"
                    + (exceptions.isEmpty() ? "" : " throws " + exceptions);
        }

        private static String modifiers(MethodTree method) {
            return method.getModifiers().getFlags().stream()
                    .map(flag -> flag + " ")
                    .collect(Collectors.joining());
        }

        private static String joined(List<? extends Tree> trees) {
            return trees.stream().map(Tree::toString).collect(Collectors.joining(", "));
        }
    }
}
