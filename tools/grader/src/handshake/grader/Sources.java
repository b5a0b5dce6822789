package handshake.grader;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.tools.ToolProvider;

/// The Java files of a folder, and what is in them.
public final class Sources {
    private Sources() {}

    /// All Java files below `folder/src`, or below `folder` where there is no `src`, sorted.
    ///
    /// @throws IOException if the folder cannot be read
    public static List<Path> in(Path folder) throws IOException {
        Path src = folder.resolve("src");
        Path start = Files.isDirectory(src) ? src : folder;
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try (var files = Files.walk(start)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    /// The syntax trees of sources, those of broken ones as far as they go.
    ///
    /// @throws IOException if one cannot be read
    static List<CompilationUnitTree> parse(List<Path> sources) throws IOException {
        if (sources.isEmpty()) {
            return List.of(); // the compiler refuses to parse nothing
        }
        var javac = ToolProvider.getSystemJavaCompiler();
        try (var files = javac.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var units = files.getJavaFileObjectsFromPaths(sources);
            var task = (JavacTask) javac.getTask(null, files, _ -> {}, null, null, units);
            var trees = new ArrayList<CompilationUnitTree>();
            task.parse().forEach(trees::add);
            return trees;
        }
    }
}
