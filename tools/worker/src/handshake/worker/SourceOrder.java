package handshake.worker;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.LineNumber;
import java.util.HashMap;
import java.util.Map;

/// On which line of its source a method begins: reflection forgets the order, class files keep it.
final class SourceOrder {
    private final Map<String, Integer> lines = new HashMap<>();
    private final ClassLoader loader;

    SourceOrder(ClassLoader loader) {
        this.loader = loader;
    }

    /// The first line of `method`'s body; 0 if the class file does not tell.
    int line(String className, String method) {
        return lines.computeIfAbsent(className + "#" + method, _ -> find(className, method));
    }

    private int find(String className, String method) {
        String file = className.replace('.', '/') + ".class";
        try (InputStream in = loader.getResourceAsStream(file)) {
            if (in == null) {
                return 0;
            }
            ClassModel model = ClassFile.of().parse(in.readAllBytes());
            return model.methods().stream()
                    .filter(it -> it.methodName().equalsString(method))
                    .mapToInt(SourceOrder::firstLine)
                    .max()
                    .orElse(0);
        } catch (IOException _) {
            return 0;
        }
    }

    private static int firstLine(MethodModel method) {
        return method.code().stream()
                .flatMap(code -> code.elementStream())
                .mapToInt(SourceOrder::line)
                .filter(line -> line > 0)
                .findFirst()
                .orElse(0);
    }

    private static int line(CodeElement element) {
        return element instanceof LineNumber number ? number.line() : 0;
    }
}
