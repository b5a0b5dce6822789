package handshake.wire.capture;

/// What [FrameDecoder] makes of a frame: a TCP segment, what is left of one, or a reason why there
/// is none.
public sealed interface Decoded permits Segment, TornSegment, NotTcp {
    /// The frame that was decoded.
    Frame frame();
}
