package lesson11;

/// A segment that carries what was carried before.
///
/// @param original the segment that carried it first
/// @param again the one that carried it again
public record Retransmission(Segment original, Segment again) {}
