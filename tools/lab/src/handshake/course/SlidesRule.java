package handshake.course;

import handshake.grader.Lesson;
import handshake.lab.Language;
import handshake.slides.Deck;
import handshake.support.Mistake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A lesson's slides say the same in both languages, slide by slide; what the kit draws into them
/// is what it draws; the mistakes they name exist, and all that the lesson treats are named.
final class SlidesRule implements LessonRule {
    private static final Pattern MISTAKE =
            Pattern.compile("^(?:## .*?|- )`([a-z]+(?:-[a-z]+)+)`", Pattern.MULTILINE);

    @Override
    public List<Defect> check(Lesson lesson) throws IOException {
        var defects = new ArrayList<Defect>();
        Optional<Deck> english = Deck.of(lesson, Language.EN);
        Optional<Deck> chinese = Deck.of(lesson, Language.ZH);
        for (Language language : Language.values()) {
            Optional<Deck> deck = language == Language.EN ? english : chinese;
            if (deck.isEmpty()) {
                String where = "slides/" + Deck.file(lesson, language).getFileName();
                defects.add(new Defect(where, "is missing"));
            } else {
                alone(lesson, deck.get(), language, defects);
            }
        }
        if (english.isPresent() && chinese.isPresent()) {
            together(english.get(), chinese.get(), defects);
        }
        return defects;
    }

    private static void alone(
            Lesson lesson, Deck deck, Language language, ArrayList<Defect> defects)
            throws IOException {
        String where = where(deck);
        if (!deck.frontMatter().lines().toList().contains("marp: true")) {
            defects.add(new Defect(where, "has no \"marp: true\" above its first slide"));
        }
        var named = new TreeSet<String>();
        for (Deck.Slide slide : deck.slides()) {
            if (slide.title().isEmpty()) {
                defects.add(new Defect(where, "a slide has no heading"));
            }
            for (Matcher id = MISTAKE.matcher(slide.markdown()); id.find(); ) {
                named.add(id.group(1));
            }
            for (Readme.Fence fence : fences(slide)) {
                drawn(lesson, where, fence, language).ifPresent(defects::add);
            }
        }
        named.stream()
                .filter(id -> Mistake.of(id).isEmpty())
                .forEach(id -> defects.add(new Defect(where, "no mistake is called " + id)));
        Arrays.stream(Mistake.values())
                .filter(it -> it.lesson() == lesson.number() && !named.contains(it.id()))
                .forEach(it -> defects.add(new Defect(where, "does not name " + it.id())));
    }

    private static Optional<Defect> drawn(
            Lesson lesson, String where, Readme.Fence fence, Language language) throws IOException {
        if (!DrawnFence.is(fence.info())) {
            return Optional.empty();
        }
        Optional<String> content = DrawnFence.content(lesson.root(), fence.info(), language);
        if (content.isEmpty()) {
            return Optional.of(new Defect(where, "nothing to draw for " + fence.info()));
        }
        return content.get().equals(fence.content())
                ? Optional.empty()
                : Optional.of(
                        new Defect(
                                where,
                                "is not what the kit draws (lab course draw): " + fence.info()));
    }

    private static void together(Deck english, Deck chinese, ArrayList<Defect> defects) {
        if (english.slides().size() != chinese.slides().size()) {
            defects.add(
                    new Defect(
                            where(chinese),
                            "has %d slides, the English ones are %d"
                                    .formatted(chinese.slides().size(), english.slides().size())));
            return;
        }
        for (int i = 0; i < english.slides().size(); i++) {
            String here = shape(english.slides().get(i));
            String there = shape(chinese.slides().get(i));
            if (!here.equals(there)) {
                defects.add(
                        new Defect(
                                where(chinese),
                                "slide %d is %s, the English one %s"
                                        .formatted(i + 1, there, here)));
            }
        }
    }

    /// What a slide is made of, whatever its language.
    private static String shape(Deck.Slide slide) {
        List<String> levels =
                new Readme(null, slide.markdown())
                        .sections().stream().map(it -> "#".repeat(it.level())).toList();
        List<String> infos = fences(slide).stream().map(Readme.Fence::info).toList();
        List<String> targets = new Readme(null, slide.markdown()).targets();
        String notes = slide.notes().isEmpty() ? "without notes" : "with notes";
        return "%s %s %s %s".formatted(levels, infos, targets, notes);
    }

    private static List<Readme.Fence> fences(Deck.Slide slide) {
        return new Readme(null, slide.markdown()).fences();
    }

    private static String where(Deck deck) {
        return "slides/" + deck.file().getFileName();
    }
}
