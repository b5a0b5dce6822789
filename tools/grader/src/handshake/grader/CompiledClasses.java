package handshake.grader;

import handshake.worker.Order;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Reads compiled classes, for a worker to be sent them.
final class CompiledClasses {
    private static final String SUFFIX = ".class";
    private static final Pattern TESTS = Pattern.compile(".*(Test|Properties)");
    private static final Pattern PROGRAMS =
            Pattern.compile("lesson\\d\\d\\.CrossPlayPrograms(\\$.*)?");

    private CompiledClasses() {}

    /// The order to load what was compiled.
    ///
    /// @param classPath the folder of the tests' classes, that of the code's, then jars
    /// @param seed the seed for all properties
    /// @throws IOException if the classes cannot be read
    static Order.Load load(List<Path> classPath, long seed) throws IOException {
        return load(classPath, in(classPath.getFirst()), TESTS, seed);
    }

    /// The order to load what was compiled, to be played against others'.
    ///
    /// @throws IOException if the classes cannot be read
    static Order.Play play(List<Path> classPath) throws IOException {
        Map<String, byte[]> tests = in(classPath.getFirst());
        tests.keySet().removeIf(PROGRAMS.asMatchPredicate().negate());
        return new Order.Play(load(classPath, tests, PROGRAMS, 0));
    }

    private static Order.Load load(
            List<Path> classPath, Map<String, byte[]> tests, Pattern wanted, long seed)
            throws IOException {
        var all = new HashMap<>(in(classPath.get(1)));
        all.putAll(tests); // nothing a student writes can stand in for a test
        List<String> jars = classPath.stream().skip(2).map(Path::toString).toList();
        List<String> names = tests.keySet().stream().filter(wanted.asMatchPredicate()).toList();
        return new Order.Load(all, names, jars, seed);
    }

    /// The classes of the tests alone, by name.
    ///
    /// @param classPath as for [#load]
    /// @throws IOException if the classes cannot be read
    static SortedMap<String, byte[]> tests(List<Path> classPath) throws IOException {
        return in(classPath.getFirst());
    }

    private static TreeMap<String, byte[]> in(Path folder) throws IOException {
        var classes = new TreeMap<String, byte[]>();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(it -> it.toString().endsWith(SUFFIX)).toList()) {
                String path = folder.relativize(file).toString();
                String name = path.substring(0, path.length() - SUFFIX.length());
                classes.put(name.replaceAll("[/\\\\]", "."), Files.readAllBytes(file));
            }
        }
        return classes;
    }
}
