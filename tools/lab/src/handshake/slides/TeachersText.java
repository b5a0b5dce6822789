package handshake.slides;

import handshake.lab.Language;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// A text for teachers, as a page of the site. Students' copies of the course lack them.
enum TeachersText {
    /// How to teach with the course.
    TEACHING("slides/TEACHING"),
    /// How to grade elsewhere than on one's own machine.
    PLATFORMS("tools/platforms/README");

    private final String file;

    /// @param file without language and ending, from the root
    TeachersText(String file) {
        this.file = file;
    }

    /// Those that are there in both languages.
    static List<TeachersText> in(Path root) {
        return Arrays.stream(values())
                .filter(it ->
                        Arrays.stream(Language.values())
                                .allMatch(language -> Files.isRegularFile(it.file(root, language))))
                .toList();
    }

    Path file(Path root, Language language) {
        return root.resolve(file + language.fileSuffix() + ".md");
    }
}
