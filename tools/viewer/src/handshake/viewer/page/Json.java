package handshake.viewer.page;

import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// JSON in which no `<` is left, so that it may stand inside a page.
final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static String of(Object value) {
        return safe(MAPPER.writeValueAsString(value));
    }

    /// The same JSON; what could end a script element or a line of one is escaped.
    static String safe(String json) {
        return json.replace("<", "\\u003c")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
