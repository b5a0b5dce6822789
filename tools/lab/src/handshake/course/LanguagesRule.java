package handshake.course;

import handshake.grader.Lesson;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A lesson's texts say the same in both languages, and have the sections every lesson has.
final class LanguagesRule implements LessonRule {
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
        defects.addAll(new Translation(chinese.where(), english, chinese).defects());
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
}
