package handshake.wire.analysis;

/// What the capture itself proves of a segment, without guessing from times.
public sealed interface Evidence extends Finding {
    /// How the payload compares with that of the frame referred to.
    enum Content {
        /// Same sequence numbers, same bytes.
        SAME,
        /// Same sequence numbers, other bytes: something is wrong at the sender or on the way.
        DIFFERENT,
        /// The two do not begin and end together, or one was not captured whole.
        NOT_COMPARED
    }

    /// These very sequence numbers, from `from` (inclusive) to `to` (exclusive), were carried
    /// before: a retransmission, proven.
    ///
    /// @param refersTo the first frame that carried them; 0 if it is no longer remembered
    /// @param whole whether that is all the segment carries
    record BytesSeenBefore(
            int frame, int refersTo, int from, int to, boolean whole, Content content)
            implements Evidence {
        @Override
        public String sentence() {
            String by = refersTo == 0 ? "an earlier frame" : "frame " + refersTo;
            String what = whole ? "all of this" : "part of this";
            return switch (content) {
                case SAME -> by + " carried exactly these bytes already";
                case DIFFERENT -> by + " carried other bytes under the same sequence numbers";
                case NOT_COMPARED -> by + " carried " + what + " already";
            };
        }
    }

    /// These sequence numbers lie before others already seen, and were never seen: late, or sent
    /// again after the first copy was lost before it was captured.
    ///
    /// @param refersTo the first frame that carried something after them; 0 if no longer remembered
    record BytesLate(int frame, int refersTo, int from, int to) implements Evidence {
        @Override
        public String sentence() {
            return "these bytes come after later ones"
                    + (refersTo == 0 ? "" : ", which frame " + refersTo + " carried,")
                    + " and were never seen before";
        }
    }

    /// This ACK repeats another while the bytes from `missingFrom` (inclusive) to `missingTo`
    /// (exclusive) are missing and later ones have arrived.
    ///
    /// @param refersTo the first frame with this acknowledgment number
    record AckRepeated(int frame, int refersTo, int missingFrom, int missingTo)
            implements Evidence {
        @Override
        public String sentence() {
            long missing = Integer.toUnsignedLong(missingTo - missingFrom);
            return "repeats the ACK of frame %d: %d %s missing before what came since"
                    .formatted(refersTo, missing, missing == 1 ? "byte is" : "bytes are");
        }
    }
}
