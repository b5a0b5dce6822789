package handshake.viewer.page;

import handshake.viewer.Place;
import handshake.viewer.SocketEvent;
import handshake.viewer.Watched;
import handshake.wire.capture.Frame;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the page's server answers to each question, as JSON.
final class Answers {
    static final int MOST_ROWS_AT_ONCE = 20_000;

    private static final int MOST_CONVERSATIONS_AT_ONCE = 500;
    private static final int MOST_CALLS_AT_ONCE = 2_000;
    private static final int STREAM_PAGE_BYTES = 200_000;
    private static final int FIRST_ROWS = 50;
    private static final long PATIENCE_MILLIS = 400;

    private final Watched watched;
    private final Recording recording;
    private final Locale language;
    private final Frames frames;
    private final Calls calls;

    Answers(Watched watched, Recording recording, Locale language) {
        this.watched = watched;
        this.recording = recording;
        this.language = language;
        frames = new Frames(watched.capture());
        calls = new Calls(watched, recording);
    }

    Recording recording() {
        return recording;
    }

    Locale language() {
        return language;
    }

    /// The answer, or null if there is no such question.
    ///
    /// @throws IllegalArgumentException if a number is none
    String answer(String question, Map<String, String> values)
            throws IOException, InterruptedException {
        return switch (question) {
            case "state" -> {
                recording.await(FIRST_ROWS, PATIENCE_MILLIS);
                yield state();
            }
            case "conversations" ->
                    recording.conversations(
                            number(values, "from"),
                            Math.min(number(values, "count"), MOST_CONVERSATIONS_AT_ONCE),
                            values.getOrDefault("find", ""),
                            values.containsKey("findings"));
            case "rows" ->
                    recording.rows(
                            number(values, "c"),
                            number(values, "from"),
                            Math.min(number(values, "count"), MOST_ROWS_AT_ONCE));
            case "find" -> recording.find(number(values, "frame"));
            case "finding" ->
                    recording.finding(
                            number(values, "c"),
                            number(values, "from"),
                            number(values, "back") == 1);
            case "frame" -> frame(number(values, "n"));
            case "stream" ->
                    new StreamJson(number(values, "c"), number(values, "from"), STREAM_PAGE_BYTES)
                            .read(watched.capture());
            case "calls" -> calls(number(values, "from"));
            case "moved" -> moved(values);
            case "source" -> source(number(values, "call"), number(values, "depth"));
            default -> null;
        };
    }

    private static int number(Map<String, String> values, String name) {
        int number = Integer.parseInt(values.getOrDefault(name, "0"));
        if (number < 0) {
            throw new IllegalArgumentException(name);
        }
        return number;
    }

    String state() {
        var out = new StringBuilder("{\"file\":");
        out.append(Json.of(String.valueOf(watched.capture().getFileName()))).append(',');
        recording.appendState(out);
        out.append(",\"live\":").append(!watched.ended());
        out.append(",\"program\":").append(!watched.events(0).isEmpty());
        out.append(",\"started\":\"").append(recording.startNanos());
        out.append("\",\"note\":").append(Json.of(watched.note().orElse(null)));
        return out.append('}').toString();
    }

    private String frame(int number) throws IOException {
        Frame frame = number == 0 ? null : frames.get(number);
        if (frame == null) {
            return "null";
        }
        var out = new StringBuilder("{");
        FrameJson.appendTo(out, frame);
        return out.append('}').toString();
    }

    /// Which calls moved these bytes of a stream.
    private String moved(Map<String, String> values) {
        long from = Long.parseLong(values.getOrDefault("from", "0"));
        long to = Long.parseLong(values.getOrDefault("to", "0"));
        List<Call> found = calls.of(number(values, "c"), number(values, "direction"), from, to);
        return CallJson.of(found, recording.startNanos());
    }

    private String calls(int from) {
        List<Call> all = calls.all();
        int first = Math.min(from, all.size());
        int end = Math.min(first + MOST_CALLS_AT_ONCE, all.size());
        String some = CallJson.of(all.subList(first, end), recording.startNanos());
        return "{\"from\":%d,\"total\":%d,\"calls\":%s}".formatted(first, all.size(), some);
    }

    private String source(int call, int depth) {
        Optional<String> text = calls.source(call, depth);
        if (text.isEmpty()) {
            return "null";
        }
        SocketEvent event = calls.all().get(call).event();
        Place place = event.stack().get(depth);
        return Json.of(Map.of("file", place.file(), "line", place.line(), "text", text.get()));
    }
}
