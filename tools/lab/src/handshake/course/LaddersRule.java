package handshake.course;

import handshake.grader.Lesson;
import handshake.lab.Language;
import handshake.ladders.LadderCheck;
import handshake.slides.Deck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The ladders of a lesson's texts are what the kit draws from captures; those that were typed,
/// there and in slides, are right in columns, directions, lengths and numbers, and the same in both
/// languages.
final class LaddersRule implements LessonRule {
    @Override
    public List<Defect> check(Lesson lesson) throws IOException {
        var defects = new ArrayList<Defect>();
        Readme english = Readme.english(lesson);
        Readme chinese = Readme.chinese(lesson);
        together(english, chinese, defects);
        drawn(lesson, english, Language.EN, defects);
        drawn(lesson, chinese, Language.ZH, defects);
        together(deck(lesson, Language.EN), deck(lesson, Language.ZH), defects);
        return defects;
    }

    private static void drawn(Lesson lesson, Readme text, Language language, List<Defect> defects)
            throws IOException {
        for (String info : LadderFences.outdated(lesson.root(), text, language)) {
            defects.add(
                    new Defect(
                            text.where(), "is not what the kit draws (lab course draw): " + info));
        }
    }

    private static Readme deck(Lesson lesson, Language language) throws IOException {
        Path file = Deck.file(lesson, language);
        return new Readme(file, Files.isRegularFile(file) ? Files.readString(file) : "");
    }

    private static void together(Readme english, Readme chinese, List<Defect> defects) {
        List<String> here = LadderFences.typed(english);
        List<String> there = LadderFences.typed(chinese);
        alone(english, here, defects);
        alone(chinese, there, defects);
        if (here.size() != there.size()) {
            defects.add(
                    new Defect(
                            chinese.where(),
                            "has %d ladders, the English text %d"
                                    .formatted(there.size(), here.size())));
            return;
        }
        for (int i = 0; i < here.size(); i++) {
            if (!LadderCheck.meaning(here.get(i)).equals(LadderCheck.meaning(there.get(i)))) {
                defects.add(
                        new Defect(
                                chinese.where(),
                                "its ladder %d says other things than the English one"
                                        .formatted(i + 1)));
            }
        }
    }

    private static void alone(Readme text, List<String> ladders, List<Defect> defects) {
        ladders.stream()
                .flatMap(it -> LadderCheck.defects(it).stream())
                .forEach(it -> defects.add(new Defect(text.where(), "in a ladder, " + it)));
    }
}
