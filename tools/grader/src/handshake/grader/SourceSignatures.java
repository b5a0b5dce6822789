package handshake.grader;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import javax.lang.model.element.Modifier;

/// The signatures in source files, as a reader would write them: types, and what in them is not
/// private. {@link Signatures} are those of compiled classes, for a program to compare.
final class SourceSignatures {
    private final TreeMap<String, List<String>> byName = new TreeMap<>();

    private SourceSignatures() {}

    /// The signatures by the name that code uses them under; a constructor's is its type's.
    ///
    /// @throws IOException if a file cannot be read
    static Map<String, List<String>> in(List<Path> sources) throws IOException {
        var signatures = new SourceSignatures();
        for (var unit : Sources.parse(sources)) {
            unit.getTypeDecls().forEach(type -> signatures.member(type, null));
        }
        return signatures.byName;
    }

    private void member(Tree member, ClassTree around) {
        switch (member) {
            case ClassTree type when !isPrivate(type.getModifiers()) -> {
                add(type.getSimpleName(), head(type), around);
                type.getMembers().forEach(it -> member(it, type));
            }
            case MethodTree method when !isPrivate(method.getModifiers()) -> method(method, around);
            case VariableTree field when !isPrivate(field.getModifiers()) ->
                    add(field.getName(), modifiers(field.getModifiers()) + typed(field), around);
            default -> {} // private, or an initializer: nobody else can name it
        }
    }

    private void method(MethodTree method, ClassTree type) {
        boolean isConstructor = method.getReturnType() == null;
        if (isConstructor && type.getKind() == Tree.Kind.RECORD) {
            return; // the record's own head tells
        }
        var name = isConstructor ? type.getSimpleName() : method.getName();
        String returned = isConstructor ? "" : method.getReturnType() + " ";
        String exceptions = joined(method.getThrows());
        String parameters = joined(method.getParameters());
        String signature =
                "%s%s%s(%s)%s"
                        .formatted(
                                modifiers(method.getModifiers()),
                                returned,
                                name,
                                parameters,
                                exceptions.isEmpty() ? "" : " throws " + exceptions);
        add(name, signature, type);
    }

    private void add(CharSequence name, String signature, ClassTree around) {
        String where = around == null ? "" : "  (in " + around.getSimpleName() + ")";
        byName.computeIfAbsent(name.toString(), _ -> new ArrayList<>()).add(signature + where);
    }

    /// `class EchoClient`, `record Request(String name)`.
    private static String head(ClassTree type) {
        String kind = type.getKind().name().toLowerCase(Locale.ROOT).replace("_type", "");
        String components =
                type.getMembers().stream()
                        .filter(VariableTree.class::isInstance)
                        .map(VariableTree.class::cast)
                        .filter(it -> !it.getModifiers().getFlags().contains(Modifier.STATIC))
                        .map(SourceSignatures::typed)
                        .collect(Collectors.joining(", "));
        boolean isRecord = type.getKind() == Tree.Kind.RECORD;
        return kind + " " + type.getSimpleName() + (isRecord ? "(" + components + ")" : "");
    }

    private static String typed(VariableTree variable) {
        return variable.getType() + " " + variable.getName();
    }

    private static boolean isPrivate(ModifiersTree modifiers) {
        return modifiers.getFlags().contains(Modifier.PRIVATE);
    }

    private static String modifiers(ModifiersTree modifiers) {
        return modifiers.getFlags().stream().map(flag -> flag + " ").collect(Collectors.joining());
    }

    private static String joined(List<? extends Tree> trees) {
        return trees.stream().map(Tree::toString).collect(Collectors.joining(", "));
    }
}
