package handshake.viewer.page;

import handshake.viewer.Place;
import handshake.viewer.Watched;
import handshake.wire.capture.CaptureReader;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// The page as one HTML file that needs nothing else: no server, no network.
///
/// What would make it too large is left out, and the page says so: segments after the first 20 000,
/// the bytes of frames after the first 8 MB of them, what a stream says after its first 200 kB.
public final class HtmlExport {
    private static final int MOST_SEGMENTS = 20_000;
    private static final int MOST_FRAME_CHARS = 8_000_000;
    private static final int MOST_STREAM_CHARS = 4_000_000;
    private static final int MOST_CONVERSATIONS = 2_000;
    private static final int STREAM_BYTES = 200_000;

    private final Watched watched;
    private final Recording recording = new Recording();

    private HtmlExport(Watched watched) {
        this.watched = watched;
    }

    /// The whole file's text.
    ///
    /// @param language what the page speaks at first: Chinese or, for any other, English
    /// @throws IOException if the capture cannot be read or is none
    public static String of(Watched watched, Locale language) throws IOException {
        try (var _ = CaptureReader.open(watched.capture())) {
            // Only to fail here if it is no capture.
        }
        var export = new HtmlExport(watched);
        new Reader(watched, export.recording).run();
        return Document.alone(language, export.json());
    }

    private String json() throws IOException {
        var answers = new Answers(watched, recording, Locale.ENGLISH);
        var out = new StringBuilder("{\"words\":").append(Assets.text("words.json"));
        out.append(",\"fields\":").append(Assets.text("fields.json"));
        out.append(",\"findings\":").append(Assets.findings());
        out.append(",\"conversations\":").append(conversations());
        int kept = rows(out);
        frames(out);
        streams(out);
        calls(out);
        String state = answers.state();
        String all = kept < recording.segments() ? ",\"kept\":" + kept + "}" : "}";
        out.append(",\"state\":").append(state, 0, state.length() - 1).append(all);
        return Json.safe(out.append('}').toString());
    }

    private String conversations() {
        String answer = recording.conversations(0, MOST_CONVERSATIONS, "", false);
        return answer.substring(answer.indexOf('['), answer.lastIndexOf(']') + 1);
    }

    private int rows(StringBuilder out) {
        out.append(",\"rows\":{");
        int kept = 0;
        String between = "";
        List<Log> logs = recording.logs();
        for (Log log : logs.subList(0, Math.min(logs.size(), MOST_CONVERSATIONS))) {
            int count = Math.min(log.size(), MOST_SEGMENTS - kept);
            String answer = recording.rows(log.number, 0, count);
            out.append(between).append('"').append(log.number).append("\":");
            out.append(answer, answer.indexOf('['), answer.length() - 1);
            kept += count;
            between = ",";
        }
        out.append('}');
        return kept;
    }

    private void frames(StringBuilder out) throws IOException {
        out.append(",\"frames\":{");
        int start = out.length();
        String between = "";
        try (var reader = CaptureReader.open(watched.capture())) {
            for (var frame = reader.next(); frame != null; frame = reader.next()) {
                if (out.length() - start > MOST_FRAME_CHARS) {
                    break;
                }
                if (recording.conversationOf(frame.number()) >= 0) {
                    out.append(between).append('"').append(frame.number()).append("\":{");
                    FrameJson.appendTo(out, frame);
                    out.append('}');
                    between = ",";
                }
            }
        }
        out.append('}');
    }

    private void streams(StringBuilder out) throws IOException {
        out.append(",\"streams\":{");
        int start = out.length();
        String between = "";
        for (Log log : recording.logs()) {
            if (out.length() - start > MOST_STREAM_CHARS) {
                break;
            }
            String stream =
                    new StreamJson(log.number, 0, STREAM_BYTES)
                            .read(watched.capture())
                            .replace("\"more\":true", "\"more\":false,\"left\":true");
            out.append(between).append('"').append(log.number).append("\":").append(stream);
            between = ",";
        }
        out.append('}');
    }

    private void calls(StringBuilder out) {
        List<Call> calls = new Calls(watched, recording).all();
        var sources = new TreeMap<String, String>();
        for (Call call : calls) {
            for (Place place : call.event().stack()) {
                watched.source(place).ifPresent(text -> sources.put(key(place), text));
            }
        }
        out.append(",\"calls\":").append(CallJson.of(calls, recording.startNanos()));
        out.append(",\"sources\":").append(Json.of(sources));
    }

    private static String key(Place place) {
        String name = place.className();
        return name.substring(0, name.lastIndexOf('.') + 1) + place.file();
    }
}
