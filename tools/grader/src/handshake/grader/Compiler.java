package handshake.grader;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.util.JavacTask;

import handshake.support.Text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/// Compiles one lesson with the JDK's own compiler, in this process: first the student's code, on
/// its own, then the tests against it. Kept for many compilations it is warm, and quick.
///
/// Not safe for use by several threads at once.
public final class Compiler implements Compiling, AutoCloseable {
    private static final List<String> OPTIONS =
            List.of(
                    "-proc:none",
                    "-g",
                    "-implicit:none",
                    "-Xlint:none",
                    "-encoding",
                    "UTF-8",
                    // A worker that lives for a second is better off without the code that the JVM
                    // makes for each place where strings are joined.
                    "-XDstringConcat=inline");

    /// Without it an error about a method's parameters is told as one about an argument, and which
    /// method it is about is lost.
    private static final String WHOLE_ERRORS = "-Xdiags:verbose";

    private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    private final StandardJavaFileManager files =
            javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
    private final List<Path> libraries;
    private final TestCache cache;

    /// @param libraries what tests may use: the worker's class path
    /// @param cache a folder for compiled tests to be kept in
    public Compiler(List<Path> libraries, Path cache) {
        this.libraries = libraries;
        this.cache = new TestCache(cache);
    }

    @Override
    public Compilation compile(Lesson lesson, Path code, Path out) throws IOException {
        return switch (compileAlone(lesson, code, out)) {
            case Compilation.Failed failed -> failed;
            case Compilation.Done done -> guarded(lesson, code, done.classPath(), out);
        };
    }

    private Compilation guarded(Lesson lesson, Path code, List<Path> codePath, Path out)
            throws IOException {
        List<Compilation.Problem> problems = Guard.check(codePath.getFirst());
        return problems.isEmpty()
                ? withTests(lesson, code, codePath, out)
                : new Compilation.Failed(problems);
    }

    /// Compiles a lesson's code without its tests.
    ///
    /// @param code the folder with the student's code; sources are in its `src`, or in itself
    /// @param out an empty folder for the classes
    /// @throws IOException if files cannot be read or written
    public Compilation compileAlone(Lesson lesson, Path code, Path out) throws IOException {
        List<Path> sources = Sources.in(code);
        if (sources.isEmpty()) {
            return new Compilation.Failed(List.of(noSources(lesson)));
        }
        Path classes = Files.createDirectories(out.resolve("code"));
        List<Path> lessonLibraries = LessonLibraries.of(lesson);
        List<Compilation.Problem> problems = compileCode(lesson, sources, lessonLibraries, classes);
        return problems.isEmpty()
                ? new Compilation.Done(behind(classes, lessonLibraries))
                : new Compilation.Failed(problems);
    }

    /// @param codePath the code's own class path: its classes, then the libraries it uses
    private Compilation withTests(Lesson lesson, Path code, List<Path> codePath, Path out)
            throws IOException {
        List<Path> tests = Sources.in(lesson.tests());
        var classPath = new ArrayList<>(codePath);
        classPath.addAll(libraries);
        List<Path> jars = classPath.subList(1, classPath.size());
        String key = cache.key(lesson, tests, codePath.getFirst(), jars);
        Optional<Path> kept = cache.find(key);
        if (kept.isPresent()) {
            return new Compilation.Done(behind(kept.get(), codePath));
        }
        Path testClasses = Files.createDirectories(out.resolve("tests"));
        var errors = compileTests(tests, classPath, testClasses);
        if (!errors.isEmpty()) {
            return new Compilation.Failed(
                    ChangedSignatures.explain(lesson, Sources.in(code), errors));
        }
        cache.keep(key, testClasses);
        return new Compilation.Done(behind(testClasses, codePath));
    }

    private static List<Path> behind(Path first, List<Path> others) {
        var all = new ArrayList<Path>();
        all.add(first);
        all.addAll(others);
        return List.copyOf(all);
    }

    @Override
    public void close() throws IOException {
        files.close();
    }

    private List<Compilation.Problem> compileCode(
            Lesson lesson, List<Path> sources, List<Path> classPath, Path out) throws IOException {
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        JavacTask task = task(diagnostics, OPTIONS, sources, classPath, out);
        var foreign = new ArrayList<Compilation.Problem>();
        for (CompilationUnitTree unit : task.parse()) {
            if (!packageOf(unit).equals(lesson.packageName())) {
                foreign.add(wrongPackage(lesson, unit));
            }
        }
        // A package declaration that does not parse is the compiler's to explain.
        if (!foreign.isEmpty() && errors(diagnostics).isEmpty()) {
            return foreign;
        }
        return generate(task, diagnostics);
    }

    private List<Diagnostic<? extends JavaFileObject>> compileTests(
            List<Path> sources, List<Path> classPath, Path out) throws IOException {
        if (sources.isEmpty()) {
            return List.of(); // the compiler refuses to compile nothing
        }
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        var options = new ArrayList<>(OPTIONS);
        options.add(WHOLE_ERRORS);
        JavacTask task = task(diagnostics, options, sources, classPath, out);
        task.generate();
        return errors(diagnostics);
    }

    private static List<Compilation.Problem> generate(
            JavacTask task, DiagnosticCollector<JavaFileObject> diagnostics) throws IOException {
        task.generate();
        return errors(diagnostics).stream().map(CompileErrors::explain).toList();
    }

    private JavacTask task(
            DiagnosticCollector<JavaFileObject> diagnostics,
            List<String> options,
            List<Path> sources,
            Collection<Path> classPath,
            Path out)
            throws IOException {
        files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
        files.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
        files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(out));
        var units = files.getJavaFileObjectsFromPaths(sources);
        return (JavacTask) javac.getTask(null, files, diagnostics, options, null, units);
    }

    private static List<Diagnostic<? extends JavaFileObject>> errors(
            DiagnosticCollector<JavaFileObject> diagnostics) {
        return diagnostics.getDiagnostics().stream()
                .filter(it -> it.getKind() == Diagnostic.Kind.ERROR)
                .<Diagnostic<? extends JavaFileObject>>map(it -> it)
                .toList();
    }

    private static String packageOf(CompilationUnitTree unit) {
        ExpressionTree name = unit.getPackageName();
        return name == null ? "" : name.toString();
    }

    private static Compilation.Problem wrongPackage(Lesson lesson, CompilationUnitTree unit) {
        String file = Path.of(unit.getSourceFile().getName()).getFileName().toString();
        Text message =
                new Text("this file is not in package %s", "这个文件不在包 %s 中")
                        .formatted(lesson.packageName());
        Text advice =
                new Text(
                                "Begin it with \"package %s;\". Other packages cannot be handed"
                                        + " in.",
                                "请以 \"package %s;\" 开头。其他包不能提交。")
                        .formatted(lesson.packageName());
        return new Compilation.Problem(file, 1, 0, "", message, advice);
    }

    private static Compilation.Problem noSources(Lesson lesson) {
        Text message = new Text("there is no Java file here", "这里没有 Java 文件");
        Text advice =
                new Text(
                                "Lesson %d's code belongs into src/%s/. lab reset %d puts the"
                                        + " starter back.",
                                "第 %d 课的代码应放在 src/%s/ 中。lab reset %d 会恢复起始代码。")
                        .formatted(lesson.number(), lesson.packageName(), lesson.number());
        return new Compilation.Problem("", 0, 0, "", message, advice);
    }
}
