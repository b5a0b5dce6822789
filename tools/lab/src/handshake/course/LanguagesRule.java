package handshake.course;

import handshake.grader.Lesson;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Both languages have the same headings, steps, fences, links and pictures, and the sections every
/// lesson has.
final class LanguagesRule implements Rule {
    private static final List<String> ENGLISH =
            List.of(
                    "Goal",
                    "What you need to know",
                    "Run it",
                    "See it on the wire",
                    "Wrong turns",
                    "Out of scope",
                    "What next");
    private static final List<String> CHINESE =
            List.of("目标", "你需要知道的", "运行", "在线上看", "常见错误", "本课不讲", "接下来");

    @Override
    public List<Defect> check(Lesson lesson) throws IOException {
        var defects = new ArrayList<Defect>();
        Readme english = Readme.english(lesson);
        Readme chinese = Readme.chinese(lesson);
        sections(english, ENGLISH, defects);
        sections(chinese, CHINESE, defects);
        if (!levels(english).equals(levels(chinese))) {
            defects.add(
                    new Defect(
                            chinese.where(),
                            "its headings are of levels %s, the English ones of %s"
                                    .formatted(levels(chinese), levels(english))));
        }
        if (!fences(english).equals(fences(chinese))) {
            defects.add(
                    new Defect(
                            chinese.where(),
                            "its fences are %s, the English ones %s"
                                    .formatted(fences(chinese), fences(english))));
        }
        if (!english.targets().equals(chinese.targets())) {
            defects.add(
                    new Defect(
                            chinese.where(),
                            "links and pictures lead to %s, the English ones to %s"
                                    .formatted(chinese.targets(), english.targets())));
        }
        return defects;
    }

    private static void sections(Readme text, List<String> wanted, List<Defect> defects) {
        if (text.isMissing()) {
            defects.add(new Defect(text.where(), "is missing"));
            return;
        }
        List<String> titles = text.sections().stream().map(Readme.Section::title).toList();
        for (String title : wanted) {
            if (!titles.contains(title)) {
                defects.add(new Defect(text.where(), "has no section \"" + title + "\""));
            }
        }
    }

    private static List<Integer> levels(Readme text) {
        return text.sections().stream().map(Readme.Section::level).toList();
    }

    private static List<String> fences(Readme text) {
        return text.fences().stream().map(Readme.Fence::info).toList();
    }
}
