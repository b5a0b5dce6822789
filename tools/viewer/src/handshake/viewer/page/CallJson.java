package handshake.viewer.page;

import handshake.viewer.Place;
import handshake.viewer.SocketEvent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Calls as JSON.
final class CallJson {
    private CallJson() {}

    static String of(List<Call> calls, long startNanos) {
        var all = new ArrayList<Map<String, Object>>();
        for (Call call : calls) {
            all.add(of(call, startNanos));
        }
        return Json.of(all);
    }

    private static Map<String, Object> of(Call call, long startNanos) {
        SocketEvent event = call.event();
        var json = new LinkedHashMap<String, Object>();
        json.put("n", call.number());
        json.put("kind", event.kind() == SocketEvent.Kind.READ ? "read" : "write");
        json.put("c", call.conversation());
        json.put("direction", call.direction());
        json.put("from", call.from());
        json.put("to", call.to());
        json.put("bytes", event.bytes());
        json.put("eof", event.endOfStream());
        json.put("start", event.startNanos() - startNanos);
        json.put("end", event.endNanos() - startNanos);
        json.put("stack", event.stack().stream().map(CallJson::of).toList());
        return json;
    }

    private static Map<String, Object> of(Place place) {
        return Map.of(
                "class", place.className(),
                "method", place.method(),
                "file", place.file(),
                "line", place.line());
    }
}
