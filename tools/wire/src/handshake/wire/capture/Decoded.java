package handshake.wire.capture;

/// What [FrameDecoder] makes of a frame: a TCP segment, or a reason why there is none.
public sealed interface Decoded permits Segment, NotTcp {
    /// The frame that was decoded.
    Frame frame();
}
