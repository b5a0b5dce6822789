package handshake.course;

import handshake.grader.Lesson;
import handshake.support.Mistake;
import handshake.support.Text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Every mistake a lesson treats first has its texts and a known-wrong program; every known-wrong
/// program's mistake stands under "Wrong turns".
final class MistakesRule implements LessonRule {
    @Override
    public List<Defect> check(Lesson lesson) throws IOException {
        var defects = new ArrayList<Defect>();
        var known = new TreeSet<String>();
        for (KnownProgram program : KnownProgram.wrong(lesson)) {
            known.add(program.mistake());
            if (Mistake.of(program.mistake()).isEmpty()) {
                defects.add(new Defect(program.where(), "no mistake of this id in the catalogue"));
            }
            if (program.step() == 0) {
                defects.add(new Defect(program.where(), "does not begin with \"// Step n: …\""));
            }
        }
        for (Mistake mistake : Mistake.values()) {
            if (mistake.lesson() == lesson.number()) {
                check(mistake, known, lesson, defects);
            }
        }
        for (Readme text : List.of(Readme.english(lesson), Readme.chinese(lesson))) {
            for (String id : known) {
                if (!text.isMissing() && !wrongTurns(text).contains("`" + id + "`")) {
                    defects.add(new Defect(text.where(), "\"Wrong turns\" lacks `" + id + "`"));
                }
            }
        }
        return defects;
    }

    private static void check(
            Mistake mistake, TreeSet<String> known, Lesson lesson, List<Defect> defects) {
        if (!known.contains(mistake.id())) {
            defects.add(new Defect(lesson.name(), "no known-wrong program for " + mistake.id()));
        }
        try {
            Text title = mistake.title();
            Text explanation = mistake.explanation();
            if (List.of(title.en(), title.zh(), explanation.en(), explanation.zh()).contains("")) {
                defects.add(new Defect(mistake.id(), "a text of it is empty"));
            }
        } catch (IllegalStateException e) {
            defects.add(new Defect(mistake.id(), e.getMessage()));
        }
    }

    private static String wrongTurns(Readme text) {
        return text.sections().stream()
                .filter(it -> it.title().equals("Wrong turns") || it.title().equals("常见错误"))
                .map(Readme.Section::body)
                .findFirst()
                .orElse("");
    }
}
