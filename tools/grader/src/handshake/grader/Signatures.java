package handshake.grader;

import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What other code can see of compiled classes: not their bodies, not what is private.
final class Signatures {
    private Signatures() {}

    /// The signatures of all classes below `classes`, as text. Code compiled against one set of
    /// classes runs with another as long as this text is the same.
    ///
    /// @throws IOException if the classes cannot be read
    static String of(Path classes) throws IOException {
        List<Path> files;
        try (var all = Files.walk(classes)) {
            files = all.filter(file -> file.toString().endsWith(".class")).sorted().toList();
        }
        var text = new StringBuilder();
        for (Path file : files) {
            add(text, ClassFile.of().parse(file));
        }
        return text.toString();
    }

    private static void add(StringBuilder text, ClassModel type) {
        text.append(type.thisClass().asInternalName())
                .append(' ')
                .append(type.flags().flagsMask())
                .append(' ')
                .append(type.superclass().map(it -> it.asInternalName()).orElse(""))
                .append(' ')
                .append(type.interfaces().stream().map(it -> it.asInternalName()).toList());
        type.findAttribute(Attributes.signature()).ifPresent(it -> text.append(it.signature()));
        type.findAttribute(Attributes.permittedSubclasses())
                .ifPresent(it -> text.append(it.permittedSubclasses()));
        type.findAttribute(Attributes.record())
                .ifPresent(it -> text.append(it.components().size()));
        text.append('\n');
        type.fields().stream()
                .filter(field -> !field.flags().has(AccessFlag.PRIVATE))
                .forEach(field -> add(text, field));
        type.methods().stream()
                .filter(method -> !method.flags().has(AccessFlag.PRIVATE))
                .filter(method -> !method.flags().has(AccessFlag.SYNTHETIC))
                .forEach(method -> add(text, method));
    }

    private static void add(StringBuilder text, FieldModel field) {
        text.append("  ")
                .append(field.flags().flagsMask())
                .append(' ')
                .append(field.fieldName())
                .append(' ')
                .append(field.fieldType());
        field.findAttribute(Attributes.signature()).ifPresent(it -> text.append(it.signature()));
        field.findAttribute(Attributes.constantValue())
                .ifPresent(it -> text.append(it.constant().constantValue()));
        text.append('\n');
    }

    private static void add(StringBuilder text, MethodModel method) {
        text.append("  ")
                .append(method.flags().flagsMask())
                .append(' ')
                .append(method.methodName())
                .append(method.methodType());
        method.findAttribute(Attributes.signature()).ifPresent(it -> text.append(it.signature()));
        method.findAttribute(Attributes.exceptions()).ifPresent(it -> text.append(it.exceptions()));
        text.append('\n');
    }
}
