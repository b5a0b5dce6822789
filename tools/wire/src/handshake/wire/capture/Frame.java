package handshake.wire.capture;

/// One frame as a capture holds it, before anybody looked inside.
///
/// @param number its place in the capture, from 1
/// @param timeNanos when it was captured, in nanoseconds since 1970-01-01T00:00Z; 0 where the
///   capture does not say (simple packet blocks)
/// @param linkType the number of its link type as pcap files carry it; see [LinkType#of(int)]
/// @param originalBytes how long it was on the wire, in bytes
/// @param bytes what was kept of it: the front, possibly shorter than `originalBytes`
public record Frame(int number, long timeNanos, int linkType, int originalBytes, Bytes bytes) {}
