package handshake.course;

import handshake.grader.Lesson;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Every step of both texts has at least two hints.
final class HintsRule implements LessonRule {
    private static final int MIN_HINTS = 2;
    private static final Pattern HINT =
            Pattern.compile(
                    "<details>\\s*<summary>(?:Hint|提示) ?\\d+</summary>.+?</details>",
                    Pattern.DOTALL);

    @Override
    public List<Defect> check(Lesson lesson) throws IOException {
        var defects = new ArrayList<Defect>();
        for (Readme text : List.of(Readme.english(lesson), Readme.chinese(lesson))) {
            for (Readme.Section section : text.sections()) {
                if (section.level() == 2 && section.title().matches("(Step|第) ?\\d+.*")) {
                    long hints = HINT.matcher(section.body()).results().count();
                    if (hints < MIN_HINTS) {
                        defects.add(
                                new Defect(
                                        text.where(),
                                        "\"%s\" has %d hints, not %d"
                                                .formatted(section.title(), hints, MIN_HINTS)));
                    }
                }
            }
        }
        return defects;
    }
}
