package handshake.wire.analysis;

/// Something worth knowing about a segment. Two verdicts stand side by side: what Wireshark says,
/// and what the evidence proves.
public sealed interface Finding permits WiresharkSays, Evidence {
    /// The number of the frame it is about.
    int frame();

    /// The number of the other frame it refers to; 0 if it refers to none.
    int refersTo();

    /// The finding in plain words, without the number of its own frame.
    String sentence();
}
