package handshake.grader;

import handshake.support.Text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a platform shows in one line: a test, or a step of a lesson whose code could not be run, so
/// that the points to be earned are what they are.
///
/// @param step its number
/// @param name the test's name, or the step's title
/// @param points those that were earned
/// @param test empty for a step
record ResultRow(
        Report report, int step, Text name, int points, int maxPoints, Optional<Report.Test> test) {

    /// The rows of reports, in their order.
    static List<ResultRow> of(List<Report> reports) {
        var rows = new ArrayList<ResultRow>();
        for (Report report : reports) {
            if (!report.problems().isEmpty()) {
                report.steps().forEach(step -> rows.add(of(report, step)));
            }
            report.tests().forEach(test -> rows.add(of(report, test)));
        }
        return rows;
    }

    private static ResultRow of(Report report, Report.Step step) {
        return new ResultRow(
                report, step.number(), step.title(), 0, step.maxPoints(), Optional.empty());
    }

    private static ResultRow of(Report report, Report.Test test) {
        int step = test.info().step();
        int maxPoints = test.info().points();
        return new ResultRow(
                report, step, test.info().name(), test.points(), maxPoints, Optional.of(test));
    }

    boolean passed() {
        return test.map(Report.Test::passed).orElse(false);
    }

    /// The id of the mistake that was told; empty if none.
    String mistake() {
        return test.map(it -> it.outcome().mistake()).orElse("");
    }
}
