package handshake.viewer.fields;

/// What some bytes of a frame mean.
///
/// @param key what they are, as the texts are filed: `tcp.seq`
/// @param from the first byte's place in the frame
/// @param to the place after the last byte; where the capture did not keep them all, beyond its end
/// @param mask which bits of those bytes, where it is not all of them; else 0
/// @param value what stands there, for people; empty where the bytes say it best
public record Field(String key, int from, int to, long mask, String value) {}
