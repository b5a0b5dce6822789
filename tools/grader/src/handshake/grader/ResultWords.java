package handshake.grader;

import handshake.support.Text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What platforms are told of a failure, in one language.
///
/// @param language chooses the words of one language
record ResultWords(Function<Text, String> language) {

    String of(Text text) {
        return language.apply(text);
    }

    /// Why a row has not all its points.
    String why(ResultRow row) {
        return row.test().map(this::message).orElseGet(() -> problems(List.of(row.report())));
    }

    String message(Report.Test test) {
        var lines = new ArrayList<String>();
        lines.add(of(test.outcome().what()));
        if (!test.outcome().expected().isEmpty()) {
            lines.add(of(new Text("expected ", "预期 ")) + test.outcome().expected());
        }
        if (!test.outcome().got().isEmpty()) {
            lines.add(of(new Text("got ", "得到 ")) + test.outcome().got());
        }
        test.outcome().details().forEach(it -> lines.add(of(it)));
        return String.join("\n", lines).strip();
    }

    /// Why code could not be run; empty if it could.
    String problems(List<Report> reports) {
        var lines = new ArrayList<String>();
        for (Report report : reports) {
            for (Compilation.Problem it : report.problems()) {
                String place = it.line() == 0 ? it.file() : it.file() + ":" + it.line();
                String said = of(it.message());
                lines.add((place.isEmpty() ? "" : place + ": ") + said);
                lines.add(of(it.advice()));
            }
        }
        lines.removeIf(String::isBlank);
        return String.join("\n", lines);
    }
}
