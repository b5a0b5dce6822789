package handshake.crossplay;

import handshake.grader.Csv;

import java.util.List;
import java.util.Locale;

/// All meetings as a table for spreadsheets (RFC 4180): a row for each errand of each pair.
final class CrossPlayCsv {
    private CrossPlayCsv() {}

    static String of(List<LessonPlayed> lessons) {
        var text = new StringBuilder(Csv.BYTE_ORDER_MARK);
        text.append(
                Csv.row(
                        List.of(
                                "lesson",
                                "client",
                                "server",
                                "errand",
                                "result",
                                "fault",
                                "what happened")));
        for (LessonPlayed lesson : lessons) {
            for (Row client : lesson.rows()) {
                for (Contestant server : lesson.players()) {
                    rows(text, lesson, client, server);
                }
            }
        }
        return text.toString();
    }

    private static void rows(
            StringBuilder text, LessonPlayed lesson, Row client, Contestant server) {
        List<Met> met = lesson.met(client, server);
        for (int i = 0; i < met.size(); i++) {
            Met one = met.get(i);
            String fault =
                    one.status() == Met.Status.FAILED ? lower(lesson.blame(client, server, i)) : "";
            text.append(
                    Csv.row(
                            List.of(
                                    String.valueOf(lesson.lesson().number()),
                                    client.client().name(),
                                    server.name(),
                                    lesson.titles().get(i),
                                    lower(one.status()),
                                    fault,
                                    one.what())));
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
