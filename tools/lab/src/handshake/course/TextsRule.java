package handshake.course;

import handshake.grader.Course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The texts beside the lessons (the README, the glossary, the teacher's guide …) say the same in
/// both languages. A folder's README has a Chinese one, and what there is in Chinese is in English.
final class TextsRule implements Rule {
    private static final List<String> FOLDERS = List.of("", "lessons", "slides", "tools/platforms");
    private static final String ENGLISH = ".md";
    private static final String CHINESE = ".zh-CN.md";

    /// Slides have a rule of their own.
    private static final Pattern DECK = Pattern.compile("\\d\\d-.*");

    @Override
    public List<Defect> check(Course course) throws IOException {
        var defects = new ArrayList<Defect>();
        for (String folder : FOLDERS) {
            for (Path english : texts(course.root().resolve(folder))) {
                String name = english.getFileName().toString();
                Path chinese = english.resolveSibling(name.replace(ENGLISH, CHINESE));
                defects.addAll(compare(course.root(), english, chinese));
            }
        }
        return defects;
    }

    private static List<Defect> compare(Path root, Path english, Path chinese) throws IOException {
        for (Path text : List.of(english, chinese)) {
            if (!Files.isRegularFile(text)) {
                return List.of(new Defect(where(root, text), "is missing"));
            }
        }
        return new Translation(where(root, chinese), Readme.read(english), Readme.read(chinese))
                .defects();
    }

    /// The English texts of a folder; none if there is no such folder.
    private static TreeSet<Path> texts(Path folder) throws IOException {
        var texts = new TreeSet<Path>();
        if (!Files.isDirectory(folder)) {
            return texts;
        }
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                boolean isText = name.endsWith(CHINESE) || name.equals("README.md");
                if (isText && !DECK.matcher(name).matches()) {
                    texts.add(file.resolveSibling(name.replace(CHINESE, ENGLISH)));
                }
            }
        }
        return texts;
    }

    private static String where(Path root, Path text) {
        return root.relativize(text).toString().replace('\\', '/');
    }
}
