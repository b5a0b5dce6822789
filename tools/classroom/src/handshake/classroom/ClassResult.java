package handshake.classroom;

import handshake.grader.JsonReport;
import handshake.grader.Lesson;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a whole class did, in numbers: little is kept of each student, so that a large class takes
/// hardly more memory than a small one.
public final class ClassResult {
    private final Map<String, Row> rows;
    private final List<Lesson> lessons;
    private final long seed;
    private final Map<String, MistakeCount> mistakes = new TreeMap<>();
    private final Map<String, TestTimes> times = new TreeMap<>();
    private final Map<Integer, TreeMap<Integer, Integer>> steps = new TreeMap<>();

    ClassResult(Map<String, Row> rows, List<Lesson> lessons, long seed) {
        this.rows = rows;
        this.lessons = lessons;
        this.seed = seed;
    }

    /// A student in the class's table.
    ///
    /// @param lessons by number: points of the lesson, and of its steps
    /// @param notes what could not be graded, and why
    record Row(
            String student,
            String id,
            String page,
            int points,
            int maxPoints,
            Map<Integer, Cell> lessons,
            List<String> notes) {}

    /// @param steps points by number of the step
    record Cell(boolean isHandedIn, int points, int maxPoints, Map<Integer, Integer> steps) {}

    /// How often a mistake was made.
    ///
    /// @param students by how many
    /// @param points what it cost the class
    record MistakeCount(String id, int lesson, int step, int students, int points) {}

    /// How long a test took.
    record TestTimes(int lesson, String name, int runs, long totalMillis, long maxMillis) {
        double meanMillis() {
            return (double) totalMillis / runs;
        }
    }

    void add(Student student) {
        var cells = new TreeMap<Integer, Cell>();
        var notes = new ArrayList<String>();
        if (!student.problem().isEmpty()) {
            notes.add(student.problem());
        }
        var made = new HashSet<String>();
        for (Graded graded : student.lessons()) {
            JsonReport.Lesson report = graded.report();
            var points = new TreeMap<Integer, Integer>();
            for (JsonReport.Step step : report.steps()) {
                points.put(step.step(), step.points());
                steps.computeIfAbsent(report.lesson(), _ -> new TreeMap<>())
                        .put(step.step(), step.maxPoints());
            }
            cells.put(
                    report.lesson(),
                    new Cell(graded.isHandedIn(), report.points(), report.maxPoints(), points));
            report.problems().stream()
                    .limit(1)
                    .forEach(it ->
                            notes.add(
                                    place(report, it)
                                            + it.message().lines().findFirst().orElse("")));
            graded.notes().forEach(it -> notes.add(report.lesson() + ": " + it));
            report.tests().forEach(test -> count(report.lesson(), test, made));
        }
        rows.put(
                student.page(),
                new Row(
                        student.student(),
                        student.id(),
                        student.page(),
                        student.points(),
                        student.maxPoints(),
                        cells,
                        notes));
    }

    private static String place(JsonReport.Lesson report, JsonReport.Problem problem) {
        return problem.line() == 0
                ? report.lesson() + ": "
                : "%d: %s:%d: ".formatted(report.lesson(), problem.file(), problem.line());
    }

    private void count(int lesson, JsonReport.Test test, HashSet<String> made) {
        times.merge(
                lesson + " " + test.id(),
                new TestTimes(lesson, test.name(), 1, test.durationMillis(), test.durationMillis()),
                (a, b) ->
                        new TestTimes(
                                lesson,
                                a.name(),
                                a.runs() + 1,
                                a.totalMillis() + b.totalMillis(),
                                Math.max(a.maxMillis(), b.maxMillis())));
        if (!test.mistake().isEmpty()) {
            String key = lesson + " " + test.mistake();
            int first = made.add(key) ? 1 : 0;
            mistakes.merge(
                    key,
                    new MistakeCount(test.mistake(), lesson, test.step(), first, test.maxPoints()),
                    (a, b) ->
                            new MistakeCount(
                                    a.id(),
                                    lesson,
                                    Math.min(a.step(), b.step()),
                                    a.students() + first,
                                    a.points() + b.points()));
        }
    }

    List<Row> rows() {
        return rows.values().stream().filter(it -> it != null).toList();
    }

    List<Lesson> lessons() {
        return lessons;
    }

    long seed() {
        return seed;
    }

    /// What each step of a lesson is worth, by number; none if nobody's code could be run.
    Map<Integer, Integer> steps(int lesson) {
        return steps.getOrDefault(lesson, new TreeMap<>());
    }

    /// The most frequent first.
    List<MistakeCount> mistakes() {
        return mistakes.values().stream()
                .sorted(
                        Comparator.comparingInt(MistakeCount::students)
                                .thenComparingInt(MistakeCount::points)
                                .reversed()
                                .thenComparing(MistakeCount::lesson)
                                .thenComparing(MistakeCount::id))
                .toList();
    }

    /// The slowest first.
    List<TestTimes> slowest(int count) {
        return times.values().stream()
                .sorted(Comparator.comparingDouble(TestTimes::meanMillis).reversed())
                .limit(count)
                .toList();
    }

    /// How many students there are.
    public int size() {
        return rows().size();
    }

    /// The points of all students together.
    public int points() {
        return rows().stream().mapToInt(Row::points).sum();
    }

    public int maxPoints() {
        return rows().stream().mapToInt(Row::maxPoints).sum();
    }

    /// The names of those of whom something could not be graded.
    public TreeSet<String> withNotes() {
        var names = new TreeSet<String>();
        rows().stream().filter(it -> !it.notes().isEmpty()).forEach(it -> names.add(it.student()));
        return names;
    }
}
