package handshake.wire.capture;

/// A frame in which no TCP segment can be read.
public record NotTcp(Frame frame, Reason reason) implements Decoded {
    /// Why not.
    public enum Reason {
        /// The link type is not one of [LinkType].
        OTHER_LINK("its link type is not decoded here"),
        /// Something other than IP, ARP for instance.
        OTHER_NETWORK("it carries no IP packet"),
        /// IP, but not TCP: UDP or ICMP for instance.
        OTHER_TRANSPORT("its IP packet carries no TCP"),
        /// A piece of an IP packet whose other pieces are still missing. The segment, if it is one,
        /// comes with the frame that brings the last piece.
        FRAGMENT("it is a fragment of an IP packet"),
        /// The capture stopped keeping bytes before the end of the headers.
        CUT_OFF("its headers were not captured whole"),
        /// A length or version in its headers contradicts another.
        MALFORMED("its headers contradict themselves");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /// The reason in words that complete "no TCP segment: …".
        public String sentence() {
            return sentence;
        }
    }
}
