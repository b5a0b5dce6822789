package handshake.grader;

import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.util.Map;

/// JSON as platforms read it.
final class PlatformJson {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private PlatformJson() {}

    /// An object, with a line end behind it.
    static String of(Map<String, Object> fields) {
        return MAPPER.writeValueAsString(fields) + "\n";
    }

    static double seconds(long millis) {
        return millis / 1000.0;
    }
}
