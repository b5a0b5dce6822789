package handshake.lab;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The classes that can be started.
final class Programs {
    private static final Set<String> DESCRIPTORS = Set.of("([Ljava/lang/String;)V", "()V");

    private Programs() {}

    /// The names of the top-level classes below `classes` that have a main method.
    ///
    /// @throws IOException if they cannot be read
    static List<String> in(Path classes) throws IOException {
        var names = new ArrayList<String>();
        try (var files = Files.walk(classes)) {
            for (Path file :
                    files.filter(it -> it.toString().endsWith(".class")).sorted().toList()) {
                ClassModel model = ClassFile.of().parse(file);
                String name = model.thisClass().asInternalName().replace('/', '.');
                if (!name.contains("$") && hasMain(model)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static boolean hasMain(ClassModel model) {
        return model.methods().stream()
                .anyMatch(it ->
                        it.methodName().equalsString("main")
                                && DESCRIPTORS.contains(it.methodType().stringValue()));
    }
}
