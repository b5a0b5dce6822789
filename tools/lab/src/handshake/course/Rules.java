package handshake.course;

import handshake.grader.Course;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The rules by which lessons, solutions, tests and texts never drift apart.
public final class Rules {
    private Rules() {}

    /// Rules that hold whatever a student has written into the lessons.
    public static Map<String, Rule> always() {
        var rules = new LinkedHashMap<String, Rule>();
        rules.put(
                "a lesson's tests are worth 20 points, each has a step and a Chinese name",
                new PointsRule());
        rules.put("TODO n, heading \"Step n\" and @Step(n) are the same steps", new StepsRule());
        rules.put(
                "a fence that names a method equals it, and none gives the solution away",
                new FencesRule());
        rules.put("every step has at least two hints", new HintsRule());
        rules.put(
                "both languages have the same headings, fences, links, pictures and tables",
                new LanguagesRule());
        rules.put(
                "READMEs and the other texts beside the lessons say the same in both languages",
                new TextsRule());
        rules.put("code copied from an earlier solution equals it", new CopiesRule());
        rules.put(
                "every mistake has its texts and a known-wrong program, and stands under Wrong"
                        + " turns",
                new MistakesRule());
        rules.put(
                "slides say the same in both languages, hold what the kit draws, and name mistakes"
                        + " that exist",
                new SlidesRule());
        rules.put(
                "ladders are what the kit draws from captures, or typed with right columns,"
                        + " directions, lengths and numbers",
                new LaddersRule());
        return rules;
    }

    /// Rules about the starters: on a student's own edited lessons they would be noise.
    public static Map<String, Rule> ofStarters() {
        var rules = new LinkedHashMap<String, Rule>();
        rules.put(
                "a starter differs from its solution only in TODO bodies, private helpers, imports",
                new StarterRule());
        return rules;
    }

    /// Checks all of `rules` on the course.
    ///
    /// @throws IOException if a file cannot be read
    public static List<Defect> check(Map<String, Rule> rules, Course course) throws IOException {
        var defects = new ArrayList<Defect>();
        for (Rule rule : rules.values()) {
            defects.addAll(rule.check(course));
        }
        return defects;
    }
}
