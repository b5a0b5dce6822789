package handshake.course;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;

import handshake.grader.Lesson;
import handshake.grader.Sources;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

import javax.lang.model.element.Modifier;

/// A starter differs from its solution only inside bodies that say TODO, and in private helpers and
/// imports.
final class StarterRule implements LessonRule {
    @Override
    public List<Defect> check(Lesson lesson) throws IOException {
        TreeMap<String, Path> starter = files(lesson.folder());
        TreeMap<String, Path> solution = files(lesson.solution());
        if (!starter.keySet().equals(solution.keySet())) {
            String what = "has %s, the solution %s";
            return List.of(
                    new Defect(lesson.name(), what.formatted(starter.keySet(), solution.keySet())));
        }
        var defects = new ArrayList<Defect>();
        for (String name : starter.keySet()) {
            TreeMap<String, String> given = members(starter.get(name));
            TreeMap<String, String> written = members(solution.get(name));
            var keys = new TreeSet<>(given.keySet());
            keys.addAll(written.keySet());
            for (String key : keys) {
                String body = given.get(key);
                if (body == null || !body.contains("\"TODO ") && !body.equals(written.get(key))) {
                    defects.add(new Defect(lesson.name() + "/" + name, "differs at " + key));
                }
            }
        }
        return defects;
    }

    private static TreeMap<String, Path> files(Path folder) throws IOException {
        var files = new TreeMap<String, Path>();
        for (Path file : Sources.in(folder)) {
            files.put(file.getFileName().toString(), file);
        }
        return files;
    }

    /// What is not private in a file: each member's head, and its body or value.
    private static TreeMap<String, String> members(Path file) throws IOException {
        var members = new TreeMap<String, String>();
        for (Tree type : Trees.parse(file).getTypeDecls()) {
            if (type instanceof ClassTree it) {
                add(it, "", members);
            }
        }
        return members;
    }

    private static void add(ClassTree type, String outer, TreeMap<String, String> members) {
        String name = outer + type.getSimpleName();
        members.put(
                "%s %s".formatted(type.getKind(), name),
                "%s %s %s %s"
                        .formatted(
                                type.getModifiers(),
                                type.getExtendsClause(),
                                type.getImplementsClause(),
                                type.getPermitsClause()));
        for (Tree member : type.getMembers()) {
            switch (member) {
                case ClassTree it when !isPrivate(it.getModifiers()) ->
                        add(it, name + ".", members);
                case MethodTree it when !isPrivate(it.getModifiers()) ->
                        members.put(
                                "%s.%s%s".formatted(name, it.getName(), it.getParameters()),
                                "%s %s %s %s"
                                        .formatted(
                                                it.getModifiers(),
                                                it.getReturnType(),
                                                it.getThrows(),
                                                it.getBody()));
                case VariableTree it when !isPrivate(it.getModifiers()) ->
                        members.put(name + "." + it.getName(), it.toString());
                default -> {} // private: a helper
            }
        }
    }

    private static boolean isPrivate(ModifiersTree modifiers) {
        return modifiers.getFlags().contains(Modifier.PRIVATE);
    }
}
